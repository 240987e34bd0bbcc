import { intlLocale, type Locale } from '#platform/i18n/locale.ts'
import { placesOfCurrency } from '#platform/tree/currency.ts'

/**
 * An exact amount as readers of the language write it, with its currency: `1,250,000.50 USD`. Its decimals are those of the currency,
 * or more where it has more; none where all of them are zero.
 */
export function moneyText(amount: string, currency: string, locale: Locale): string {
  const [, sign = '', whole = '0', decimals = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(amount) ?? []
  const told = decimals.replace(/0+$/, '')
  const shown = told === '' ? '' : told.padEnd(placesOfCurrency(currency), '0')
  const format = new Intl.NumberFormat(intlLocale(locale), { minimumFractionDigits: 1 })
  const point = format.formatToParts(1.5).find(({ type }) => type === 'decimal')?.value ?? '.'
  const grouped = new Intl.NumberFormat(intlLocale(locale)).format(BigInt(whole))
  return `${sign}${grouped}${shown === '' ? '' : `${point}${shown}`} ${currency}`
}
