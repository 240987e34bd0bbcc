import { type TSchema, Type } from 'typebox'
import { answers } from '#routes/model/checklist.ts'
import { causes, outcomes, stepStates } from '#routes/model/route.ts'
import { purposes, verdicts } from '#routes/model/rule.ts'

const text = Type.String()
const orNull = (schema: TSchema) => Type.Union([schema, Type.Null()])
const maybe = orNull(text)
const Day = Type.String({ format: 'date' })
const MaybeDay = orNull(Day)
const Instant = Type.String({ format: 'date-time' })
const texts = Type.Array(text)
const by = { name: maybe, postTitle: maybe }

/** Why an office is asked: a sentence, why others were passed over, and where it is said. */
export const BecauseShape = Type.Object({
  text,
  passed: texts,
  on: Day,
  by: text,
  function: maybe,
  via: maybe,
  countries: texts,
  sources: Type.Array(Type.Object({ source: text, line: orNull(Type.Integer()) })),
})

/** A rule: one step that may be asked, from a day until a day. */
export const RuleShape = Type.Object({
  id: text,
  title: text,
  purposes: Type.Array(Type.Enum([...purposes])),
  stage: Type.Integer(),
  from: Day,
  until: MaybeDay,
  right: text,
  roles: texts,
  checklist: maybe,
  workingDays: Type.Integer(),
  verdicts: Type.Array(Type.Enum([...verdicts])),
  source: text,
})

/** A version of a checklist. */
export const ChecklistShape = Type.Object({
  id: text,
  version: Type.Integer(),
  title: text,
  from: Day,
  until: MaybeDay,
  source: text,
  items: Type.Array(
    Type.Object({ id: text, title: text, isRequired: Type.Boolean(), isDecisive: Type.Boolean() }),
  ),
})

/** A route in a list. */
export const RouteItem = Type.Object({
  id: text,
  project: text,
  number: Type.Integer(),
  purpose: Type.Enum([...purposes]),
  about: maybe,
  anchor: Day,
  openedAt: Instant,
  follows: maybe,
  sentBy: maybe,
  outcome: orNull(Type.Enum([...outcomes])),
  endedAt: orNull(Instant),
  reason: maybe,
})

/** A step of a route. */
export const StepShape = Type.Object({
  id: text,
  title: text,
  rule: text,
  stage: Type.Integer(),
  theme: maybe,
  countries: texts,
  right: text,
  checklist: orNull(Type.Object({ id: text, version: Type.Integer() })),
  state: Type.Enum([...stepStates]),
  office: maybe,
  post: maybe,
  postTitle: maybe,
  since: Day,
  due: MaybeDay,
  openedAt: orNull(Instant),
  begunAt: orNull(Instant),
  cause: orNull(Type.Enum([...causes])),
  because: orNull(BecauseShape),
  able: Type.Array(Type.Object({ name: text })),
  verdict: orNull(
    Type.Object({
      verdict: Type.Enum([...verdicts]),
      reason: maybe,
      reasons: Type.Array(Type.Object({ part: text, field: text, text })),
      answers: Type.Array(Type.Object({ item: text, answer: Type.Enum([...answers]), note: text })),
      at: Instant,
      ...by,
    }),
  ),
  reviews: Type.Array(
    Type.Object({
      name: text,
      postTitle: maybe,
      scores: Type.Record(text, Type.Number()),
      recommendation: text,
      text,
      at: Instant,
    }),
  ),
  before: Type.Array(
    Type.Object({ postTitle: maybe, since: Day, due: MaybeDay, cause: maybe, until: Instant }),
    { description: 'Who had it before' },
  ),
  version: orNull(Type.String({ description: 'What a verdict on it rests on' })),
})

/** A condition of an endorsement. */
export const ConditionShape = Type.Object({
  id: text,
  step: text,
  text,
  due: MaybeDay,
  state: Type.Enum(['open', 'met', 'confirmed']),
  postTitle: orNull(
    Type.String({ description: 'The post that confirms it; none when it is confirmed' }),
  ),
  said: Type.Array(
    Type.Object({ said: text, note: text, name: text, postTitle: maybe, at: Instant }),
  ),
})

/** A route whole. */
export const RouteShape = Type.Object({
  ...RouteItem.properties,
  steps: Type.Array(StepShape),
  conditions: Type.Array(ConditionShape),
})

/** A step as it would be asked. */
export const PreviewStepShape = Type.Object({
  rule: text,
  title: text,
  stage: Type.Integer(),
  theme: maybe,
  countries: texts,
  isSkipped: Type.Boolean(),
  office: maybe,
  officeName: maybe,
  post: maybe,
  postTitle: maybe,
  due: MaybeDay,
  because: orNull(BecauseShape),
})

/** Something that waits for whoever asks. */
export const WorkShape = Type.Object({
  id: text,
  route: text,
  rule: text,
  title: text,
  theme: maybe,
  purpose: Type.Enum([...purposes]),
  project: text,
  projectTitle: text,
  code: maybe,
  office: text,
  officeName: maybe,
  postTitle: maybe,
  since: Day,
  due: MaybeDay,
  cause: orNull(Type.Enum([...causes])),
  why: maybe,
  isBegun: Type.Boolean(),
  isLate: Type.Boolean(),
})

/** Something that whoever asks sent on its way. */
export const SentShape = Type.Object({
  id: text,
  project: text,
  projectTitle: text,
  code: maybe,
  purpose: Type.Enum([...purposes]),
  office: text,
  officeName: maybe,
  openedAt: Instant,
  outcome: orNull(Type.Enum([...outcomes])),
  with: texts,
  done: Type.Integer(),
  steps: Type.Integer(),
})

/** A project that was shared with whoever asks. */
export const SharedShape = Type.Object({
  id: text,
  projectTitle: text,
  code: maybe,
  office: text,
  officeName: maybe,
  state: text,
  with: text,
})

/** A step whose last day is over. */
export const StuckShape = Type.Object({
  id: text,
  route: text,
  rule: text,
  title: text,
  purpose: Type.Enum([...purposes]),
  project: text,
  projectTitle: text,
  code: maybe,
  office: text,
  officeName: maybe,
  postTitle: maybe,
  since: Day,
  due: Day,
  days: Type.Integer(),
  cause: orNull(Type.Enum([...causes])),
})

const Spread = Type.Object({ median: Type.Number(), p90: Type.Number() })

/** How long steps took, in days. */
export const TurnaroundShape = Type.Object({
  id: text,
  office: text,
  officeName: maybe,
  rule: text,
  type: maybe,
  month: text,
  count: Type.Integer(),
  waiting: Spread,
  working: Spread,
})
