import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db/db.ts'

/** The deadlines of which those who had not answered were reminded, as `plan@number deadline`. */
export async function remindedAlready(db: Db): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ plan: string; number: number; deadline: Day }>`
    select plan, number, deadline from plan_reminder`.execute(db)
  return new Set(rows.map(({ plan, number, deadline }) => reminderKey(plan, number, deadline)))
}

/** How a reminder is told from others. */
export const reminderKey = (plan: string, number: number, deadline: Day): string =>
  `${plan}@${number} ${deadline}`
