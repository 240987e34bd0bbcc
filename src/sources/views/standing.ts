import type { Db } from '#platform/db/db.ts'
import { lastEvent, memory, type Stand, standOf } from '#platform/http/stand.ts'
import type { Day } from '#platform/day.ts'
import { momentAt } from '#sources/views.ts'

/** What of the past an answer rests on: the last survey of the network and the last event, both as known at the moment asked about. */
export interface Standing {
  horizon: Day
  stand: Stand
}

/**
 * Finds on what an answer rests, asking anew only after something happened: both follow from the last event.
 * Refuses what `momentAt` refuses.
 */
export function standings(): (db: Db, asKnown: string | null) => Promise<Standing> {
  const remembered = memory<Standing>(1000)
  return async (db, asKnown) => {
    const now = await standOf(db)
    return remembered({ db, stand: now }, [asKnown], async () => {
      // The horizon does not depend on the day asked about.
      const { horizon } = await momentAt(db, '9999-12-31', asKnown)
      return { horizon, stand: asKnown === null ? now : await lastEvent(db, asKnown) }
    })
  }
}
