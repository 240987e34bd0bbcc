import type { Locale } from '#platform/i18n/locale.ts'

/** What something is called in the languages in which a title is known; English always is. */
export type Titles = Readonly<Partial<Record<Locale, string>> & { en: string }>

/** The title in this language, else the English one; `locale` tells which it is, for the page to mark. */
export function titleIn(titles: Titles, locale: Locale): { text: string; locale: Locale } {
  const own = titles[locale]
  return own ? { text: own, locale } : { text: titles.en, locale: 'en' }
}
