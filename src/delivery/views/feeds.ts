import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { instantText } from '#platform/db/periods.ts'

/** A calendar for programs that somebody has. */
export interface Feed {
  id: string
  /** ISO, UTC. */
  madeAt: string
}

/** The calendars for programs that a person has now, the newest first. */
export async function feedsOf(db: Db, person: string): Promise<Feed[]> {
  const { rows } = await sql<Feed>`
    select id, ${instantText(sql`made_at`)} as "madeAt" from calendar_feed feed
    where person = ${person} and not exists (select from calendar_feed_end ended where ended.feed = feed.id)
    order by made_at desc`.execute(db)
  return rows
}

/** Whose calendar this is, by the fingerprint of its token; undefined where it is nobody's, or was ended. */
export async function feedOwner(db: Db, token: string): Promise<string | undefined> {
  const { rows } = await sql<{ person: string }>`
    select person from calendar_feed feed where token = ${token}
      and not exists (select from calendar_feed_end ended where ended.feed = feed.id)`.execute(db)
  return rows[0]?.person
}
