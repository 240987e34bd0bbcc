import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import type { Moment } from '#platform/moment.ts'

/** What decisions of these ids are called, by their ids; one that was not taken by the moment is left out. */
export async function decisionTitles(
  db: Db,
  { asKnown }: Pick<Moment, 'asKnown'>,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; title: string }>`
    select id, title from decision
    where id = any(${[...ids]}::text[]) and lower(recorded) <= ${asKnown ?? 'infinity'}::timestamptz`.execute(
    db,
  )
  return new Map(rows.map(({ id, title }) => [id, title]))
}
