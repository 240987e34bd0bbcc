import { sql } from 'kysely'
import { known } from '#platform/db/periods.ts'
import type { Reader } from '#platform/http/reader.ts'
import { locales } from '#platform/i18n/locale.ts'
import { namesDrafted } from '#decisions/views/names.ts'
import type { Change } from '#decisions/model/change.ts'
import { liaisonRoles } from '#liaison/model/vocabulary.ts'
import { ofOfficeName } from '#network/views/naming.ts'
import { officeFunctions, officeKinds } from '#network/model/vocabulary.ts'
import { cityName, placesToChoose } from '#world/views.ts'
import type { PartType } from '#scenarios/model/parts.ts'

/** A thing that can be chosen in a field of a change, under the heading of its group, if it has one. */
export interface Choice {
  id: string
  name: string
  group?: string
}

/** What can be chosen in the fields of changes, by what they take; text and new ids are written. */
export type Choices = Readonly<
  Record<Exclude<PartType, 'new-office' | 'text' | 'position'>, Choice[]>
>

interface Named {
  type: 'office' | 'unit' | 'body' | 'city'
  id: string
  name: string
}

/** Everything that can be chosen for a scenario with these changes: what there ever was, and what they open. */
export async function choicesFor(reader: Reader, changes: readonly Change[]): Promise<Choices> {
  const { db, moment, locale, words } = reader
  const [named, places] = await Promise.all([
    namedThings(reader),
    placesToChoose(db, moment, locale),
  ])
  const drafted = namesDrafted(changes, locale)
  const opened = changes
    .filter(({ kind }) => kind === 'open')
    .map(({ subject }) => ({ id: subject, name: drafted.get(subject) ?? subject }))
  const of = (type: Named['type']) =>
    named
      .filter((each) => each.type === type)
      .map(({ id, name }) => ({ id: type === 'city' ? id : `${type}:${id}`, name }))
      .toSorted((a, b) => a.name.localeCompare(b.name, locale))
  const worded = (ids: readonly string[], keyOf: (id: string) => string) =>
    ids.map((id) => ({ id, name: words.t(keyOf(id)) }))
  const offices = [...opened, ...of('office')]
  const units = of('unit')
  const grouped = (choices: readonly Choice[], key: string) =>
    choices.map((each) => ({ ...each, group: words.t(key) }))
  return {
    office: offices,
    unit: units,
    'office-or-unit': [
      ...grouped(offices, 'scenarios.group.offices'),
      ...grouped(units, 'scenarios.group.units'),
    ],
    kind: worded(officeKinds, (id) => `network.kind.${id}`),
    function: worded(officeFunctions, (id) => `network.function.${id}`),
    place: [
      ...places.areas.map(({ id, name, scheme }) => ({
        id,
        name,
        group: words.t(`world.scheme.${scheme}`),
      })),
      ...grouped(places.countries, 'scenarios.group.countries'),
    ],
    city: of('city'),
    body: of('body'),
    role: worded(liaisonRoles, (id) => `liaison.role.${id}`),
    language: locales.map((id) => ({ id, name: words.languageName(id) ?? id })),
  }
}

/** Everything that ever bore a name, each once, in the reader's language or else as it is. */
async function namedThings({ db, moment, locale }: Reader): Promise<Named[]> {
  const called = (type: 'unit' | 'body') => sql`
    select distinct on (named.${sql.ref(type)}) ${sql.lit(type)} as type, named.${sql.ref(type)} as id, named.name
    from ${sql.table(`${type}_name`)} named where ${known('named', moment)}
    order by named.${sql.ref(type)}, named.possible @> ${moment.asOf}::date desc, named.language = ${locale} desc,
      named.language = 'en' desc, lower(named.possible) desc nulls last`
  const { rows } = await sql<Named>`
    select 'office' as type, ever.office as id, ${ofOfficeName(sql`named.name`, sql`ever.office`, moment)} as name
    from (select distinct office from office_kind held where ${known('held', moment)}) ever
      where exists (select from office_name named where named.office = ever.office and ${known('named', moment)})
    union all (${called('unit')}) union all (${called('body')})
    union all select 'city', ever.city, ${cityName(sql`ever.city`, moment, locale)}
    from (select distinct city from city_name held where ${known('held', moment)}) ever`.execute(db)
  return rows
}
