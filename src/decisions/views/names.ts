import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { known } from '#platform/db/periods.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import type { Moment } from '#platform/moment.ts'
import { isCountryCode } from '#world/model/period-tables.ts'
import { officeName } from '#network/views/naming.ts'
import { areaName, cityName, countryName } from '#world/views.ts'
import type { Change, Said } from '#decisions/model/change.ts'

/** The subject of a country or an area, as claims name places: `country:AUT`, `area:six-europe`. */
export const placeSubject = (place: string): string =>
  isCountryCode(place) ? `country:${place}` : `area:${place}`

/**
 * What offices, units, bodies, cities, countries and areas are called at the moment in the reader's language, by subject
 * (`office:vienna`); those nobody named are left out. One query for all of them.
 */
export async function namesFor(
  db: Db,
  moment: Moment,
  locale: Locale,
  subjects: readonly string[],
): Promise<Map<string, string>> {
  if (subjects.length === 0) return new Map()
  const id = sql`substr(asked.subject, position(':' in asked.subject) + 1)`
  const called = (type: 'unit' | 'body') => sql`
    (select named.name from ${sql.table(`${type}_name`)} named where named.${sql.ref(type)} = ${id} and ${known('named', moment)}
      order by named.possible @> ${moment.asOf}::date desc, named.language = ${locale} desc, named.language = 'en' desc,
        lower(named.possible) desc nulls last limit 1)`
  const { rows } = await sql<{ subject: string; name: string | null }>`
    select asked.subject, case split_part(asked.subject, ':', 1)
      when 'office' then ${officeName(id, moment)}
      when 'unit' then ${called('unit')}
      when 'body' then ${called('body')}
      when 'city' then ${cityName(id, moment, locale)}
      when 'country' then ${countryName(id, moment, locale)}
      when 'area' then ${areaName(id, moment, locale)} end as name
    from unnest(${[...new Set(subjects)]}::text[]) asked (subject)`.execute(db)
  return new Map(
    rows.flatMap(({ subject, name }): [string, string][] =>
      name === null ? [] : [[subject, name]],
    ),
  )
}

/** Every subject that a sentence about these facts names: what they are about, and what their values are. */
export const subjectsSaid = (said: readonly Said[]): string[] => [
  ...new Set(said.flatMap((each) => [each.subject, ...valueSubjects(each)])),
]

/** The subjects in value and qualifier of a fact. */
function valueSubjects({ predicate, value, qualifier }: Said): string[] {
  switch (predicate) {
    case 'line':
    case 'part-of':
    case 'liaison':
    case 'successor':
      return [value]
    case 'place':
      return [`city:${value}`]
    case 'country':
    case 'member':
      return [`country:${value}`]
    case 'coverage':
      return [placeSubject(value)]
    case 'function':
      return qualifier === '' || qualifier.startsWith('from:') ? [] : [placeSubject(qualifier)]
    default:
      return []
  }
}

/** Every subject that a sentence about these changes names. */
export const subjectsChanged = (changes: readonly Change[]): string[] => [
  ...new Set(changes.flatMap((each) => [each.subject, ...changedTo(each)])),
]

/** The subjects in value and qualifier of a change. */
function changedTo({ kind, value, qualifier }: Change): string[] {
  const places = [qualifier].filter((place) => place !== '').map(placeSubject)
  switch (kind) {
    case 'open':
    case 'rename':
    case 'change-kind':
      return []
    case 'close':
      return value === '' ? [] : [value]
    case 'relocate':
      return [`city:${value}`]
    case 'give-function':
    case 'take-function':
      return places
    case 'give-coverage':
    case 'take-coverage':
      return [placeSubject(value)]
    case 'split':
      return [value, ...places]
    case 'change-line':
    case 'give-liaison':
    case 'take-liaison':
    case 'move':
    case 'merge':
    case 'transfer':
      return [value]
  }
}

/** What things are called that only begin with a decision: its own steps name them, in the reader's language or else in another. */
export function namesBegun(said: readonly Said[], locale: Locale): Map<string, string> {
  const named = said.filter((each) => each.predicate === 'name')
  const byWish = [
    ...named.filter((each) => each.qualifier !== locale && each.qualifier !== 'en'),
    ...named.filter((each) => each.qualifier === 'en' && locale !== 'en'),
    ...named.filter((each) => each.qualifier === locale),
  ]
  return new Map(byWish.map(({ subject, value }) => [subject, value]))
}

/** The names that a draft itself gives, for what it opens; names that stand already go before them (`new Map([...draft, ...standing])`). */
export const namesDrafted = (changes: readonly Change[], locale: Locale): Map<string, string> =>
  namesBegun(
    changes
      .filter((each) => each.kind === 'rename')
      .map((each) => ({ ...each, predicate: 'name' })),
    locale,
  )
