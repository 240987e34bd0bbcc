import type { Fault } from '#platform/refusal.ts'
import { wrongFields as wrongValues } from '#platform/tree/wrong.ts'
import { fieldsOf, type Writing } from './fields.ts'
import { wrongIndicator } from './indicator.ts'
import type { Part } from './part.ts'

/**
 * What is wrong with the fields of a part as far as it is written: values that cannot stand there, periods that end before they
 * begin or leave the plan's, targets that contradict the indicator's kind.
 */
export function wrongFields(
  part: Pick<Part, 'part' | 'kind' | 'fields'>,
  writing: Writing & { period?: { from?: string | undefined; to?: string | undefined } },
): Fault[] {
  const shapes = fieldsOf(part, writing)
  const faults = wrongValues(part.fields, shapes)
  if (faults.length > 0) return faults
  return [
    ...wrongPeriod(part, writing),
    ...wrongCost(part.fields),
    ...(part.kind === 'indicator' ? wrongIndicator(part.fields, shapes) : []),
  ]
}

function wrongPeriod(
  { kind, fields }: Pick<Part, 'kind' | 'fields'>,
  {
    template,
    period,
  }: Writing & { period?: { from?: string | undefined; to?: string | undefined } },
): Fault[] {
  const { from, to } = fields
  if (from !== undefined && to !== undefined && to < from)
    return [{ field: 'to', reason: 'field/after' }]
  if (kind !== 'plan') {
    const isOutside = (day: string | undefined) =>
      day !== undefined &&
      ((period?.from !== undefined && day < period.from) ||
        (period?.to !== undefined && day > period.to))
    const details = { from: period?.from ?? '…', to: period?.to ?? '…' }
    return [
      ...(isOutside(from) ? [{ field: 'from', reason: 'plans/outside-period', details }] : []),
      ...(isOutside(to) ? [{ field: 'to', reason: 'plans/outside-period', details }] : []),
    ]
  }
  const { mostYears } = template
  if (from === undefined || to === undefined || mostYears === null) return []
  const last = `${String(Number(from.slice(0, 4)) + mostYears).padStart(4, '0')}${from.slice(4)}`
  return to < last
    ? []
    : [{ field: 'to', reason: 'plans/long-period', details: { most: mostYears } }]
}

function wrongCost({ cost, currency }: Part['fields']): Fault[] {
  if (cost !== undefined && currency === undefined)
    return [{ field: 'currency', reason: 'field/missing' }]
  if (currency !== undefined && cost === undefined)
    return [{ field: 'cost', reason: 'field/missing' }]
  return []
}
