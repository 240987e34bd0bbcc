import { decimalOf, isDecimal, productOf, units } from '#platform/decimal.ts'
import { placesOfCurrency } from '#platform/tree/currency.ts'
import type { Part } from '#platform/tree/part.ts'

/** The most that a line costs or a project is expected to, in whatever currency: a hundred times what the organisation spends in a year. */
export const mostAmount = '1000000000000'

/**
 * What a budget line costs, in the currency of the project: quantity × duration × rate × share, rounded half up to the smallest
 * unit of the currency. A duration or share that is not told is once, and all of it. Null while quantity or rate is missing.
 */
export function costOf({ fields }: Pick<Part, 'fields'>, currency: string): string | null {
  const { quantity, rate, duration = '1', share = '100' } = fields
  const factors = [quantity, rate, duration, share].filter((each) => each !== undefined)
  if (factors.length < 4 || !factors.every(isDecimal)) return null
  return productOf([...factors, '0.01'], placesOfCurrency(currency))
}

/**
 * An amount shared out by weights, exactly: each share is rounded down to the smallest unit of the currency, and what is left goes, unit
 * by unit, to those who lost most, the first first. The shares add up to the amount. Where all weights are 0 the first bears it all.
 * Amount and weights are no less than 0.
 */
export function sharedOut(amount: string, weights: readonly string[], currency: string): string[] {
  const step = 10n ** BigInt(6 - placesOfCurrency(currency))
  const whole = units(amount) / step
  const given = weights.map(units)
  const all = given.reduce((sum, each) => sum + each, 0n)
  if (all === 0n) return weights.map((_, at) => (at === 0 ? amount : '0'))
  const parts = given.map((each) => ({ got: (whole * each) / all, lost: (whole * each) % all }))
  const left = Number(whole - parts.reduce((sum, { got }) => sum + got, 0n))
  const order = parts
    .map(({ lost }, at) => ({ lost, at }))
    .toSorted((a, b) => (a.lost === b.lost ? a.at - b.at : a.lost < b.lost ? 1 : -1))
  const lucky = new Set(order.slice(0, left).map(({ at }) => at))
  return parts.map(({ got }, at) => decimalOf((got + (lucky.has(at) ? 1n : 0n)) * step))
}
