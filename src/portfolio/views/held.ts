import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import type { PublishedContent } from '#portfolio/model/published.ts'

/** What was in the files of a folder when they were read last; null where they never were. */
export async function hashOf(db: Db, folder: string): Promise<string | null> {
  const { rows } = await sql<{ hash: string }>`
    select hash from portfolio_file where folder = ${folder}`.execute(db)
  return rows[0]?.hash ?? null
}

/** What is held now of what was published, by project. */
export async function heldContents(db: Db): Promise<ReadonlyMap<string, PublishedContent>> {
  const { rows } = await sql<{ project: string; content: PublishedContent }>`
    select project, content from published_project where upper_inf(recorded)`.execute(db)
  return new Map(rows.map(({ project, content }) => [project, content]))
}
