import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { known } from '#platform/db/periods.ts'
import type { Moment } from '#platform/moment.ts'
import { networkTables } from '#network/model/period-tables.ts'
import { type HeldFact, heldOn } from '#sources/model/held.ts'
import type { SourceRef } from '#sources/views.ts'
import { baseFor } from '#sources/views/base.ts'
import { fieldNames } from '#proposals/model/fields.ts'

const predicates: readonly string[] = fieldNames

/** What the network says now of these offices on a day, as far as something can be proposed of it. Two queries. */
export async function saidOf(
  db: Db,
  moment: Pick<Moment, 'asOf' | 'horizon'>,
  offices: readonly string[],
): Promise<HeldFact[]> {
  const base = await baseFor(db, { subjects: offices.map((office) => `office:${office}`) })
  return heldOn(base, networkTables, moment).filter(({ predicate }) =>
    predicates.includes(predicate),
  )
}

/** Where these claims stand, by their keys. One query. */
export async function sourcesBehind(
  db: Db,
  moment: Moment,
  claims: readonly string[],
): Promise<ReadonlyMap<string, SourceRef>> {
  const { rows } = await sql<SourceRef>`
    select cited.key as claim, cited.source, said.title, cited.line, said.marking
    from claim cited join source said on said.id = cited.source and ${known('said', moment)}
    where cited.key = any(${[...new Set(claims)]}::text[]) and ${known('cited', moment)}`.execute(
    db,
  )
  return new Map(rows.map((row) => [row.claim, row]))
}

/** Which of these subjects the network has, now or at any time: `city:lima`, `area:…`, `office:…`. One query. */
export async function knownAmong(
  db: Db,
  subjects: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ subject: string }>`
    select distinct subject from claim where subject = any(${[...new Set(subjects)]}::text[]) and upper_inf(recorded)`.execute(
    db,
  )
  return new Set(rows.map(({ subject }) => subject))
}

/** The first day on which anything is said of an office: before it the office is not known to have been. Null where no day is told. */
export async function firstDayOf(db: Db, office: string): Promise<string | null> {
  const { rows } = await sql<{ day: string | null }>`
    select min(coalesce(lower(possible), lower(sure))) as day from (
      select possible, sure from office_name where office = ${office} and upper_inf(recorded)
      union all select possible, sure from office_kind where office = ${office} and upper_inf(recorded)) life`.execute(
    db,
  )
  return rows[0]?.day ?? null
}
