import { placesOfCurrency } from '#platform/tree/currency.ts'
import { intlLocale, type Locale } from './locale.ts'

const styles = new Map<Locale, { whole: Intl.NumberFormat; point: string }>()

function styleOf(locale: Locale) {
  const ready = styles.get(locale)
  if (ready !== undefined) return ready
  const whole = new Intl.NumberFormat(intlLocale(locale), { useGrouping: true })
  const point = whole.formatToParts(1.5).find(({ type }) => type === 'decimal')?.value ?? '.'
  const style = { whole, point }
  styles.set(locale, style)
  return style
}

/** An exact decimal as people read it in their language, every digit of it, with at least so many decimals. */
export function decimalText(decimal: string, locale: Locale, least = 0): string {
  const { whole: written, point } = styleOf(locale)
  const [, sign = '', whole = '0', fraction = ''] = /^(-?)(\d+)(?:\.(\d*))?$/.exec(decimal) ?? []
  const places = fraction.replace(/0+$/, '').padEnd(least, '0')
  const text = `${written.format(BigInt(whole))}${places === '' ? '' : `${point}${places}`}`
  return sign === '' ? text : `−${text}`
}

/** An amount of money as people read it: every digit, with the decimals of its currency, and the currency behind it. */
export const moneyText = (amount: string, currency: string, locale: Locale): string =>
  `${decimalText(amount, locale, placesOfCurrency(currency))}\u00a0${currency}`
