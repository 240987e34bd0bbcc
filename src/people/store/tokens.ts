import { sql } from 'kysely'
import type { Act } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import type { Day } from '#platform/day.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import { hashOf, newId, newSecret } from './secrets.ts'

/** Who a token is of, and what it may do. */
export interface TokenOwner {
  person: string
  name: string
  locale: Locale
  scopes: string[]
  hasSecondFactor: boolean
}

/** How every token begins, so that one left lying in a text is known for what it is. */
export const tokenPrefix = 'meridian_'

/** Writes a token and gives it whole, once. */
export async function insertToken(
  act: Act,
  token: {
    person: string
    name: string
    scopes: readonly string[]
    hasSecondFactor: boolean
    madeAt: string
    expiresAt: string
  },
): Promise<{ id: string; secret: string }> {
  const [id, secret] = [newId('t'), `${tokenPrefix}${newSecret()}`]
  await act.db
    .insertInto('access_token')
    .values({
      id,
      secret_hash: hashOf(secret),
      person: token.person,
      name: token.name,
      scopes: [...token.scopes],
      has_second_factor: token.hasSecondFactor,
      made_at: token.madeAt,
      expires_at: token.expiresAt,
    })
    .execute()
  return { id, secret }
}

/** Who this token is of, and that it was used on that day: one query. Null when it is unknown, over or ended. */
export async function ownerOfToken(
  db: Db,
  secret: string,
  now: Date,
  today: Day,
): Promise<TokenOwner | null> {
  const hash = hashOf(secret)
  const isLive = sql`expires_at > ${now.toISOString()}::timestamptz and ended_at is null`
  const found = await sql<TokenOwner>`
    with used as (
      update access_token set used_on = ${today}::date
      where secret_hash = ${hash} and used_on is distinct from ${today}::date and ${isLive})
    select token.person, state.name, state.locale, token.scopes,
      token.has_second_factor as "hasSecondFactor"
    from access_token token join person_state state on state.person = token.person and upper_inf(state.recorded)
    where secret_hash = ${hash} and state.standing = 'active' and ${isLive}`.execute(db)
  return found.rows[0] ?? null
}

/** Ends a token of a person; gives its name, or null when they have none such that still works. */
export async function endToken(act: Act, person: string, id: string): Promise<string | null> {
  const ended = await act.db
    .updateTable('access_token')
    .set({ ended_at: act.at })
    .where('person', '=', person)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .returning('name')
    .executeTakeFirst()
  return ended?.name ?? null
}

/** Ends all tokens of a person; tells how many. */
export async function endTokens(act: Act, person: string): Promise<number> {
  const ended = await act.db
    .updateTable('access_token')
    .set({ ended_at: act.at })
    .where('person', '=', person)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return Number(ended.numUpdatedRows)
}
