import { type TSchema, Type } from 'typebox'
import { costKinds } from '#projects/model/fields.ts'
import { certainties } from '#funds/model/conditions.ts'
import { overheadBases } from '#funds/model/overhead.ts'
import { budgetRules } from '#budgets/model/faults.ts'

const text = Type.String()
const orNull = (schema: TSchema) => Type.Union([schema, Type.Null()])
const maybe = orNull(text)
const Day = Type.String({ format: 'date' })

const sums = {
  direct: text,
  staff: text,
  office: text,
  programme: text,
  overhead: text,
  total: text,
}
const grouped = (of: TSchema) => Type.Array(Type.Object({ of, ...sums }))

/** The budget of a version. Amounts are exact decimals in `currency`; of each way to gather the lines the totals add up to the total. */
export const BudgetShape = Type.Object({
  project: text,
  number: Type.Integer(),
  revision: Type.Integer(),
  day: Day,
  currency: maybe,
  ...Object.fromEntries(Object.entries(sums).map(([name, schema]) => [name, orNull(schema)])),
  byYear: grouped(orNull(Type.Integer())),
  byOffice: grouped(maybe),
  byActivity: grouped(maybe),
  byOutput: grouped(maybe),
  byKind: grouped(Type.Enum([...costKinds])),
  overheadRule: orNull(
    Type.Object({
      rate: text,
      basis: Type.Enum([...overheadBases]),
      fund: maybe,
      certainty: Type.Enum([...certainties]),
      source: text,
    }),
  ),
  inDollars: orNull(
    Type.Object({ total: text, rate: text, day: Day, source: text, isDemo: Type.Boolean() }),
  ),
  faults: Type.Array(
    Type.Object({
      rule: Type.Enum([...budgetRules]),
      part: maybe,
      field: maybe,
      reason: text,
      repair: maybe,
      fund: maybe,
      source: maybe,
      isWarning: Type.Boolean(),
    }),
  ),
})

/** A budget line. `cost` is null while it cannot be reckoned. */
export const LineShape = Type.Object({
  id: text,
  title: text,
  activity: maybe,
  output: maybe,
  kind: Type.Enum([...costKinds]),
  office: maybe,
  year: orNull(Type.Integer()),
  unit: maybe,
  quantity: maybe,
  duration: maybe,
  rate: maybe,
  share: maybe,
  purpose: maybe,
  cost: maybe,
  currency: maybe,
})
