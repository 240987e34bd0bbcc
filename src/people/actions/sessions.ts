import type { Act } from '#platform/act.ts'
import { atomically, type Db } from '#platform/db/db.ts'
import { found } from '#platform/refusal.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Way } from '#people/model/session.ts'
import {
  deleteSession,
  deleteSessionOfSecret,
  deleteSessions,
  insertSession,
  passFactor,
  raiseSession,
} from '#people/store/sessions.ts'

/** Who begins a session, how, and with which browser; `instead` is the cookie the browser held until now. */
export interface Beginning {
  person: string
  way: Way
  /** The family, by `browserOf`. */
  browser: string
  /** The password was right, and a second factor is still owed. */
  awaitsFactor: boolean
  hasSecondFactor: boolean
  instead: string | undefined
}

/**
 * Begins a session and gives the value of its cookie, always a new one: a session that somebody planted is ended instead.
 * No act: who signs in changes nothing that the organisation knows, and pages kept for everybody stay good.
 */
export const beginSession = (db: Db, begun: Beginning, now: Date): Promise<string> =>
  atomically(db, async (tx) => {
    if (begun.instead !== undefined) await deleteSessionOfSecret(tx, begun.instead)
    const { secret } = await insertSession(tx, begun, now)
    return secret
  })

/** Lets in who owed the second factor and gave it; the cookie's new value. Refuses a session that owes none (`people/no-factor-awaited`). */
export async function passSecondFactor(db: Db, cookie: string, now: Date): Promise<string> {
  const secret = await passFactor(db, cookie, now)
  if (secret === null) throw new Refusal('conflict', 'people/no-factor-awaited')
  return secret
}

/** Marks a session of someone signed in who gave the second factor; the cookie's new value. */
export const raiseToSecondFactor = (db: Db, session: string, now: Date): Promise<string> =>
  raiseSession(db, session, now)

/** Ends the session a browser holds. */
export const leave = (db: Db, cookie: string): Promise<void> => deleteSessionOfSecret(db, cookie)

/** Ends one session of a person. Refuses one they do not have (`people/unknown-session`). */
export async function endSession(act: Act, person: string, session: string): Promise<void> {
  const isGone = await deleteSession(act.db, person, session)
  found(isGone || undefined, 'people/unknown-session')
}

/** Ends all sessions of a person, or all but the one named; tells how many. */
export const endSessions = (act: Act, person: string, but?: string): Promise<number> =>
  deleteSessions(act.db, person, but)
