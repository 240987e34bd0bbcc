import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { known } from '#platform/db/periods.ts'
import type { Moment } from '#platform/moment.ts'
import { typeList } from '#projects/views/vocabulary.ts'
import type { Known } from '#portfolio/model/finding.ts'

/** What published projects can be tied to: offices, partners, types, countries and areas of all days. Two queries. */
export async function knownNow(db: Db, moment: Moment): Promise<Known> {
  const { rows } = await sql<{ sort: 'office' | 'partner' | 'place'; id: string }>`
    select distinct 'office' as sort, office as id from office_kind held where ${known('held', moment)}
    union all select distinct 'partner', id from partner held where ${known('held', moment)}
    union all select distinct 'place', country from country_name held where ${known('held', moment)}
    union all select distinct 'place', area from area_name held where ${known('held', moment)}`.execute(
    db,
  )
  const ids = (wanted: string) =>
    new Set(rows.flatMap(({ sort, id }) => (sort === wanted ? [id] : [])))
  const types = await typeList(db, moment)
  return {
    offices: ids('office'),
    partners: ids('partner'),
    places: ids('place'),
    types: new Set(types.map(({ code }) => code)),
  }
}

/** A document as a source: what it is called, and where it is published. */
export interface PublishedSource {
  title: string
  address: string | null
}

/** Documents by their ids. One query. */
export async function documentsBy(
  db: Db,
  moment: Moment,
  ids: readonly string[],
): Promise<ReadonlyMap<string, PublishedSource>> {
  const { rows } = await sql<PublishedSource & { id: string }>`
    select id, title, address from source held
    where id = any(${[...new Set(ids)]}::text[]) and ${known('held', moment)}`.execute(db)
  return new Map(rows.map(({ id, ...source }) => [id, source]))
}
