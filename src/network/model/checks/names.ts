import { locales } from '#platform/i18n/locale.ts'
import type { Check } from './check.ts'
import { type NameThere, namedIn, type Picture } from './picture.ts'

/**
 * A name among the subjects that is not in all languages of the organisation, and an office without any. Held against the network
 * before, only names that are new count: where one was changed, what stayed in other languages translates the name it had, not the
 * one it has. The name of the office's own city or country, or of an area it covers, is translated as far as theirs is.
 */
export function untranslated(picture: Picture, before: Picture | null = null): Check[] {
  const known = new Set((before?.names ?? []).map(keyOf))
  const fresh = picture.names.filter((each) => !known.has(keyOf(each)))
  const named = [...Map.groupBy(fresh, ({ subject }) => subject)].flatMap(([subject, names]) =>
    missingOf(picture, subject, names),
  )
  return [...named, ...unnamed(picture).flatMap((subject) => missingOf(picture, subject, []))]
}

/** Offices that never had a name, on the day or any other. */
function unnamed({ subjects, offices, labels }: Picture): string[] {
  const there = new Set(offices.map(({ id }) => `office:${id}`))
  return subjects.filter((subject) => there.has(subject) && !labels.has(subject))
}

function missingOf(picture: Picture, subject: string, names: readonly NameThere[]): Check[] {
  const has = new Set(
    names.flatMap(({ language, namesakeLanguages }) => [language, ...namesakeLanguages]),
  )
  const missing = locales.filter((language) => !has.has(language))
  if (missing.length === 0) return []
  const name = (names.find(({ language }) => language === 'en') ?? names[0])?.name
  return [
    {
      id: 'untranslated',
      severity: 'warning',
      about: [
        namedIn(picture, subject),
        ...(name === undefined ? [] : [{ type: 'name', id: name, label: name }]),
      ],
      details: { languages: missing.join(' ') },
    },
  ]
}

const keyOf = ({ subject, language, name }: NameThere) => JSON.stringify([subject, language, name])
