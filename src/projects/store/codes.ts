import { sql } from 'kysely'
import type { Act } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import { type CodeScheme, codeOf } from '#projects/model/code.ts'

/**
 * Gives a project its code: the next number that no project of this type, or of any where the scheme counts all together, ever had;
 * answers the code. Acts wait for each other, so two never get the same. A project that has a code keeps it.
 */
export async function giveCode(
  act: Act,
  project: string,
  type: string,
  scheme: CodeScheme,
): Promise<string> {
  const { rows } = await sql<{ code: string | null; last: number | null }>`
    select (select code from project_code where project = ${project}) as code,
      (select max(number) from project_code where ${scheme.counting === 'all'} or type = ${type}) as last`.execute(
    act.db,
  )
  const held = rows[0]?.code ?? null
  if (held !== null) return held
  const number = Math.max(scheme.first, (rows[0]?.last ?? 0) + 1)
  const code = codeOf(scheme, { type, number })
  await insert(act, { project, code, type, number })
  return code
}

/** Of these codes those that a project has. */
export async function codesTaken(db: Db, codes: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ code: string }>`
    select code from project_code where code = any(${[...codes]}::text[])`.execute(db)
  return new Set(rows.map(({ code }) => code))
}

async function insert(
  act: Act,
  given: { project: string; code: string; type: string; number: number },
): Promise<void> {
  await sql`
    insert into project_code (code, type, number, project, at)
    values (${given.code}, ${given.type}, ${given.number}, ${given.project}, ${act.at}::timestamptz)`.execute(
    act.db,
  )
}
