import { Type } from 'typebox'
import { recordedShape } from '#platform/http/shapes.ts'

const text = Type.String()
const maybe = Type.Union([text, Type.Null()])
const Day = Type.String({ format: 'date' })
const MaybeDay = Type.Union([Day, Type.Null()])
const MaybeNumber = Type.Union([Type.Integer(), Type.Null()])

/** What an agreement asks. */
const TermsShape = Type.Object({
  interimLeastMonths: MaybeNumber,
  interimEveryMonths: MaybeNumber,
  interimWithinWeeks: MaybeNumber,
  finalWithinMonths: MaybeNumber,
  extensionMonthsBefore: MaybeNumber,
  isLateExtensionAllowed: Type.Boolean(),
  budgetChangeMost: maybe,
  exPostFromMonths: MaybeNumber,
  exPostToMonths: MaybeNumber,
})

/** An agreement. */
export const AgreementShape = Type.Object({
  project: text,
  state: text,
  reference: text,
  currency: text,
  amount: text,
  valueDay: Day,
  rate: Type.Union([
    Type.Object({
      from: text,
      to: text,
      rate: text,
      day: Day,
      source: text,
      isDemo: Type.Boolean(),
    }),
    Type.Null(),
  ]),
  from: Day,
  to: Day,
  terms: TermsShape,
  instalments: Type.Array(
    Type.Object({ place: Type.Integer(), day: Day, amount: text, condition: maybe }),
  ),
  signedOn: MaybeDay,
  difference: maybe,
  version: text,
  ...recordedShape,
})

/** A revision in a list; its id is its number. */
export const RevisionShape = Type.Object({
  id: text,
  basedOn: Type.Integer(),
  kind: text,
  reason: text,
  lateReason: maybe,
  state: text,
  day: Day,
  reference: maybe,
})

/** A version and the days on which it is in force. */
export const InForceShape = Type.Object({
  id: text,
  since: Day,
  until: MaybeDay,
  from: MaybeDay,
  to: MaybeDay,
})

const named = Type.Record(Type.String(), Type.String())
const part = { part: text, titles: named }

/** What a report is filled with; what was spent is not recorded. */
const FiguresShape = Type.Object({
  currency: maybe,
  total: maybe,
  indicators: Type.Array(
    Type.Object({
      ...part,
      units: named,
      baseline: maybe,
      target: maybe,
      reached: maybe,
      reachedDay: MaybeDay,
    }),
  ),
  activities: Type.Array(
    Type.Object({ ...part, from: MaybeDay, to: MaybeDay, done: maybe, doneDay: MaybeDay }),
  ),
  money: Type.Array(Type.Object({ part: maybe, titles: named, budgeted: text })),
})

const standing = {
  kind: text,
  from: Day,
  to: Day,
  due: Day,
  state: text,
  sentOn: MaybeDay,
  isLate: Type.Boolean(),
}

/** A report in a list. */
export const ReportItem = Type.Object({ id: text, ...standing })

/** A report with its chapters and figures. */
export const ReportShape = Type.Object({
  id: text,
  ...standing,
  language: maybe,
  texts: named,
  figures: FiguresShape,
  version: text,
})

/** An item of a closing checklist; its id is `checklist/item`. */
export const ClosingShape = Type.Object({
  id: text,
  checklist: text,
  version: Type.Integer(),
  item: text,
  title: text,
  right: text,
  answer: maybe,
  note: maybe,
})

/** An evaluation. */
export const EvaluationShape = Type.Object({
  id: text,
  kind: text,
  evaluator: text,
  from: Day,
  to: Day,
  state: text,
  findings: text,
  version: text,
  ...recordedShape,
})

/** A recommendation. */
export const RecommendationShape = Type.Object({
  id: text,
  evaluation: text,
  text,
  office: text,
  officeName: maybe,
  holder: maybe,
  due: Day,
  answer: maybe,
  reason: maybe,
  state: text,
  note: text,
  ...recordedShape,
})

/** Something that is due; its id is that of the project with its kind and which of it. */
export const DueShape = Type.Object({
  id: text,
  kind: text,
  ref: text,
  name: text,
  project: text,
  code: maybe,
  title: text,
  office: text,
  officeName: maybe,
  begins: MaybeDay,
  day: Day,
  settled: MaybeDay,
  isLate: Type.Boolean(),
})

/** A calendar for programs. */
export const FeedShape = Type.Object({ id: text, madeAt: Type.String({ format: 'date-time' }) })
