import type { Asker } from '#platform/doors/asker.ts'
import type { Db } from '#platform/db/db.ts'
import type { Moment } from '#platform/moment.ts'
import { seenScenarios } from './seen.ts'

/** What scenarios are called, by their ids; those that somebody may not see are left out. */
export async function scenarioTitles(
  looking: { db: Db; moment: Moment; asker: Asker | null },
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const seen = await seenScenarios(looking)
  return new Map(seen.filter(({ id }) => ids.includes(id)).map(({ id, title }) => [id, title]))
}
