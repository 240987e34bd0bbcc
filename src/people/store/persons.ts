import { sql } from 'kysely'
import type { Act } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import type { Person } from '#people/model/person.ts'
import { newId } from './secrets.ts'

const columns = sql`state.person as id, state.email, state.name, state.locale, state.letters, state.standing`

/** The person of this id, as held now. */
export async function selectPerson(db: Db, id: string): Promise<Person | undefined> {
  const found = await sql<Person>`
    select ${columns} from person_state state
    where state.person = ${id} and upper_inf(state.recorded)`.execute(db)
  return found.rows[0]
}

/** The persons of these ids, as held now, in no order. */
export async function selectPersons(db: Db, ids: readonly string[]): Promise<Person[]> {
  const found = await sql<Person>`
    select ${columns} from person_state state
    where state.person = any(${[...ids]}::text[]) and upper_inf(state.recorded)`.execute(db)
  return found.rows
}

/** The person with this address, as held now, and the hash of their password, if they have set one. */
export async function selectByEmail(
  db: Db,
  email: string,
): Promise<(Person & { hash: string | null }) | undefined> {
  const found = await sql<Person & { hash: string | null }>`
    select ${columns}, password.hash from person_state state
    left join password on password.person = state.person
    where state.email = ${email} and upper_inf(state.recorded)`.execute(db)
  return found.rows[0]
}

/** The hash of a person's password; null where they have set none. */
export async function selectHash(db: Db, person: string): Promise<string | null> {
  const found = await db
    .selectFrom('password')
    .select('hash')
    .where('person', '=', person)
    .executeTakeFirst()
  return found?.hash ?? null
}

/** Whether a person ever could sign in. */
export async function wasActive(db: Db, id: string): Promise<boolean> {
  const found = await db
    .selectFrom('person_state')
    .select('person')
    .where('person', '=', id)
    .where('standing', '=', 'active')
    .limit(1)
    .execute()
  return found.length > 0
}

/** An id for a new person. */
export const newPersonId = (): string => newId('p')

/** Writes a new person and gives their id. */
export async function insertPerson(act: Act, person: Person): Promise<string> {
  await act.db.insertInto('person').values({ id: person.id, made_at: act.at }).execute()
  await insertState(act, person)
  return person.id
}

/** Closes what was held of a person, and holds this from now on. */
export async function replaceState(act: Act, person: Person): Promise<void> {
  await sql`
    update person_state set recorded = tstzrange(lower(recorded), ${act.at}::timestamptz)
    where person = ${person.id} and upper_inf(recorded)`.execute(act.db)
  await insertState(act, person)
}

async function insertState(act: Act, person: Person): Promise<void> {
  await sql`
    insert into person_state (person, email, name, locale, letters, standing, recorded)
    values (${person.id}, ${person.email}, ${person.name}, ${person.locale}, ${person.letters},
      ${person.standing}, tstzrange(${act.at}::timestamptz, null))`.execute(act.db)
}

/** Sets a person's password; the one before it is gone. */
export async function putHash(act: Act, person: string, hash: string): Promise<void> {
  await act.db
    .insertInto('password')
    .values({ person, hash, set_at: act.at })
    .onConflict((conflict) => conflict.column('person').doUpdateSet({ hash, set_at: act.at }))
    .execute()
}
