import { type Static, Type } from 'typebox'
import { isDay } from '#platform/day.ts'
import { instantFrom } from '#platform/http/moment.ts'
import { ApiQuery, idOf, PageQuery, pagingFields } from '#platform/http/queries.ts'
import { type Fault, Refusal } from '#platform/refusal.ts'
import { bases, changeKinds } from '#network/model/change-basis.ts'
import { axes, type Axis, type Span } from '#network/model/span.ts'

const moment = '\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?(Z|[+ -]\\d{2}:\\d{2}))?'
const MomentField = Type.String({
  pattern: `^(?!0000)${moment}$`,
  maxLength: 40,
  description: 'A day; along the recorded axis also an instant (a day means its end, in UTC)',
})
const PageMomentField = Type.String({ pattern: `^((?!0000)${moment})?$`, maxLength: 40 })
const AxisField = Type.Enum([...axes], {
  description:
    '`valid`: what was so on two days. `recorded`: what was known at two moments of the day `asOf`: corrections',
})

/** What a comparison takes in the API. */
export const ChangesQuery = ApiQuery({
  ...pagingFields,
  from: MomentField,
  to: MomentField,
  axis: Type.Optional(AxisField),
  kind: Type.Optional(Type.Enum([...changeKinds], { description: 'Only changes of this kind' })),
  basis: Type.Optional(Type.Enum([...bases], { description: 'Only changes that are known so' })),
  office: Type.Optional(idOf('Only changes of this office')),
})

/** The same on a page, where the two days may be left out and a form sends its empty fields too. */
export const CompareQuery = PageQuery({
  from: Type.Optional(PageMomentField),
  to: Type.Optional(PageMomentField),
  axis: Type.Optional(Type.Enum(['', ...axes])),
})
export type CompareQuery = Static<typeof CompareQuery>

interface Typed {
  axis?: Axis | undefined
  from: string
  to: string
  asKnown?: string | undefined
}

/** What was typed for the two ends. Refuses days and instants that are none, and a later end before the earlier one. */
export function spanFrom({ axis = 'valid', from, to, asKnown }: Typed, now: Date): Span {
  const faults: Fault[] = []
  if (axis === 'recorded' && asKnown !== undefined)
    faults.push({ field: 'asKnown', reason: 'field/beside', details: { other: 'axis=recorded' } })
  if (axis === 'valid')
    for (const [field, day] of Object.entries({ from, to }))
      if (!isDay(day)) faults.push({ field, reason: 'field/day' })
  refuse(faults)
  const span =
    axis === 'valid'
      ? { axis, from, to }
      : { axis, from: instantFrom(from, now, 'from'), to: instantFrom(to, now, 'to') }
  const isBackward = axis === 'valid' ? from > to : Date.parse(span.from) > Date.parse(span.to)
  if (isBackward) refuse([{ field: 'to', reason: 'field/order', details: { from, to } }])
  return span
}

function refuse(faults: readonly Fault[]): void {
  if (faults.length > 0) throw new Refusal('invalid', 'request/invalid', { faults })
}
