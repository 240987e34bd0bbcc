import type { Db } from '#platform/db/db.ts'
import type { Asker } from '#platform/doors/asker.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import { Refusal } from '#platform/refusal.ts'
import { ownerOfSession } from '#people/store/sessions.ts'
import { ownerOfToken } from '#people/store/tokens.ts'

/** Who asks, as the people know them; the posts add what they may do. */
export interface Identity extends Pick<
  Asker,
  'person' | 'name' | 'session' | 'scopes' | 'hasSecondFactor'
> {
  locale: Locale
}

/** What a request says of who sent it: the value of the session's cookie, and its `Authorization`. */
export interface Credentials {
  cookie: string | undefined
  authorization: string | undefined
}

/**
 * Who sent a request: by their token, else by their session; null for anybody. One query, or none where nothing was shown.
 * An ended session is nobody's at once. Refuses a token that does not hold (`people/token`).
 */
export async function askerOf(
  db: Db,
  { cookie, authorization }: Credentials,
  now: Date,
): Promise<Identity | null> {
  const token = /^bearer +(\S+)$/i.exec(authorization ?? '')?.[1]
  if (token !== undefined) {
    const owner = await ownerOfToken(db, token, now, now.toISOString().slice(0, 10))
    if (owner === null) throw new Refusal('unknown-asker', 'people/token')
    return { ...owner, session: null }
  }
  if (cookie === undefined) return null
  const owner = await ownerOfSession(db, cookie, now)
  return owner === null ? null : { ...owner, scopes: null }
}

/** Who gave a right password and still owes the second factor, by the session's cookie. */
export const awaitedBy = async (
  db: Db,
  cookie: string | undefined,
  now: Date,
): Promise<{ person: string; name: string; locale: Locale } | null> =>
  cookie === undefined ? null : ownerOfSession(db, cookie, now, true)
