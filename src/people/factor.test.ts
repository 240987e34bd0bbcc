import { beforeEach, describe, expect } from 'vitest'
import { byCommand, perform } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import { codeOf } from '#platform/testing/outcome.ts'
import { test } from '#platform/testing/world.ts'
import { addFactor, passCode, propose, removeFactor, renewCodes } from './actions/factors.ts'
import { addPerson } from './actions/invitation.ts'
import { codeAt, plainCode, recoveryCode, secretText, stepAt, stepOfCode } from './model/codes.ts'
import { proofAskedOf } from './model/proof.ts'
import type { Person } from './model/person.ts'
import { makeStamp, stampHolds, stampKey, useStamp } from './store/stamps.ts'
import { personById } from './views.ts'
import { awaitsFactor, factorsOf } from './views/factor.ts'

const start = new Date('2026-11-22T12:00:00Z')
const later = (seconds: number) => new Date(start.getTime() + seconds * 1000)
const title = { en: 'Example', fr: 'Example', es: 'Example', ar: 'Example' }
const site = { title, origin: 'https://meridian.example' }
const from = { address: '192.0.2.1', recovery: 'https://meridian.example/en/recover' }
const deed = { by: byCommand('test'), name: 'people.came', subject: 'person:test' }

async function somebody(db: Db, email = 'amara@example.org'): Promise<Person> {
  const id = await perform(db, deed, (act) =>
    addPerson(act, { email, name: 'Amara Test', locale: 'en' }),
  )
  const person = await personById(db, id)
  if (person === undefined) throw new Error('nobody')
  return person
}

/** Somebody with an app, set up at the start; its secret and recovery codes. */
async function withApp(db: Db, email?: string) {
  const person = await somebody(db, email)
  const asked = { site, purpose: 'factor-proposed' } as const
  const { stamp, secret, codes } = await propose(db, person, asked, start)
  const code = await codeAt(secret, stepAt(start))
  await perform(db, deed, (act) => addFactor(act, { person, site, stamp, code }, start))
  return { person, secret, codes, stamp }
}

describe('the codes of an app', () => {
  const secret = secretText(new TextEncoder().encode('12345678901234567890'))

  test('are those of RFC 6238, in six digits', async () => {
    const known = [
      [59, '287082'],
      [1_111_111_109, '081804'],
      [1_111_111_111, '050471'],
      [1_234_567_890, '005924'],
      [2_000_000_000, '279037'],
      [20_000_000_000, '353130'],
    ] as const
    for (const [seconds, code] of known)
      expect(await codeAt(secret, stepAt(new Date(seconds * 1000)))).toBe(code)
  })

  test('are taken half a minute early and late, and not more', async () => {
    const step = stepAt(start)
    const taken = await Promise.all(
      [-2, -1, 0, 1, 2].map(async (away) =>
        stepOfCode(secret, await codeAt(secret, step + away), start),
      ),
    )
    expect(taken).toEqual([null, step - 1, step, step + 1, null])
  })

  test('are read as people type them, in Arabic digits too', () => {
    expect(plainCode(' 287 082')).toBe('287082')
    expect(plainCode('٢٨٧٠٨٢')).toBe('287082')
    expect(plainCode('H7KQ 2mzp–wa4c t9xe')).toBe('h7kq-2mzp-wa4c-t9xe')
    expect(plainCode('28708')).toBeNull()
    expect(plainCode('')).toBeNull()
    expect(recoveryCode(new Uint8Array(16))).toBe('aaaa-aaaa-aaaa-aaaa')
  })
})

describe('a second factor', () => {
  let now = start
  beforeEach(() => {
    now = later(60)
  })

  test('is awaited once an app is set up, and a letter tells its person', async ({ db }) => {
    const before = await somebody(db, 'bela@example.org')
    expect(await awaitsFactor(db, before.id)).toBe(false)
    const { person } = await withApp(db)
    expect(await awaitsFactor(db, person.id)).toBe(true)
    expect(await factorsOf(db, person.id)).toMatchObject({ codesLeft: 10, passkeys: 0 })
    const letters = await db.selectFrom('letter').select(['topic', 'address', 'details']).execute()
    expect(letters).toEqual([
      { topic: 'people.factor-added', address: 'amara@example.org', details: {} },
    ])
    const event = await db
      .selectFrom('event')
      .select(['changes'])
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst()
    expect(event?.changes).toEqual([
      { field: 'people.history.factor', before: null, after: 'TOTP' },
    ])
  })

  test('takes a code once, and none older than one that was taken', async ({ db }) => {
    const { person, secret } = await withApp(db)
    const [early, code] = [await codeAt(secret, stepAt(now) - 1), await codeAt(secret, stepAt(now))]
    const pass = (each: string) => codeOf(passCode(db, { person, code: each, ...from }, now))
    expect(await pass(code)).toBe('done')
    expect(await pass(code)).toBe('people/code-wrong')
    expect(await pass(early)).toBe('people/code-wrong')
  })

  test('does not take the code it was set up with', async ({ db }) => {
    const { person, secret } = await withApp(db)
    const code = await codeAt(secret, stepAt(start))
    expect(await codeOf(passCode(db, { person, code, ...from }, start))).toBe('people/code-wrong')
  })

  test('takes each recovery code once, from its own person only', async ({ db }) => {
    const { person, codes } = await withApp(db)
    const other = await withApp(db, 'bela@example.org')
    const [code = ''] = codes
    const pass = (whose: Person) => codeOf(passCode(db, { person: whose, code, ...from }, now))
    expect(codes).toHaveLength(10)
    expect(new Set([...codes, ...other.codes]).size).toBe(20)
    expect(await pass(other.person)).toBe('people/code-wrong')
    expect(await pass(person)).toBe('done')
    expect(await pass(person)).toBe('people/code-wrong')
    expect((await factorsOf(db, person.id)).codesLeft).toBe(9)
    const kept = await db.selectFrom('recovery_code').select('hash').execute()
    expect(kept.some(({ hash }) => codes.some((each) => hash.includes(each)))).toBe(false)
  })

  test('is shut for a while after ten wrong codes, for right ones too', async ({ db }) => {
    const { person, secret } = await withApp(db)
    const pass = (code: string, at: Date) => codeOf(passCode(db, { person, code, ...from }, at))
    for (let tried = 0; tried < 10; tried += 1) await pass('000000', now)
    expect(await pass(await codeAt(secret, stepAt(now)), now)).toBe('people/locked')
    const after = later(60 + 16 * 60)
    expect(await pass(await codeAt(secret, stepAt(after)), after)).toBe('done')
  })

  test('is set up once by one proposal, with its own code, within ten minutes', async ({ db }) => {
    const { person, stamp, secret } = await withApp(db)
    const asked = { site, purpose: 'factor-proposed' } as const
    const add = async (each: string, code: string, at: Date) =>
      codeOf(perform(db, deed, (act) => addFactor(act, { person, site, stamp: each, code }, at)))
    expect(await add(stamp, await codeAt(secret, stepAt(now)), now)).toBe('people/proposal-over')
    const next = await propose(db, person, asked, now)
    expect(await add(next.stamp, await codeAt(next.secret, stepAt(now)), now)).toBe(
      'people/factor-there',
    )
    const other = await somebody(db, 'bela@example.org')
    const theirs = await propose(db, other, asked, now)
    expect(await add(theirs.stamp, await codeAt(theirs.secret, stepAt(now)), now)).toBe(
      'people/proposal-over',
    )
    const late = later(60 + 601)
    expect(await add(next.stamp, await codeAt(next.secret, stepAt(late)), late)).toBe(
      'people/proposal-over',
    )
    expect(await add(next.stamp, '000000', now)).toBe('people/code-wrong')
  })

  test('has new recovery codes in the place of the old, and is removed with them', async ({
    db,
  }) => {
    const { person, codes } = await withApp(db)
    const { stamp, codes: fresh } = await propose(
      db,
      person,
      { site, purpose: 'codes-proposed' },
      now,
    )
    await perform(db, deed, (act) => renewCodes(act, { person, site, stamp }, now))
    const pass = (code = '') => codeOf(passCode(db, { person, code, ...from }, now))
    expect(await pass(codes[0])).toBe('people/code-wrong')
    expect(await pass(fresh[0])).toBe('done')
    await perform(db, deed, (act) => removeFactor(act, { person, site }))
    expect(await awaitsFactor(db, person.id)).toBe(false)
    expect(await pass(fresh[1])).toBe('people/code-wrong')
    expect(await codeOf(perform(db, deed, (act) => removeFactor(act, { person, site })))).toBe(
      'people/no-factor',
    )
  })
})

test('a stamp holds for its use, unchanged, until it is over or the clock is set back', async ({
  db,
}) => {
  const key = await stampKey(db)
  expect(await stampKey(db)).toBe(key)
  const use = { purpose: 'passkey-asked', about: 'meridian.example' } as const
  const stamp = makeStamp(key, use, start)
  expect(stampHolds(key, use, stamp, later(599))).toBe(true)
  expect(stampHolds(key, use, stamp, later(600))).toBe(false)
  expect(stampHolds(key, use, stamp, later(-1))).toBe(false)
  expect(stampHolds(key, { ...use, about: 'other.example' }, stamp, start)).toBe(false)
  expect(stampHolds(key, { ...use, purpose: 'openid' }, stamp, start)).toBe(false)
  expect(stampHolds(`${key}x`, use, stamp, start)).toBe(false)
  expect(stampHolds(key, use, `${stamp.slice(0, -2)}AA`, start)).toBe(false)
  expect(stampHolds(key, use, '', start)).toBe(false)
  expect(await useStamp(db, stamp, start)).toBe(true)
  expect(await useStamp(db, stamp, start)).toBe(false)
})

test('who decides is told of the day, asked from it on, and not asked once the factor is shown', () => {
  const grant = {
    right: 'posts.appoint',
    post: { id: 'p', title: 'P' },
    office: null,
    reach: 'everywhere',
    function: null,
    onBehalfOf: null,
    until: null,
    confinedTo: [],
    limit: null,
  } as const
  const today = { asOf: '2026-11-22', asKnown: null, horizon: '2026-01-01' }
  const asker = { hasSecondFactor: false, grants: [grant], today }
  const rule = (from: string | undefined) => ({ from, rights: ['posts.appoint'] })
  expect(proofAskedOf(asker, rule('2026-11-23'))).toMatchObject({
    from: '2026-11-23',
    isDue: false,
  })
  expect(proofAskedOf(asker, rule('2026-11-22'))).toMatchObject({ isDue: true })
  expect(proofAskedOf(asker, rule(undefined))).toBeNull()
  expect(proofAskedOf({ ...asker, hasSecondFactor: true }, rule('2026-01-01'))).toBeNull()
  expect(proofAskedOf({ ...asker, grants: [] }, rule('2026-01-01'))).toBeNull()
})
