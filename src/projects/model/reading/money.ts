import { intlLocale, type Locale } from '#platform/i18n/locale.ts'
import { placesOfCurrency } from '#platform/tree/currency.ts'

const styles = new Map<Locale, { whole: Intl.NumberFormat; point: string }>()

/** Made once for each language: a page has thousands of amounts. */
function styleOf(locale: Locale) {
  const ready = styles.get(locale)
  if (ready !== undefined) return ready
  const whole = new Intl.NumberFormat(intlLocale(locale))
  const point = whole.formatToParts(1.5).find(({ type }) => type === 'decimal')?.value ?? '.'
  const style = { whole, point }
  styles.set(locale, style)
  return style
}

/**
 * An exact amount as readers of the language write it, with its currency: `1,250,000.50 USD`. Its decimals are those of the currency,
 * or more where it has more; none where all of them are zero.
 */
export function moneyText(amount: string, currency: string, locale: Locale): string {
  const [, sign = '', whole = '0', decimals = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(amount) ?? []
  const told = decimals.replace(/0+$/, '')
  const shown = told === '' ? '' : told.padEnd(placesOfCurrency(currency), '0')
  const style = styleOf(locale)
  const grouped = style.whole.format(BigInt(whole))
  return `${sign}${grouped}${shown === '' ? '' : `${style.point}${shown}`} ${currency}`
}
