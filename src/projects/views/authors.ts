import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { type Move, moves } from '#projects/model/life.ts'

/** Those who wrote something, or did something to a project, as the rules of rights name them: they do not decide on it. */
export interface Authors {
  persons: string[]
  posts: string[]
}

interface Row {
  person: string | null
  post: string | null
}

const authorsFrom = (rows: readonly Row[]): Authors => ({
  persons: idsOf(rows.map(({ person }) => person)),
  posts: idsOf(rows.map(({ post }) => post)),
})

const idsOf = (ids: readonly (string | null)[]) =>
  [...new Set(ids.filter((id) => id !== null && id !== ''))].filter((id) => id !== null)

/** Who wrote something of a version, up to now. */
export async function authorsOf(db: Db, project: string, number: number): Promise<Authors> {
  const { rows } = await sql<Row>`
    select person, post from project_writer where project = ${project} and number = ${number} order by at`.execute(
    db,
  )
  return authorsFrom(rows)
}

/** Who wrote something of each of these versions, by `pr-…@number`. One query. */
export async function authorsOfThose(
  db: Db,
  versions: readonly { project: string; number: number }[],
): Promise<ReadonlyMap<string, Authors>> {
  const given = JSON.stringify(versions.map(({ project, number }) => ({ project, number })))
  const { rows } = await sql<Row & { project: string; number: number }>`
    select wrote.project, wrote.number, wrote.person, wrote.post
    from jsonb_to_recordset(${given}::jsonb) as given (project text, number integer)
      join project_writer wrote on wrote.project = given.project and wrote.number = given.number order by wrote.at`.execute(
    db,
  )
  return new Map(
    [...Map.groupBy(rows, ({ project, number }) => `${project}@${number}`)].map(([key, those]) => [
      key,
      authorsFrom(those),
    ]),
  )
}

/** Who made this move with a project, whenever it was made. */
export async function moversOf(db: Db, project: string, move: Move): Promise<Authors> {
  const { from, to } = moves[move]
  const { rows } = await sql<Row>`
    select person, post from (
      select person, post, state, recorded, lag(state) over (order by lower(recorded)) as before
      from project_standing where project = ${project}) stood
    where state = ${to} and before = any(${[...from]}::text[]) and before <> state order by lower(recorded)`.execute(
    db,
  )
  return authorsFrom(rows)
}
