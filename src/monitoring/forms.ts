import { type TProperties, Type } from 'typebox'
import { VersionField } from '#platform/doors/version.ts'
import { everyCategory } from './model/breakdown.ts'
import { verdicts } from './model/report.ts'

const LineField = Type.String({ maxLength: 200 })
const LongField = Type.String({ maxLength: 2000 })
const AddressField = Type.String({ maxLength: 1000, description: 'http or https' })
const YearField = Type.Integer({ minimum: 1900, maximum: 2999 })
/** What is no number is told by its field like what does not fit: nothing typed is lost. */
const NumberField = Type.String({ maxLength: 40, description: 'An exact decimal, such as 12.5' })

const reported = {
  year: YearField,
  value: NumberField,
  numerator: Type.Optional(NumberField),
  denominator: Type.Optional(NumberField),
  sourceTitle: LineField,
  sourceAddress: Type.Optional(AddressField),
  note: Type.Optional(LongField),
  version: VersionField,
}

/** A value of an indicator for a year, in the API; the breakdown by category. */
export const ReportBody = Type.Object({
  ...reported,
  breakdown: Type.Optional(Type.Record(Type.String({ maxLength: 40 }), NumberField)),
})

const cells: TProperties = Object.fromEntries(
  everyCategory.map((category) => [`breakdown.${category}`, Type.Optional(NumberField)]),
)

/** The same on the page, with a field for each category. */
export const ReportForm = Type.Object({ ...cells, ...reported })

/** What is said of a report, and why: a return needs a reason. */
export const VerdictBody = Type.Object({
  verdict: Type.Enum([...verdicts]),
  reason: Type.Optional(LongField),
  version: VersionField,
})
