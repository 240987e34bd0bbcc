import { intlLocale, type Locale } from '#platform/i18n/locale.ts'
import type { Part } from '#plans/model/part.ts'

/** What estimates of one currency add up to: an exact decimal, and of how many actions. */
export interface CostSum {
  currency: string
  amount: string
  actions: number
}

/** The cost estimates of these parts, added up by currency and never converted, A to Z. */
export function costSums(parts: readonly Pick<Part, 'fields'>[]): CostSum[] {
  const told = parts.flatMap(({ fields: { cost, currency } }) =>
    cost === undefined || currency === undefined ? [] : [{ cost, currency }],
  )
  return [...Map.groupBy(told, ({ currency }) => currency)]
    .map(([currency, costs]) => ({
      currency,
      amount: fromCents(costs.reduce((sum, { cost }) => sum + inCents(cost), 0n)),
      actions: costs.length,
    }))
    .toSorted((a, b) => (a.currency < b.currency ? -1 : 1))
}

/** An amount as people write it: with two decimals where it has any. */
export const amountText = (amount: string, locale: Locale): string =>
  new Intl.NumberFormat(intlLocale(locale), {
    minimumFractionDigits: amount.includes('.') && !/\.0+$/.test(amount) ? 2 : 0,
    maximumFractionDigits: 2,
  }).format(Number(amount))

/** An amount with at most two decimals, in hundredths. */
function inCents(amount: string): bigint {
  const [whole = '0', decimals = ''] = amount.split('.')
  return BigInt(`${whole}${decimals.padEnd(2, '0').slice(0, 2)}`)
}

function fromCents(cents: bigint): string {
  const text = String(cents).padStart(3, '0')
  return `${text.slice(0, -2)}.${text.slice(-2)}`
}
