import { createServer } from 'node:net'
import { byCommand, perform } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import { addPerson } from '#people/actions/invitation.ts'
import { beginSession } from '#people/actions/sessions.ts'

/** Somebody with an account, for tests. */
export async function personCalled(db: Db, name: string, email: string): Promise<string> {
  const deed = { by: byCommand('test'), name: 'people.came', subject: 'person:test' }
  return perform(db, deed, (act) => addPerson(act, { email, name, locale: 'en' }))
}

/** The cookie of a session somebody began, for tests. */
export const sessionOf = (db: Db, person: string, now: Date): Promise<string> =>
  beginSession(
    db,
    {
      person,
      way: 'demo',
      browser: 'firefox-linux',
      awaitsFactor: false,
      hasSecondFactor: false,
      instead: undefined,
    },
    now,
  )

/** A port of this machine on which nobody listens. */
export const freePort = (): Promise<number> =>
  new Promise((found, failed) => {
    const server = createServer()
    server.once('error', failed)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => {
        if (typeof address === 'object' && address !== null) found(address.port)
        else failed(new Error('no port was given'))
      })
    })
  })
