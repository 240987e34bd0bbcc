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

/** Everybody who ever planned an evaluation or wrote in it, but for those who gave it back: they do not decide on it. */
export async function evaluationWriters(db: Db, evaluation: string): Promise<Authors> {
  const { rows } = await sql<StoodRow>`
    select 'written' as state, person, post from (
      select person, post, state, recorded, lag(state) over (order by lower(recorded)) as before from evaluation where id = ${evaluation}) stood
    where not (stood.state = 'under-way' and stood.before is not distinct from 'done') order by lower(stood.recorded)`.execute(
    db,
  )
  return writersAmong(rows, 'written')
}

/** Everybody who ever wrote in a report: they do not decide on it. */
export async function reportWriters(db: Db, project: string, report: string): Promise<Authors> {
  const { rows } = await sql<StoodRow>`
    select state, person, post from report where project = ${project} and report = ${report} order by lower(recorded)`.execute(
    db,
  )
  return writersAmong(rows, 'draft')
}
