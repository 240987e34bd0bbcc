import { expect } from 'vitest'
import { byCommand, perform } from '#platform/act.ts'
import { test } from '#platform/testing/world.ts'
import { addPerson } from './actions/invitation.ts'
import { forgetFactors, personAt } from './actions/lost-factors.ts'
import { beginSession } from './actions/sessions.ts'
import { askerOf } from './views/asker.ts'
import { factorsOf } from './views/factor.ts'

const now = new Date('2026-11-22T12:00:00Z')
const deed = { by: byCommand('test'), name: 'test.done', subject: 'person:test' }
const site = { origin: 'https://meridian.example' }

test('who lost every device is freed of them: sessions end, a letter says so, and it is done once', async ({
  db,
}) => {
  const email = 'lost@example.org'
  const id = await perform(db, deed, (act) =>
    addPerson(act, { email, name: 'Amara Test', locale: 'fr' }),
  )
  const at = now.toISOString()
  await db
    .insertInto('authenticator_app')
    .values({ person: id, secret: 'JBSWY3DPEHPK3PXP', last_step: 0, added_at: at })
    .execute()
  const passkey = { id: 'k', person: id, name: 'Phone', host: 'meridian.example', public_key: 'a' }
  await db
    .insertInto('passkey')
    .values({ ...passkey, counter: 0, transports: [], added_at: at, used_at: null })
    .execute()
  const begun = { person: id, way: 'passkey', browser: 'firefox-linux' } as const
  const cookie = await beginSession(
    db,
    { ...begun, awaitsFactor: false, hasSecondFactor: true, instead: undefined },
    now,
  )
  const person = await personAt(db, ' Lost@Example.org ')
  const forget = () => perform(db, deed, (act) => forgetFactors(act, { person, site }))
  await forget()
  expect(await factorsOf(db, id)).toEqual({ appSince: null, codesLeft: 0, passkeys: 0 })
  expect(await askerOf(db, { cookie, authorization: undefined }, now)).toBeNull()
  const letters = await db.selectFrom('letter').select('topic').where('person', '=', id).execute()
  expect(letters).toEqual([{ topic: 'people.factors-forgotten' }])
  await expect(forget()).rejects.toMatchObject({ code: 'people/no-factors' })
  await expect(personAt(db, 'nobody@example.org')).rejects.toMatchObject({ code: 'people/unknown' })
})
