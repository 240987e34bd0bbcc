import { monthsLater } from './drafting/months.ts'
import type { Fault } from '#platform/refusal.ts'
import { compareDecimals } from '#platform/decimal.ts'
import { wrongAmountIn } from '#platform/tree/currency.ts'
import { missingFields as missing, wrongFields as wrongValues } from '#platform/tree/wrong.ts'
import { markerOf } from './gender.ts'
import { type ProjectPart, rootPart } from './kinds.ts'
import { wrongPeople } from './people.ts'
import { costOf, mostAmount } from './totals.ts'
import { fieldsOf, type Writing } from './writing.ts'

/** No project lasts longer than thirty years, whatever its template lets it: what is due in it is reckoned month by month. */
export const longestMonths = 360

/** A part as far as it is written. */
export type Written = Pick<ProjectPart, 'part' | 'kind' | 'fields'>

/**
 * What is wrong with the fields of a part as far as it is written: values that cannot stand there, dates out of order or outside the
 * project's period, amounts its currency does not have or that nothing costs, targets against their measure or direction, counts that do not fit, a gender
 * marker that does not follow from its standards. `others` are the parts of the version, this one among them as it was. What is still
 * missing is `missingFields`; what only the network knows (offices, countries, types, donors) is asked elsewhere.
 */
export function wrongFields(
  part: Written,
  writing: Writing,
  others: readonly ProjectPart[],
): Fault[] {
  const faults = wrongValues(part.fields, fieldsOf(part, writing))
  if (faults.length > 0) return faults
  const root = others.find((each) => each.part === rootPart)?.fields ?? {}
  return [...wrongPeriod(part, root, writing), ...(ofKind[part.kind]?.(part, root, others) ?? [])]
}

/** The required fields of a part that are empty, each as a fault. */
export const missingFields = (part: Written, writing: Writing): Fault[] =>
  missing(part.fields, fieldsOf(part, writing))

type Check = (part: Written, root: ProjectPart['fields'], others: readonly ProjectPart[]) => Fault[]

const ofKind: Partial<Record<ProjectPart['kind'], Check>> = {
  project: ({ fields }) => [
    ...tooMuch('expected', fields['expected']),
    ...wrongMoney('expected', fields['expected'], fields['currency']),
    ...wrongMarker(fields),
    ...(fields['type'] !== undefined && fields['type'] === fields['second-type']
      ? [{ field: 'second-type', reason: 'projects/same-type' }]
      : []),
  ],
  indicator: ({ fields }) => wrongTarget(fields),
  line: ({ fields }, root) => [
    ...tooMuch('rate', costOf({ fields }, root['currency'] ?? '')),
    ...wrongMoney('rate', fields['rate'], root['currency']),
    ...negative(fields, ['quantity', 'duration']),
    ...wrongYear(fields['year'], root),
  ],
  place: ({ fields }) => [
    ...outside(fields, 'latitude', 90),
    ...outside(fields, 'longitude', 180),
    ...(fields['country'] !== undefined && fields['area'] !== undefined
      ? [{ field: 'area', reason: 'projects/country-or-area' }]
      : []),
  ],
  people: (part, _root, others) => {
    const counts = Object.keys(part.fields).filter((name) => /^(target|reached)\./.test(name))
    const below = negative(part.fields, counts)
    return below.length > 0 ? below : wrongPeople(part, others)
  },
}

function wrongPeriod(
  { kind, fields }: Written,
  root: ProjectPart['fields'],
  { template }: Writing,
): Fault[] {
  const { from, to } = fields
  if (from !== undefined && to !== undefined && to < from)
    return [{ field: 'to', reason: 'field/after' }]
  if (kind === 'project') {
    const most = Math.min(template.mostMonths ?? longestMonths, longestMonths)
    if (from === undefined || to === undefined) return []
    return to < monthsLater(from, most)
      ? []
      : [{ field: 'to', reason: 'projects/long-period', details: { most } }]
  }
  const isOutside = (day: string | undefined) =>
    day !== undefined &&
    ((root['from'] !== undefined && day < root['from']) ||
      (root['to'] !== undefined && day > root['to']))
  const details = { from: root['from'] ?? '…', to: root['to'] ?? '…' }
  return [
    ...(isOutside(from) ? [{ field: 'from', reason: 'projects/outside-period', details }] : []),
    ...(isOutside(to) ? [{ field: 'to', reason: 'projects/outside-period', details }] : []),
  ]
}

function wrongYear(year: string | undefined, root: ProjectPart['fields']): Fault[] {
  if (year === undefined) return []
  const [first, last] = [root['from']?.slice(0, 4), root['to']?.slice(0, 4)]
  const isOutside = (first !== undefined && year < first) || (last !== undefined && year > last)
  const details = { from: first ?? '…', to: last ?? '…' }
  return isOutside ? [{ field: 'year', reason: 'projects/outside-period', details }] : []
}

function wrongMoney(
  field: string,
  amount: string | undefined,
  currency: string | undefined,
): Fault[] {
  if (amount === undefined) return []
  if (currency === undefined) return [{ field, reason: 'projects/no-currency' }]
  const wrong = wrongAmountIn(amount, currency)
  return wrong === null ? [] : [{ field, ...wrong }]
}

/** An amount that nothing costs: it is a slip, and would stand in every sum. */
const tooMuch = (field: string, amount: string | null | undefined): Fault[] =>
  amount === null || amount === undefined || compareDecimals(amount, mostAmount) <= 0
    ? []
    : [{ field, reason: 'projects/too-much' }]

function wrongMarker(fields: ProjectPart['fields']): Fault[] {
  const told = fields['gender-marker']
  const follows = markerOf(fields)
  return told === undefined || follows === null || told === follows
    ? []
    : [{ field: 'gender-marker', reason: 'projects/other-marker', details: { marker: follows } }]
}

const negative = (fields: ProjectPart['fields'], names: readonly string[]): Fault[] =>
  names.flatMap((field) =>
    (fields[field] ?? '').startsWith('-') ? [{ field, reason: 'projects/negative' }] : [],
  )

function outside(fields: ProjectPart['fields'], field: string, most: number): Fault[] {
  const value = fields[field]
  return value === undefined || Math.abs(Number(value)) <= most
    ? []
    : [{ field, reason: 'projects/off-earth', details: { most } }]
}

/** A target must stay within what the indicator measures, and go its way from the baseline. */
function wrongTarget(fields: ProjectPart['fields']): Fault[] {
  const { measure, direction, baseline, target } = fields
  const values = ['baseline', 'target', 'reached'].flatMap((field) => {
    const value = fields[field]
    return value === undefined ? [] : [{ field, value: Number(value) }]
  })
  const off = values.flatMap(({ field, value }): Fault[] => {
    if (measure === 'percentage' && (value < 0 || value > 100))
      return [{ field, reason: 'field/percentage' }]
    const isCount = measure === 'count' || measure === 'people'
    return isCount && (value < 0 || !Number.isInteger(value))
      ? [{ field, reason: 'projects/whole' }]
      : []
  })
  if (off.length > 0 || baseline === undefined || target === undefined) return off
  const [start, end] = [Number(baseline), Number(target)]
  const isAgainst = (direction === 'up' && end < start) || (direction === 'down' && end > start)
  return isAgainst ? [{ field: 'target', reason: 'projects/against-direction' }] : []
}
