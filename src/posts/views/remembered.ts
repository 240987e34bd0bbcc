import type { Db } from '#platform/db/db.ts'
import type { Grant } from '#platform/doors/asker.ts'
import type { Moment } from '#platform/moment.ts'
import { grantsOf } from './grants.ts'

interface Remembered {
  /** The event and the day from which all of it follows. */
  stand: string
  byPerson: Map<string, Promise<Grant[]>>
}

const most = 2000
const byDatabase = new WeakMap<Db, Remembered>()

/**
 * The rights of a person on a day, worked out once for each stand of the database. Whatever could change them (a post, who holds
 * it, what it lent, a role, the network) is an act, and every act leaves an event: with the next one nothing is remembered any
 * more. `event` is the last one and was asked for before; what is read after it is at least as new.
 */
export async function grantsAt(
  db: Db,
  person: string,
  today: Moment,
  event: number,
): Promise<Grant[]> {
  const stand = JSON.stringify([event, today])
  const held = byDatabase.get(db)
  const known = held?.stand === stand ? held : { stand, byPerson: new Map() }
  if (known !== held) byDatabase.set(db, known)
  const there = known.byPerson.get(person)
  if (there) return there
  if (known.byPerson.size >= most) known.byPerson.clear()
  const asking = grantsOf(db, person, today)
  known.byPerson.set(person, asking)
  // A failed question is asked again.
  asking.catch(() => known.byPerson.delete(person))
  return asking
}
