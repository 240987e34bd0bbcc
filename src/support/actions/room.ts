import type { Locale } from '#platform/i18n/locale.ts'

/** Where letters about requests lead: to a request, and to what waits for somebody, in a language. */
export interface SupportRoom {
  link(locale: Locale, request: string): string
  work(locale: Locale): string
}
