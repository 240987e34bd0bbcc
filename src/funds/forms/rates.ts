import { type Day, daysAfter, isDay } from '#platform/day.ts'
import { type Fault, Refusal } from '#platform/refusal.ts'
import { type Reading, readRows } from '#platform/rows.ts'
import { isCurrency } from '#platform/tree/currency.ts'
import { home, type Units } from '#funds/model/rates.ts'

/** The columns of a file of rates: so many units of a currency are one dollar, from a day. */
export const rateColumns = ['currency', 'day', 'units', 'source'] as const

/** The most rows of a file: all currencies for many years. */
export const mostRates = 20_000
/** So many wrong cells are told of one file; a reader mends those first. */
const mostTold = 100
/** Rates are told for the next month, never for years to come. */
const mostAhead = 62

/**
 * All rates of a file. Takes nothing of a file that has anything wrong (`funds/wrong-rates`): told are the number of each wrong row, its cell and why,
 * such as a currency that is none, a day that is none or too far ahead, numbers with separators of thousands or a decimal comma,
 * rates that are not above 0, a currency that has two rates on one day. Refuses a file without a row, or of too many.
 */
export function takeRates(
  text: string,
  { today, isDemo }: { today: Day; isDemo: boolean },
): Units[] {
  if (text.split('\n').length > mostRates + 1)
    throw new Refusal('invalid', 'funds/too-many-rates', { details: { most: mostRates } })
  const first = new Map<string, number>()
  let row = 1
  const { rows, wrong } = readRows('rates.csv', text, rateColumns, (reading) => {
    row += 1
    const rate = rateIn(reading, { latest: daysAfter(today, mostAhead), isDemo })
    const key = `${rate.currency} ${rate.day}`
    const before = first.get(key)
    if (before === undefined) first.set(key, row)
    else reading.fault('day', 'funds/fault.twice', { first: before, value: key })
    return rate
  })
  if (wrong.length > 0)
    throw new Refusal('invalid', 'funds/wrong-rates', {
      faults: wrong.slice(0, mostTold).map(({ row: at, field, reason, details }): Fault => ({
        field: field === '' ? `rows.${at}` : `rows.${at}.${field}`,
        reason: reason.startsWith('file/') ? `sources/${reason}` : reason,
        ...(details === undefined ? {} : { details }),
      })),
    })
  if (rows.length === 0) throw new Refusal('invalid', 'funds/no-rates')
  return rows
}

type Row = Reading<(typeof rateColumns)[number]>

function rateIn({ row, fault }: Row, { latest, isDemo }: { latest: Day; isDemo: boolean }): Units {
  const { currency, day, units, source } = row
  if (!isCurrency(currency)) fault('currency', 'funds/fault.currency', { value: currency })
  if (currency === home) fault('currency', 'funds/fault.home', { value: currency })
  if (!isDay(day)) fault('day', 'field/day')
  else if (day > latest) fault('day', 'funds/fault.ahead', { value: day, latest })
  if (source === '') fault('source', 'field/missing')
  if (!/^\d{1,12}(\.\d{1,8})?$/.test(units)) fault('units', 'funds/fault.number', { value: units })
  else if (/^[0.]+$/.test(units)) fault('units', 'funds/fault.zero')
  return { currency, day, units, source, isDemo }
}

/** Where a wrong cell is: the row of the file, counted from 1, and the name of its column; null for other fields. */
export function placeOf(field: string): { row: number; column: string | null } | null {
  const [, row, column = null] = /^rows\.(\d+)(?:\.(\w+))?$/.exec(field) ?? []
  return row === undefined ? null : { row: Number(row), column }
}
