import type { Fault } from '#platform/refusal.ts'

const current: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'))

/** Whether the text is the code of a currency in use (ISO 4217). */
export const isCurrency = (text: string): boolean => current.has(text)

// From ISO 4217 itself: what `Intl` says is how amounts are usually shown, and leaves out the fillér and the cents of several others.
const withoutMinorUnits =
  'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' ')
const withThreePlaces = 'BHD IQD JOD KWD LYD OMR TND'.split(' ')

/** How many decimals amounts in a currency have at most (ISO 4217). */
export function placesOfCurrency(currency: string): number {
  if (withoutMinorUnits.includes(currency)) return 0
  return withThreePlaces.includes(currency) ? 3 : 2
}

/** Why an amount that is written rightly cannot be one in this currency: it has more decimals than there are; null where it can. */
export function wrongAmountIn(amount: string, currency: string): Omit<Fault, 'field'> | null {
  const most = placesOfCurrency(currency)
  const places = (amount.split('.')[1] ?? '').replace(/0+$/, '').length
  if (places <= most) return null
  return most === 0
    ? { reason: 'field/no-decimals', details: { currency } }
    : { reason: 'field/decimals', details: { currency, most } }
}
