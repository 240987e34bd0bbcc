import {
  compareDecimals,
  decimalPattern,
  isDecimal,
  isWhole,
  percentageOf,
  placesOf,
  sumOf,
} from '#platform/decimal.ts'
import type { Fault } from '#platform/refusal.ts'
import { categoriesOf } from './breakdown.ts'
import type { Definition } from './indicator.ts'
import type { Reported } from './report.ts'

/** The values that an indicator has, by year. */
export type ValuesByYear = ReadonlyMap<number, Pick<Reported, 'value'>>

/**
 * What is wrong with a reported value, field by field; empty where it can be taken. Refused are: years outside of the plan or still
 * to come; what contradicts the indicator's measure (counts are whole and not negative, percentages between 0 and 100 and what their
 * numerator and denominator make); what falls although it counts from the beginning; a breakdown that has other categories or does
 * not add up to the value; a source without a title. `thisYear` is the year of today.
 */
export function wrongReport(
  definition: Definition,
  reported: Reported,
  { values, thisYear }: { values: ValuesByYear; thisYear: number },
): Fault[] {
  const faults = [...wrongYear(definition, reported, thisYear), ...wrongSource(reported)]
  if (!isDecimal(reported.value))
    return [{ field: 'value', reason: 'monitoring/fault.number' }, ...faults]
  return [
    ...wrongValue(definition, reported),
    ...wrongFraction(definition, reported),
    ...wrongOrder(definition, reported, values),
    ...wrongBreakdown(definition, reported),
    ...faults,
  ]
}

function wrongYear({ years }: Definition, { year }: Reported, thisYear: number): Fault[] {
  const [first] = years
  const last = years.at(-1)
  if (!years.includes(year))
    return [
      {
        field: 'year',
        reason: 'monitoring/fault.other-year',
        details: { from: String(first ?? '…'), to: String(last ?? '…') },
      },
    ]
  return year > thisYear ? [{ field: 'year', reason: 'monitoring/fault.future' }] : []
}

function wrongSource({ source: { title, address } }: Reported): Fault[] {
  return [
    ...(title.trim() === '' ? [{ field: 'sourceTitle', reason: 'field/missing' }] : []),
    ...(address === null || isOfWeb(address)
      ? []
      : [{ field: 'sourceAddress', reason: 'monitoring/fault.no-address' }]),
  ]
}

function isOfWeb(address: string): boolean {
  const url = URL.parse(address)
  return url !== null && /^https?:$/.test(url.protocol) && /^https?:\/\//i.test(address)
}

/** Why a number cannot be a value of this measure; null where it can. */
function against(measure: Definition['measure'], value: string): string | null {
  if (!decimalPattern.test(value)) return 'monitoring/fault.number'
  const isNegative = compareDecimals(value, '0') < 0
  switch (measure) {
    case 'count':
    case 'people':
      return isNegative || !isWhole(value) ? 'monitoring/fault.whole' : null
    case 'percentage':
      return isNegative || compareDecimals(value, '100') > 0 ? 'monitoring/fault.percentage' : null
    case 'index':
      return null
  }
}

function wrongValue({ measure }: Definition, { value }: Reported): Fault[] {
  const reason = against(measure, value)
  return reason === null ? [] : [{ field: 'value', reason }]
}

function wrongFraction({ measure }: Definition, { value, numerator, denominator }: Reported) {
  if (numerator === null && denominator === null) return []
  const field = numerator === null ? 'numerator' : 'denominator'
  if (measure !== 'percentage')
    return [
      {
        field: numerator === null ? 'denominator' : 'numerator',
        reason: 'monitoring/fault.no-share',
      },
    ]
  if (numerator === null || denominator === null) return [{ field, reason: 'field/missing' }]
  const faults: Fault[] = []
  if (!isDecimal(numerator) || compareDecimals(numerator, '0') < 0)
    faults.push({ field: 'numerator', reason: 'monitoring/fault.number' })
  if (!isDecimal(denominator) || compareDecimals(denominator, '0') <= 0)
    faults.push({ field: 'denominator', reason: 'monitoring/fault.more-than-none' })
  if (faults.length > 0) return faults
  const share = percentageOf(numerator, denominator, placesOf(value))
  if (compareDecimals(share, value) === 0) return []
  return [{ field: 'value', reason: 'monitoring/fault.other-share', details: { share } }]
}

/** What counts from the beginning never falls: not below an earlier year, and not above a later one. */
function wrongOrder({ counting }: Definition, { year, value }: Reported, values: ValuesByYear) {
  if (counting !== 'cumulative') return []
  const others = [...values].filter(([other]) => other !== year).toSorted(([a], [b]) => a - b)
  const before = others.findLast(([other]) => other < year)
  const after = others.find(([other]) => other > year)
  const fault = (reason: string, [other, held]: [number, Pick<Reported, 'value'>]): Fault[] => [
    { field: 'value', reason, details: { year: String(other), value: held.value } },
  ]
  if (before !== undefined && compareDecimals(value, before[1].value) < 0)
    return fault('monitoring/fault.falls', before)
  if (after !== undefined && compareDecimals(value, after[1].value) > 0)
    return fault('monitoring/fault.passes', after)
  return []
}

function wrongBreakdown(
  { measure, disaggregation }: Definition,
  { value, breakdown }: Reported,
): Fault[] {
  const told = Object.entries(breakdown)
  const known = new Set(categoriesOf(disaggregation))
  const faults = told.flatMap(([category, own]): Fault[] => {
    const field = `breakdown.${category}`
    if (!known.has(category)) return [{ field, reason: 'monitoring/fault.no-category' }]
    const reason = against(measure, own)
    return reason === null ? [] : [{ field, reason }]
  })
  const [first] = told
  const isAdded = measure === 'count' || measure === 'people'
  if (faults.length > 0 || first === undefined || !isAdded || against(measure, value) !== null)
    return faults
  const sum = sumOf(Object.values(breakdown))
  if (compareDecimals(sum, value) === 0) return []
  const details = { sum, value }
  return [{ field: `breakdown.${first[0]}`, reason: 'monitoring/fault.sum', details }]
}
