import type { Day } from '#platform/day.ts'
import { placesOfCurrency } from '#platform/tree/currency.ts'

/** The currency in which rates are told: so many units of another are one of it. */
export const home = 'USD'

/** How one currency stands to another, and since when: so many units of each are one dollar of the United States. */
export interface Rate {
  from: string
  to: string
  /** The day from which it holds: the earlier one where two rates are needed. */
  day: Day
  source: string
  /** Whether it is invented for trying out. */
  isDemo: boolean
  /** How many of `to` are one of `from`, to ten places: to be shown, not to be reckoned with. */
  rate: string
  fromUnits: string
  toUnits: string
}

/** So many units of a currency are one dollar, from a day. */
export interface Units {
  currency: string
  day: Day
  units: string
  source: string
  isDemo: boolean
}

/** The rate between two currencies, of what each is to the dollar; the dollar itself needs none. Null where one is not known. */
export function rateBetween(
  { from, to, day }: { from: string; to: string; day: Day },
  units: readonly Units[],
): Rate | null {
  if (from === to)
    return { from, to, day, source: '', isDemo: false, rate: '1', fromUnits: '1', toUnits: '1' }
  const used = [from, to]
    .filter((currency) => currency !== home)
    .map((currency) => units.find((each) => each.currency === currency))
  const known = used.filter((each) => each !== undefined)
  if (known.length < used.length) return null
  const unitsOf = (currency: string) =>
    known.find((each) => each.currency === currency)?.units ?? '1'
  const days = known.map((each) => each.day).toSorted()
  return {
    from,
    to,
    day: days[0] ?? day,
    source: [...new Set(known.map(({ source }) => source))].join('; '),
    isDemo: known.some(({ isDemo }) => isDemo),
    rate: quotient(unitsOf(to), unitsOf(from), 10),
    fromUnits: unitsOf(from),
    toUnits: unitsOf(to),
  }
}

/**
 * An amount in the other currency, reckoned exactly and then rounded, half away from zero, to the places that amounts of that
 * currency have, unless told. `amount` is an exact decimal text.
 */
export function converted(amount: string, rate: Rate, places = placesOfCurrency(rate.to)): string {
  const sum = scaled(amount)
  const numerator =
    sum.digits * scaled(rate.toUnits).digits * 10n ** BigInt(scaled(rate.fromUnits).places)
  const denominator =
    scaled(rate.fromUnits).digits * 10n ** BigInt(sum.places + scaled(rate.toUnits).places)
  return rounded(numerator, denominator, places)
}

const quotient = (first: string, second: string, places: number): string => {
  const [a, b] = [scaled(first), scaled(second)]
  const text = rounded(
    a.digits * 10n ** BigInt(b.places),
    b.digits * 10n ** BigInt(a.places),
    places,
  )
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}

/** An exact decimal as a whole number and how many of its digits are places. Refuses (throws) what is no decimal. */
function scaled(text: string): { digits: bigint; places: number } {
  const [, sign = '', whole, fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? []
  if (whole === undefined) throw new Error(`not a decimal: ${text}`)
  return { digits: BigInt(`${sign}${whole}${fraction}`), places: fraction.length }
}

function rounded(numerator: bigint, denominator: bigint, places: number): string {
  const isNegative = numerator < 0n
  const size = (isNegative ? -numerator : numerator) * 10n ** BigInt(places)
  const whole = (size * 2n + denominator) / (denominator * 2n)
  const digits = String(whole).padStart(places + 1, '0')
  const text = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`
  return isNegative && whole > 0n ? `-${text}` : text
}
