import type { Db } from '#platform/db/db.ts'
import { lastEvent, type Stand, standOf } from '#platform/http/stand.ts'
import type { Day } from '#platform/day.ts'
import { momentAt } from '#sources/views.ts'

/** What of the past an answer rests on: the last survey of the network and the last event, both as known at the moment asked about. */
export interface Standing {
  horizon: Day
  stand: Stand
}

const mostRemembered = 1000

/**
 * Finds on what an answer rests, asking anew only after something happened: both follow from the last event.
 * Refuses what `momentAt` refuses.
 */
export function standings(): (db: Db, asKnown: string | null) => Promise<Standing> {
  const remembered = new WeakMap<Db, { event: number; found: Map<string, Standing> }>()
  return async (db, asKnown) => {
    const now = await standOf(db)
    const last = remembered.get(db)
    const found = last?.event === now.event ? last.found : new Map<string, Standing>()
    if (found !== last?.found) remembered.set(db, { event: now.event, found })
    const name = asKnown ?? 'now'
    const there = found.get(name)
    if (there) return there
    // The horizon does not depend on the day asked about.
    const { horizon } = await momentAt(db, '9999-12-31', asKnown)
    const stand = asKnown === null ? now : await lastEvent(db, asKnown)
    const standing = { horizon, stand }
    if (found.size < mostRemembered) found.set(name, standing)
    return standing
  }
}
