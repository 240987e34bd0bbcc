import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { instantText } from '#platform/db/periods.ts'

/** The last event of a database, by which every answer is known: what it gives changes with it and with nothing else. */
export interface Stand {
  event: number
  /** When it was recorded, ISO in UTC; null in a database where nothing ever happened. */
  at: string | null
}

interface Turn {
  running: Promise<Stand>
  next: Promise<Stand> | null
}

const turns = new WeakMap<Db, Turn>()

/**
 * Where the database stands now. Requests that arrive while one is asking ask together with the next one: each is answered
 * by a question put after it arrived, so nobody reads past a commit, and many requests cost one question.
 */
export function standOf(db: Db): Promise<Stand> {
  const turn = turns.get(db)
  if (turn === undefined) return begin(db)
  turn.next ??= turn.running.then(
    () => begin(db),
    () => begin(db),
  )
  return turn.next
}

function begin(db: Db): Promise<Stand> {
  const running = lastEvent(db)
  const turn: Turn = { running, next: null }
  turns.set(db, turn)
  const over = () => {
    if (turn.next === null && turns.get(db) === turn) turns.delete(db)
  }
  running.then(over, over)
  return running
}

/** The last event known at an instant; null means now. */
export async function lastEvent(db: Db, asKnown: string | null = null): Promise<Stand> {
  const rows = await sql<{ id: number; at: string }>`
    select id, ${instantText(sql`at`)} as at from event
    where ${asKnown === null} or at <= ${asKnown ?? 'infinity'}::timestamptz
    order by id desc limit 1`.execute(db)
  const [last] = rows.rows
  return { event: last?.id ?? 0, at: last?.at ?? null }
}

/** Finds something that follows from the last event and from its name alone, or remembers it. */
export type Memory<Found> = (
  of: { db: Db; stand: Stand },
  name: readonly unknown[],
  find: () => Promise<Found>,
) => Promise<Found>

/**
 * A memory for what many pages show alike and one event may change, like the length of a list: what was asked for longest ago
 * is forgotten first. What could not be found is not remembered.
 */
export function memory<Found>(most = 300): Memory<Found> {
  const memories = new WeakMap<Db, Map<string, Promise<Found>>>()
  return async ({ db, stand }, name, find) => {
    const found = memories.get(db) ?? new Map<string, Promise<Found>>()
    memories.set(db, found)
    const key = JSON.stringify([stand.event, ...name])
    const there = found.get(key)
    if (there !== undefined) {
      found.delete(key)
      found.set(key, there)
      return there
    }
    const finding = find()
    found.set(key, finding)
    finding.catch(() => found.delete(key))
    for (const oldest of found.keys()) {
      if (found.size <= most) break
      found.delete(oldest)
    }
    return finding
  }
}
