import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import PostalMime from 'postal-mime'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Db } from '#platform/db/db.ts'
import { postOffices } from '#platform/testing/post-office.ts'
import { databaseLike, type TestDatabase } from '#platform/testing/world.ts'
import { byCommand, perform } from '#platform/act.ts'
import { type Letter, write } from './actions.ts'
import { folderCarrier, sendDue, smtpCarrier } from './jobs.ts'
import { lastDigest } from './model/letter.ts'
import { inDays, letter, outboxOf, roomOf, written } from './outbox.test.room.ts'

let world: TestDatabase
let db: Db
beforeAll(async () => {
  world = await databaseLike('empty')
  db = world.db
})
afterAll(() => world.close())
beforeEach(() => sql`truncate letter`.execute(db))

const open = postOffices()

describe('a letter', () => {
  test('goes to one recipient, as text and HTML, and its secrets are erased', async () => {
    const post = await open()
    await written(db, letter)
    expect(await sendDue(roomOf(db, smtpCarrier(post.url)))).toBe(1)
    const [mail] = post.arrived
    expect(post.arrived).toHaveLength(1)
    expect(mail?.recipients).toEqual(['amina@example.org'])
    expect(mail?.to).toEqual([{ name: 'Amina Dovlatova', address: 'amina@example.org' }])
    expect(mail?.subject).toBe('Seal of the history, 22 November 2026')
    expect(mail?.text).toContain('https://meridian.example/en/seal?token=very-secret')
    expect(mail?.html).toContain('<html lang="en" dir="ltr">')
    expect(mail?.headers.find(({ key }) => key === 'list-unsubscribe')?.value).toBe(
      '<https://meridian.example/en/account>',
    )
    expect(await outboxOf(db)).toEqual([
      expect.objectContaining({ isSent: true, link: null, details: {}, tries: 1 }),
    ])
    expect(await sendDue(roomOf(db, smtpCarrier(post.url)))).toBe(0)
  })

  test('is not written when its cause is undone', async () => {
    const deed = { by: byCommand('test'), name: 'mail.tried', subject: 'mail:test' }
    const undone = perform(db, deed, async (act) => {
      await write(act, letter)
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    expect(await outboxOf(db)).toEqual([])
  })

  test('is written once for one event and address, whatever the capitals', async () => {
    await written(db, letter, { ...letter, to: 'amina@EXAMPLE.org' })
    await written(db, letter)
    await written(db, { ...letter, to: 'bakyt@example.org' })
    expect((await outboxOf(db)).map(({ address }) => address)).toEqual([
      'amina@example.org',
      'bakyt@example.org',
    ])
  })

  test('is written in Arabic from right to left, with Latin digits', async () => {
    const post = await open()
    await written(db, { ...letter, locale: 'ar', name: 'أمينة' })
    await sendDue(roomOf(db, smtpCarrier(post.url)))
    const [mail] = post.arrived
    expect(mail?.subject).toBe('ختم السجل، 22 November 2026')
    expect(mail?.html).toContain('<html lang="ar" dir="rtl">')
    expect(mail?.text).toContain('3 قيود')
    expect(mail?.to?.[0]?.name).toBe('أمينة')
  })

  test.each([
    ['the address', { to: 'amina@example.org\r\nBcc: all@example.org' }, 'mail/address'],
    ['the address', { to: 'amina@example.org, bakyt@example.org' }, 'mail/address'],
    ['the address', { to: 'Amina <amina@example.org>' }, 'mail/address'],
    ['the name', { name: 'Amina\r\nBcc: all@example.org' }, 'mail/controls'],
    [
      'the subject',
      { details: { ...letter.details, day: 'x\r\nBcc: all@example.org' } },
      'mail/controls',
    ],
    ['the text', { details: { ...letter.details, hash: 'x\u0000' } }, 'mail/controls'],
  ])('is refused when %s could forge a head', async (_what, wrong, code) => {
    await expect(written(db, { ...letter, ...wrong })).rejects.toMatchObject({
      kind: 'invalid',
      code,
    })
    expect(await outboxOf(db)).toEqual([])
  })

  test('lands in a folder where no server is set', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'meridian-mail-'))
    await written(db, letter)
    expect(await sendDue(roomOf(db, folderCarrier(join(folder, 'iom'))))).toBe(1)
    const [name = '', ...more] = await readdir(join(folder, 'iom'))
    expect([name.endsWith('.eml'), more]).toEqual([true, []])
    const mail = await PostalMime.parse(await readFile(join(folder, 'iom', name)))
    expect(mail.to?.[0]?.address).toBe('amina@example.org')
    await rm(folder, { recursive: true })
  })
})

describe('a digest', () => {
  const notice = (event: string, more: Partial<Letter> = {}): Letter => ({
    ...letter,
    event,
    manner: 'digest',
    link: `https://meridian.example/en/${event}`,
    ...more,
  })

  test('groups what waits for one person, after seven in the morning', async () => {
    const post = await open()
    await written(
      db,
      notice('first'),
      notice('second'),
      notice('third', { to: 'bakyt@example.org' }),
    )
    expect(await sendDue(roomOf(db, smtpCarrier(post.url)))).toBe(0)
    expect(await sendDue(roomOf(db, smtpCarrier(post.url), { now: inDays(1) }))).toBe(2)
    const mine = post.arrived.find(({ recipients }) => recipients[0] === 'amina@example.org')
    expect(mine?.subject).toBe('IOM: 2 notices')
    expect(mine?.text).toContain('https://meridian.example/en/first')
    expect(mine?.text).toContain('https://meridian.example/en/second')
    expect(JSON.stringify(mine)).not.toContain('bakyt')
    expect((await outboxOf(db)).every(({ isSent }) => isSent)).toBe(true)
  })

  test('waits for Monday where the person wishes it weekly', async () => {
    const post = await open()
    await written(db, notice('first'))
    const weekly = { rhythmOf: async () => new Map([['p-amina', 'weekly' as const]]) }
    const monday = lastDigest('weekly', inDays(7)(), 'Europe/Zurich').getTime()
    const before = { ...weekly, now: () => new Date(monday - 1000) }
    const after = { ...weekly, now: () => new Date(monday + 1000) }
    expect(await sendDue(roomOf(db, smtpCarrier(post.url), before))).toBe(0)
    expect(await sendDue(roomOf(db, smtpCarrier(post.url), after))).toBe(1)
  })
})
