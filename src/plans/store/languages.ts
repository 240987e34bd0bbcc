import { sql } from 'kysely'
import type { Act } from '#platform/act.ts'
import type { Which } from './parts.ts'

/** The version is written in these languages from now on; the first is the one it is written in. */
export async function putLanguages(
  act: Act,
  { plan, number }: Which,
  languages: readonly string[],
): Promise<void> {
  await sql`
    update plan_language set recorded = tstzrange(lower(recorded), ${act.at}::timestamptz)
    where plan = ${plan} and number = ${number} and upper_inf(recorded)`.execute(act.db)
  await sql`
    insert into plan_language (plan, number, languages, recorded)
    values (${plan}, ${number}, ${[...languages]}::text[], tstzrange(${act.at}::timestamptz, null))`.execute(
    act.db,
  )
}
