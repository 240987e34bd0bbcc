import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import type { Authors } from '#projects/views/authors.ts'
import { type StoodRow, writersAmong } from '#delivery/model/writers.ts'

/** Everybody who ever wrote in the agreement of a project: they do not decide on it. */
export async function agreementWriters(db: Db, project: string): Promise<Authors> {
  const { rows } = await sql<StoodRow>`
    select state, person, post from agreement where project = ${project} order by lower(recorded)`.execute(
    db,
  )
  return writersAmong(rows, 'drafted')
}

/** Everybody who ever wrote in a report: they do not decide on it. */
export async function reportWriters(db: Db, project: string, report: string): Promise<Authors> {
  const { rows } = await sql<StoodRow>`
    select state, person, post from report where project = ${project} and report = ${report} order by lower(recorded)`.execute(
    db,
  )
  return writersAmong(rows, 'draft')
}
