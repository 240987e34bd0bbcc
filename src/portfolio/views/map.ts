import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import type { Moment } from '#platform/moment.ts'
import { countryNumber } from '#network/views/offices.ts'

/** The numbers by which maps know these countries (ISO 3166), by their letters. One query. */
export async function numbersOf(
  db: Db,
  moment: Moment,
  countries: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ code: string; number: string }>`
    select asked.code, ${countryNumber(sql`asked.code`, moment)} as number from unnest(${[...countries]}::text[]) asked (code)`.execute(
    db,
  )
  return new Map(rows.map(({ code, number }) => [code, number.padStart(3, '0')]))
}
