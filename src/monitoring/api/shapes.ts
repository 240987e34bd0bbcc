import { type TSchema, Type } from 'typebox'
import { countings, directions, disaggregations, measures } from '#plans/model/indicator.ts'
import { planLevels } from '#plans/model/level.ts'
import { standings } from '#monitoring/model/progress.ts'
import { reportStates } from '#monitoring/model/report.ts'
import { obstacles } from '#monitoring/model/roll-up.ts'

const text = Type.String()
const orNull = (schema: TSchema) => Type.Union([schema, Type.Null()])
const maybe = orNull(text)
const texts = Type.Record(Type.String(), text)
const count = Type.Integer()
/** An exact decimal. */
const number = Type.String({ pattern: '^-?\\d+(\\.\\d+)?$' })
const maybeNumber = orNull(number)

/** A plan in force: how many of its indicators stand how in the year of the day. */
export const PlanShape = Type.Object({
  id: text,
  number: count,
  title: text,
  level: Type.Enum([...planLevels]),
  office: text,
  officeName: maybe,
  covers: Type.Array(text),
  indicators: count,
  reached: count,
  onTheWay: count,
  behind: count,
  farBehind: count,
  noValue: count,
  noTarget: count,
})

/** An indicator of a plan, with how it stands in the year of the day; its id is that of the part. */
export const IndicatorShape = Type.Object({
  id: text,
  plan: text,
  number: count,
  title: text,
  unit: maybe,
  measure: Type.Enum([...measures]),
  counting: Type.Enum([...countings]),
  direction: Type.Enum([...directions]),
  disaggregation: Type.Enum([...disaggregations]),
  baseline: maybeNumber,
  baselineYear: orNull(count),
  year: orNull(count),
  target: maybeNumber,
  value: maybeNumber,
  share: orNull(Type.Number()),
  standing: Type.Enum([...standings]),
})

/** An indicator with what its verb rests on. */
export const WholeIndicatorShape = Type.Object({
  ...IndicatorShape.properties,
  titles: texts,
  units: texts,
  targets: Type.Array(Type.Object({ year: count, value: number })),
  years: Type.Array(count),
  version: text,
})

/** One year of an indicator, with where its value comes from; its id is the year. */
export const YearShape = Type.Object({
  id: text,
  target: maybeNumber,
  value: maybeNumber,
  share: orNull(Type.Number()),
  standing: Type.Enum([...standings]),
  report: maybe,
  sourceTitle: maybe,
  sourceAddress: maybe,
})

/** What was reported; who did is told to those who signed in. */
export const ReportShape = Type.Object({
  id: text,
  plan: text,
  part: text,
  year: count,
  value: number,
  numerator: maybeNumber,
  denominator: maybeNumber,
  breakdown: Type.Record(Type.String(), number),
  sourceTitle: text,
  sourceAddress: maybe,
  note: text,
  office: text,
  state: Type.Enum([...reportStates]),
  isValue: Type.Boolean(),
  reason: maybe,
  reporter: maybe,
  reporterPost: maybe,
  reportedAt: text,
  decider: maybe,
  deciderPost: maybe,
  decidedAt: maybe,
  version: text,
})

/** What several indicators add up to, or why they are not added. */
export const RollUpShape = Type.Object({
  upper: text,
  year: count,
  isAdded: Type.Boolean(),
  isComplete: Type.Boolean(),
  value: maybeNumber,
  numerator: maybeNumber,
  denominator: maybeNumber,
  breakdown: Type.Record(Type.String(), number),
  reasons: Type.Array(
    Type.Object({
      obstacle: Type.Enum([...obstacles]),
      members: Type.Array(Type.Object({ id: text, says: text })),
    }),
  ),
  members: Type.Array(
    Type.Object({ id: text, title: text, office: text, value: maybeNumber, report: maybe }),
  ),
  between: Type.Array(text),
})
