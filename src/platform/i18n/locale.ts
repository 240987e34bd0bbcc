/** The languages of the pages, in the order in which they are offered. */
export const locales = ['en', 'fr', 'es', 'ar'] as const
export type Locale = (typeof locales)[number]

export const isLocale = (text: string): text is Locale => locales.some((locale) => locale === text)

/** Arabic runs from right to left. */
export const directionOf = (locale: Locale): 'ltr' | 'rtl' => (locale === 'ar' ? 'rtl' : 'ltr')

/** Each language under its own name. */
export const ownNames: Record<Locale, string> = {
  en: 'English',
  fr: 'Français',
  es: 'Español',
  ar: 'العربية',
}

const intl: Record<Locale, string> = {
  // As international organisations write it: 30 June 2018.
  en: 'en-GB',
  fr: 'fr',
  es: 'es',
  // Latin digits, which telephone numbers, P-codes and amounts share across pages (decision 0007).
  ar: 'ar-u-nu-latn',
}

/** The locale handed to `Intl`. */
export const intlLocale = (locale: Locale): string => intl[locale]

/** The reader's language by what their browser asks for; English when it asks for none of ours. */
export function preferredLocale(acceptLanguage: string | undefined): Locale {
  const wishes = (acceptLanguage ?? '')
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [tag = '', ...options] = part.trim().toLowerCase().split(';')
      const quality = options.find((option) => option.trim().startsWith('q='))
      return {
        language: tag.split('-')[0] ?? '',
        weight: quality ? Number(quality.trim().slice(2)) : 1,
      }
    })
    .filter((wish) => wish.weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
  return wishes.map((wish) => wish.language).find(isLocale) ?? 'en'
}
