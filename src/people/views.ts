import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import type { Letters, Person, PersonStanding } from '#people/model/person.ts'
import { selectPerson, selectPersons } from '#people/store/persons.ts'

/** The person of this id, as held now; undefined where there is none. */
export const personById = (db: Db, id: string): Promise<Person | undefined> => selectPerson(db, id)

/** Those of these persons who may sign in, each once and in the order given: whom something is written to. One query. */
export async function activeAmong(db: Db, ids: readonly string[]): Promise<Person[]> {
  const wanted = [...new Set(ids)]
  const found = new Map((await selectPersons(db, wanted)).map((each) => [each.id, each]))
  return wanted.flatMap((id) => {
    const person = found.get(id)
    return person?.standing === 'active' ? [person] : []
  })
}

/** What people are called, by their ids. */
export async function namesOf(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const found = await db
    .selectFrom('person_state')
    .select(['person', 'name'])
    .where('person', 'in', [...new Set(ids)])
    .where(sql<boolean>`upper_inf(recorded)`)
    .execute()
  return new Map(found.map(({ person, name }) => [person, name]))
}

/** A person in a list. */
export interface PersonLine {
  id: string
  name: string
  email: string
  standing: PersonStanding
  /** The last day on which they had a session that still stands; null for others. */
  seenOn: string | null
}

/** People by name, a page at a time; narrowed to a standing, and to a text in name or address. */
export async function people(
  db: Db,
  {
    standing,
    text = '',
    limit,
    offset = 0,
  }: { standing?: PersonStanding; text?: string; limit: number; offset?: number },
): Promise<{ items: PersonLine[]; total: number }> {
  const rows = await sql<PersonLine & { total: number }>`
    select state.person as id, state.name, state.email, state.standing, count(*) over ()::int as total,
      (select to_char(max(seen_at) at time zone 'UTC', 'YYYY-MM-DD') from session
        where session.person = state.person) as "seenOn"
    from person_state state
    where upper_inf(state.recorded) and (${standing ?? null}::text is null or state.standing = ${standing ?? null})
      and (${text} = '' or strpos(lower(state.name), lower(${text})) > 0 or strpos(state.email, lower(${text})) > 0)
    order by state.name, state.person limit ${limit} offset ${offset}`.execute(db)
  return {
    items: rows.rows.map(({ id, name, email, standing: stands, seenOn }) => ({
      id,
      name,
      email,
      standing: stands,
      seenOn,
    })),
    total: rows.rows[0]?.total ?? 0,
  }
}

/** Those who may sign in, by name: for choosing one. */
export async function activePeople(db: Db): Promise<{ id: string; name: string }[]> {
  const found = await sql<{ id: string; name: string }>`
    select person as id, name from person_state
    where upper_inf(recorded) and standing = 'active' order by name, person`.execute(db)
  return found.rows
}

/** How often people wish to have letters that can wait; those who want each at once count as daily. */
export async function rhythmOf(
  db: Db,
  persons: readonly string[],
): Promise<Map<string, 'daily' | 'weekly'>> {
  if (persons.length === 0) return new Map()
  const found = await sql<{ person: string; letters: Letters }>`
    select person, letters from person_state
    where upper_inf(recorded) and person in (${sql.join([...persons])})`.execute(db)
  return new Map(
    found.rows.map(({ person, letters }) => [person, letters === 'weekly' ? 'weekly' : 'daily']),
  )
}
