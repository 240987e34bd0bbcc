import { locales } from '#platform/i18n/locale.ts'
import type { Check } from './check.ts'
import { type NameThere, namedIn, type Picture } from './picture.ts'

/**
 * A name among the subjects that is not in all languages of the organisation. Held against the network before, only names that
 * are new count: where one was changed, what stayed in other languages translates the name it had, not the one it has. The name of
 * the office's own city, or of an area it covers, is translated as far as theirs is.
 */
export function untranslated(picture: Picture, before: Picture | null = null): Check[] {
  const known = new Set((before?.names ?? []).map(keyOf))
  const fresh = picture.names.filter((each) => !known.has(keyOf(each)))
  return [...Map.groupBy(fresh, ({ subject }) => subject)].flatMap(([subject, names]): Check[] => {
    const has = new Set(
      names.flatMap(({ language, namesakeLanguages }) => [language, ...namesakeLanguages]),
    )
    const missing = locales.filter((language) => !has.has(language))
    const [first] = names.toSorted(
      (a, b) => Number(b.language === 'en') - Number(a.language === 'en'),
    )
    if (missing.length === 0 || first === undefined) return []
    const named = { type: 'name', id: first.name, label: first.name }
    return [
      {
        id: 'untranslated',
        severity: 'warning',
        about: [namedIn(picture, subject), named],
        details: { languages: missing.join(' ') },
      },
    ]
  })
}

const keyOf = ({ subject, language, name }: NameThere) => JSON.stringify([subject, language, name])
