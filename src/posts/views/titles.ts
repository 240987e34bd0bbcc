import type { Locale } from '#platform/i18n/locale.ts'
import { wordsIn } from '#platform/i18n/words.ts'

/** What a post is called in a language: by its own title, else by its role and the office. */
export function titleIn(
  locale: Locale,
  role: string,
  titles: Readonly<Record<string, string>>,
  office: string | null,
): string {
  const words = wordsIn(locale)
  const own = titles[locale]
  if (own !== undefined && own !== '') return own
  const called = words.t(`posts.role.${role}`)
  return office === null ? called : words.t('posts.title.at', { role: called, office })
}

/** What the history calls a post, whatever language was read when something was done. */
export const englishTitle = (
  role: string,
  titles: Readonly<Record<string, string>>,
  office: string | null,
) => titleIn('en', role, titles, office)
