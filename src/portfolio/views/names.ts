import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import type { Reader } from '#platform/http/reader.ts'
import { officeName } from '#network/views/naming.ts'
import { nameOf } from '#partners/model/partner.ts'
import { partnersBy } from '#partners/views.ts'
import { nameIn } from '#projects/model/vocabulary.ts'
import { typeList } from '#projects/views/vocabulary.ts'
import { placeNames } from '#world/views.ts'
import type { Moment } from '#platform/moment.ts'
import type { FigureKind } from '#portfolio/model/figures.ts'
import type { Figures } from './figures.ts'

/** What a group of figures is called in the reader's language; what tells none is said so. */
export type NameOf = (by: FigureKind, id: string | null) => string

/** What offices were called on the day, else by their nearest name. One query. */
export async function officesCalled(
  db: Db,
  moment: Moment,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; name: string | null }>`
    select asked.id, ${officeName(sql`asked.id`, moment)} as name from unnest(${[...new Set(ids)]}::text[]) asked (id)`.execute(
    db,
  )
  return new Map(rows.map(({ id, name }) => [id, name ?? id]))
}

/** The names of all groups. A query for each sort. */
export async function namesFor(
  { db, moment, locale, words }: Pick<Reader, 'db' | 'moment' | 'locale' | 'words'>,
  figures: Figures,
): Promise<NameOf> {
  const ids = (lines: readonly { id: string | null }[]) => lines.flatMap(({ id }) => id ?? [])
  const [offices, partners, types, places] = await Promise.all([
    officesCalled(db, moment, [...ids(figures.offices), ...ids(figures.regions)]),
    partnersBy(db, moment, ids(figures.donors)),
    typeList(db, moment),
    placeNames(db, moment, locale),
  ])
  const typeNames = new Map(types.map(({ code, names }) => [code, nameIn(names, locale)]))
  return (by, id) => {
    if (id === null) return words.t(`portfolio.none.${by}`)
    switch (by) {
      case 'region':
      case 'office':
        return offices.get(id) ?? id
      case 'donor': {
        const partner = partners.get(id)
        return partner === undefined ? id : nameOf(partner, locale)
      }
      case 'type':
        return typeNames.has(id) ? `${id} · ${typeNames.get(id) ?? ''}` : id
      case 'state':
        return words.t(`projects.state.${id}`)
      case 'theme':
        return words.t(`posts.theme.${id}`)
      case 'country':
        return places.get(id) ?? id
      case 'origin':
        return words.t(`projects.list.origin.${id}`)
      case 'begun':
      case 'year':
        return id
    }
  }
}
