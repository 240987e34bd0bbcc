import { sql } from 'kysely'
import { presently, type SignedReader } from '#platform/doors/asker.ts'
import type { WorkPart } from '#platform/doors/work.ts'
import type { Db } from '#platform/db/db.ts'
import { memory } from '#platform/http/stand.ts'

/** By these the rights of people can become otherwise, and with them what waits in any part. */
const ofRights = ['posts.', 'people.']

/** Whether what waits in a part can become otherwise by an event of this name. */
export const concerns = ({ events }: Pick<WorkPart, 'events'>, name: string): boolean =>
  [...ofRights, ...events].some((beginning) => name.startsWith(beginning))

interface Seen {
  event: number
  /** By part: the last event that concerned it. */
  last: Map<string, number>
}

const seen = new WeakMap<Db, Promise<Seen>>()

/** For each part the last event that concerned it, as far as this program has looked: one query for each event, whoever asks. */
async function lastConcerning(
  db: Db,
  event: number,
  parts: readonly WorkPart[],
): Promise<Seen['last']> {
  const before = await (seen.get(db) ?? Promise.resolve(null)).catch(() => null)
  if (before !== null && before.event >= event) return before.last
  const now =
    before === null ? Promise.resolve(fresh(event, parts)) : later(db, before, event, parts)
  seen.set(db, now)
  return (await now).last
}

const fresh = (event: number, parts: readonly WorkPart[]): Seen => ({
  event,
  last: new Map(parts.map(({ id }) => [id, event])),
})

async function later(
  db: Db,
  { event: since, last }: Seen,
  event: number,
  parts: readonly WorkPart[],
): Promise<Seen> {
  const { rows } = await sql<{ name: string }>`
    select distinct name from event where id > ${since} and id <= ${event}`.execute(db)
  const changed = parts.filter((part) => rows.some(({ name }) => concerns(part, name)))
  return { event, last: new Map([...last, ...changed.map(({ id }) => [id, event] as const)]) }
}

const counts = memory<number>(20_000)

/** How much waits for whoever reads, in all: each part is counted again only when something happened that concerns it, or another day began. */
export async function waitingInAll(
  parts: readonly WorkPart[],
  reader: SignedReader,
): Promise<number> {
  const { asker, db, stand } = reader
  const now = presently(reader)
  const count = async (part: WorkPart) =>
    part.count === undefined ? (await part.waiting(now, 1)).total : part.count(now)
  // Whoever asks what was known at another moment stands on an earlier event.
  const isPast = reader.query.has('asKnown')
  const last = isPast ? null : await lastConcerning(db, stand.event, parts)
  const each = await Promise.all(
    parts.map((part) => {
      if (last === null) return count(part)
      const of = { db, stand: { event: last.get(part.id) ?? stand.event, at: null } }
      return counts(of, [part.id, asker.person, asker.scopes, asker.today.asOf], () => count(part))
    }),
  )
  return each.reduce((sum, one) => sum + one, 0)
}
