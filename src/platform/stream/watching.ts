import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'

/** What somebody who listens is told: the names of the events that happened since, each once; none while all is quiet. */
export type Listener = (events: readonly string[]) => Promise<void>

/** So long it is quiet between two looks at a database, in milliseconds. */
const pause = 2000

interface Watch {
  /** The last event that those who listen were told of. */
  last: number
  listeners: Set<Listener>
  /** Until the next look; null while there is a look, and while nobody listens. */
  timer: NodeJS.Timeout | null
  isLooking: boolean
}

const watches = new WeakMap<Db, Watch>()

/**
 * Tells of what happens in a database, every two seconds, all that happened after this event. One look serves all who listen, and nobody
 * looks when nobody listens. Gives back how one stops. A database that cannot be asked is asked again at the next look.
 */
export function listen(db: Db, after: number, listener: Listener): () => void {
  const watch = watches.get(db) ?? {
    last: after,
    listeners: new Set(),
    timer: null,
    isLooking: false,
  }
  watches.set(db, watch)
  // Who came before was told of more than this one has seen, or of less: whatever one of them has not seen is told to all.
  watch.last = watch.listeners.size === 0 ? after : Math.min(watch.last, after)
  watch.listeners.add(listener)
  if (!watch.isLooking) watch.timer ??= next(db, watch)
  return () => {
    watch.listeners.delete(listener)
    if (watch.listeners.size > 0 || watch.timer === null) return
    clearTimeout(watch.timer)
    watch.timer = null
  }
}

/** How many listen to a database now. */
export const listening = (db: Db): number => watches.get(db)?.listeners.size ?? 0

const next = (db: Db, watch: Watch): NodeJS.Timeout =>
  setTimeout(() => void look(db, watch), pause).unref()

async function look(db: Db, watch: Watch): Promise<void> {
  watch.timer = null
  watch.isLooking = true
  const events = await namesSince(db, watch)
  // One after another: what many are told costs the database no more at a time than what one is told.
  for (const listener of watch.listeners) await listener(events)
  watch.isLooking = false
  if (watch.listeners.size > 0) watch.timer = next(db, watch)
}

async function namesSince(db: Db, watch: Watch): Promise<string[]> {
  try {
    const { rows } = await sql<{ name: string; last: number }>`
      select name, max(id) as last from event where id > ${watch.last} group by name`.execute(db)
    watch.last = Math.max(watch.last, ...rows.map(({ last }) => last))
    return rows.map(({ name }) => name)
  } catch {
    return []
  }
}
