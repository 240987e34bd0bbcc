import { intlLocale, type Locale } from '#platform/i18n/locale.ts'

/** What a weekday is called: 1 is Monday, 7 is Sunday. */
export const weekdayName = (weekday: number, locale: Locale, length: 'long' | 'short'): string =>
  // 1 January 2024 was a Monday.
  new Intl.DateTimeFormat(intlLocale(locale), { weekday: length, timeZone: 'UTC' }).format(
    new Date(Date.UTC(2024, 0, weekday)),
  )

/** What a month, `YYYY-MM`, is called, without its year. */
export const monthName = (month: string, locale: Locale): string =>
  new Intl.DateTimeFormat(intlLocale(locale), { month: 'long', timeZone: 'UTC' }).format(
    new Date(`${month}-01T00:00:00Z`),
  )
