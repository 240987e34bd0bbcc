import { type TSchema, Type } from 'typebox'
import { recordedShape } from '#platform/http/shapes.ts'
import { changeKinds } from '#decisions/model/change.ts'
import { scenarioStates } from '#scenarios/model/scenario.ts'

export const text = Type.String()
export const maybe = Type.Union([text, Type.Null()])
const Day = Type.String({ format: 'date' })
const orNull = (schema: TSchema) => Type.Union([schema, Type.Null()])

/** A scenario in a list. */
export const ScenarioShape = Type.Object({
  id: text,
  title: text,
  state: Type.Enum([...scenarioStates]),
  day: Day,
  deadline: orNull(Day),
  changes: Type.Integer(),
  author: maybe,
  postTitle: maybe,
  branchedFrom: maybe,
  madeAt: text,
  decision: maybe,
  ...recordedShape,
})

const OutcomeShape = Type.Object({
  kind: Type.Enum(['adopted', 'rejected', 'withdrawn']),
  reason: text,
  unheard: maybe,
  decision: maybe,
  signed: Type.Array(text),
  name: maybe,
  postTitle: maybe,
  at: text,
})

/** A scenario with what its forms rest on. */
export const WholeShape = Type.Object({
  ...ScenarioShape.properties,
  note: text,
  base: text,
  invited: Type.Array(text),
  revision: Type.Integer(),
  outcome: orNull(OutcomeShape),
  versions: Type.Object({ edit: text, revision: text }),
})

/** A change in a list: its cells, and what it says. */
export const ChangeShape = Type.Object({
  id: text,
  number: Type.Integer(),
  change: Type.Enum([...changeKinds]),
  subject: text,
  value: text,
  qualifier: text,
  note: text,
  text,
})

/** What somebody said. */
export const CommentShape = Type.Object({
  id: text,
  change: orNull(Type.Integer()),
  name: maybe,
  postTitle: maybe,
  office: maybe,
  officeName: maybe,
  text,
  at: text,
})

/** One thing of which the network would say something else. */
export const ImpactShape = Type.Object({
  id: text,
  part: text,
  about: text,
  before: text,
  after: text,
  consequence: text,
})

/** One thing to be seen to before the scenario is adopted. */
export const ToDoShape = Type.Object({
  id: text,
  severity: Type.Enum(['moved', 'wrong', 'error', 'warning'], {
    description: 'All but warnings stop it; warnings are signed for by their ids',
  }),
  title: text,
  text,
  mend: maybe,
})

/** A change of two scenarios that are compared. */
export const ComparedShape = Type.Object({
  ...ChangeShape.properties,
  in: Type.Enum(['this', 'other', 'both']),
})
