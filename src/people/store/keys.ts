import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { newSecret } from './secrets.ts'

/** A key of this database, drawn when it is first needed. Of several who need it first at once, all get the same. */
export async function keyNamed(db: Db, name: 'attempts' | 'stamps'): Promise<string> {
  const there = await db
    .selectFrom('people_key')
    .select('key')
    .where('name', '=', name)
    .executeTakeFirst()
  if (there) return there.key
  await sql`insert into people_key (name, key) values (${name}, ${newSecret()}) on conflict do nothing`.execute(
    db,
  )
  const drawn = await db
    .selectFrom('people_key')
    .select('key')
    .where('name', '=', name)
    .executeTakeFirstOrThrow()
  return drawn.key
}
