import { isDay } from '#platform/day.ts'
import type { Fault } from '#platform/refusal.ts'
import { type FieldShape, type FieldType, fieldsOf, type Writing } from './fields.ts'
import type { Part } from './part.ts'

const number = /^-?\d{1,15}(\.\d{1,6})?$/
const amount = /^\d{1,15}(\.\d{1,2})?$/
const longest = 20_000

/** How many words a text has: what stands between white space. */
export const wordsIn = (text: string): number => text.split(/\s+/u).filter((each) => each).length

/** Why a value cannot stand in a field of this type; null where it can. Whether an office exists is asked elsewhere. */
function wrongValue(value: string, field: FieldType): Omit<Fault, 'field'> | null {
  if (value.length > longest) return { reason: 'field/long', details: { most: longest } }
  switch (field.type) {
    case 'day':
      return isDay(value) ? null : { reason: 'field/day' }
    case 'year':
      return /^[12]\d{3}$/.test(value) ? null : { reason: 'plans/year' }
    case 'amount':
      return amount.test(value) ? null : { reason: 'plans/amount' }
    case 'number':
      return number.test(value) ? null : { reason: 'plans/number' }
    case 'currency':
      return /^[A-Z]{3}$/.test(value) ? null : { reason: 'plans/currency' }
    case 'choice':
      return field.choices.includes(value)
        ? null
        : { reason: 'field/word', details: { expected: field.choices.join(', ') } }
    case 'long': {
      const words = wordsIn(value)
      return field.mostWords === null || words <= field.mostWords
        ? null
        : { reason: 'plans/many-words', details: { most: field.mostWords, words } }
    }
    case 'text':
    case 'office':
      return null
  }
}

/**
 * What is wrong with the fields of a part as far as it is written: values that cannot stand there, periods that end before they
 * begin or leave the plan's, targets that contradict the indicator's kind. What is still missing is `missingFields`.
 */
export function wrongFields(
  part: Pick<Part, 'part' | 'kind' | 'fields'>,
  writing: Writing & { period?: { from?: string | undefined; to?: string | undefined } },
): Fault[] {
  const shapes = fieldsOf(part, writing)
  const known = new Map(shapes.map((shape) => [shape.name, shape]))
  const faults = Object.entries(part.fields).flatMap(([name, value]): Fault[] => {
    const shape = known.get(name)
    if (shape === undefined) return [{ field: name, reason: 'field/unknown' }]
    const wrong = wrongValue(value, shape.field)
    return wrong === null ? [] : [{ field: name, ...wrong }]
  })
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

/** Targets in the order of their years must go the indicator's way, begin beyond its baseline, and stay within its measure. */
function wrongIndicator(fields: Part['fields'], shapes: readonly FieldShape[]): Fault[] {
  const { measure, counting, direction, baseline } = fields
  const targets = shapes.flatMap(({ name, key }) => {
    const value = fields[name]
    return key === 'target' && value !== undefined ? [{ field: name, value: Number(value) }] : []
  })
  const start = baseline === undefined ? [] : [{ field: 'baseline', value: Number(baseline) }]
  const all = [...start, ...targets]
  const outside = all.flatMap(({ field, value }): Fault[] => {
    if (measure === 'percentage' && (value < 0 || value > 100))
      return [{ field, reason: 'plans/percentage' }]
    if ((measure === 'count' || measure === 'people') && (value < 0 || !Number.isInteger(value)))
      return [{ field, reason: 'plans/whole' }]
    return []
  })
  if (outside.length > 0) return outside
  if (measure === 'percentage' && counting === 'cumulative')
    return [{ field: 'counting', reason: 'plans/cumulative-share' }]
  const series = counting === 'cumulative' ? targets : all
  return series.slice(1).flatMap(({ field, value }, at): Fault[] => {
    const before = series[at]?.value ?? value
    if (counting === 'cumulative' && value < before) return [{ field, reason: 'plans/shrinks' }]
    if (counting !== 'cumulative' && direction === 'up' && value < before)
      return [{ field, reason: 'plans/against-direction' }]
    if (counting !== 'cumulative' && direction === 'down' && value > before)
      return [{ field, reason: 'plans/against-direction' }]
    return []
  })
}

/** The required fields that are empty, each as a fault. */
export const missingFields = (part: Pick<Part, 'part' | 'kind' | 'fields'>, writing: Writing) =>
  fieldsOf(part, writing).flatMap(({ name, isRequired }): Fault[] =>
    isRequired && part.fields[name] === undefined ? [{ field: name, reason: 'field/missing' }] : [],
  )
