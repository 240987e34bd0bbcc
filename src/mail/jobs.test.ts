import { createServer } from 'node:net'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Db } from '#platform/db/db.ts'
import { postOffices } from '#platform/testing/post-office.ts'
import { databaseLike, type TestDatabase } from '#platform/testing/world.ts'
import { type Letter } from './actions.ts'
import { sendDue, smtpCarrier } from './jobs.ts'
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

describe('a mail server', () => {
  test('that does not know the recipient ends the letter, with the reason and without the address', async () => {
    const post = await open({
      onRcptTo: (address, _session, done) =>
        done(
          address.address.startsWith('amina')
            ? Object.assign(new Error(`no mailbox ${address.address}`), { responseCode: 550 })
            : null,
        ),
    })
    await written(db, letter, { ...letter, to: 'bakyt@example.org' })
    const told: string[] = []
    const sent = await sendDue(
      roomOf(db, smtpCarrier(post.url), { gaveUp: (_letters, reason) => told.push(reason) }),
    )
    expect(sent).toBe(1)
    const [refused, other] = await outboxOf(db)
    expect(refused).toMatchObject({ isGivenUp: true, isSent: false, link: null, details: {} })
    expect(refused?.reason).toContain('550')
    expect(told.join()).not.toContain('example.org')
    expect(other).toMatchObject({ isSent: true })
  })

  test('that is busy is asked again after a pause', async () => {
    let isBusy = true
    const post = await open({
      onRcptTo: (_address, _session, done) =>
        done(isBusy ? Object.assign(new Error('try later'), { responseCode: 451 }) : null),
    })
    await written(db, letter)
    const carrier = smtpCarrier(post.url)
    expect(await sendDue(roomOf(db, carrier))).toBe(0)
    expect(await sendDue(roomOf(db, carrier))).toBe(0)
    expect(await outboxOf(db)).toEqual([expect.objectContaining({ tries: 1, isGivenUp: false })])
    isBusy = false
    expect(await sendDue(roomOf(db, carrier, { now: inDays(0.01) }))).toBe(1)
  })

  test('that is away and comes back gets the letter once', async () => {
    const away = await open()
    await away.close()
    const carrier = smtpCarrier(away.url)
    await written(db, letter)
    expect(await sendDue(roomOf(db, carrier))).toBe(0)
    const back = await open({}, Number(new URL(away.url).port))
    expect(await sendDue(roomOf(db, carrier, { now: inDays(0.01) }))).toBe(1)
    expect(await sendDue(roomOf(db, carrier, { now: inDays(1) }))).toBe(0)
    expect(back.arrived).toHaveLength(1)
  })

  test('that stays away for three days is given up, with the reason', async () => {
    const away = await open()
    await away.close()
    await written(db, letter)
    await sendDue(roomOf(db, smtpCarrier(away.url), { now: inDays(3) }))
    const [given] = await outboxOf(db)
    expect(given).toMatchObject({ isGivenUp: true, link: null })
    expect(given?.reason).toContain('not taken for three days')
  })

  test('that breaks off after it had the letter is not sent it again', async () => {
    let received = 0
    const server = createServer((socket) => {
      const answer = (text: string) => socket.write(`${text}\r\n`)
      answer('220 breaking.example')
      socket.on('error', () => {})
      socket.on('data', (piece) => {
        const said = piece.toString()
        if (said.endsWith('\r\n.\r\n')) {
          received += 1
          socket.destroy()
        } else answer(said.startsWith('DATA') ? '354 go on' : '250 yes')
      })
    })
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const at = server.address()
    const url = `smtp://127.0.0.1:${typeof at === 'object' ? at?.port : 0}`
    await written(db, letter)
    await sendDue(roomOf(db, smtpCarrier(url)))
    await sendDue(roomOf(db, smtpCarrier(url), { now: inDays(1) }))
    await new Promise((done) => server.close(done))
    expect(received).toBe(1)
    const [lost] = await outboxOf(db)
    expect(lost).toMatchObject({ isGivenUp: true })
    expect(lost?.reason).toContain('may have arrived')
  })

  test('gets each letter once from two senders at a time', async () => {
    const post = await open()
    const many = Array.from({ length: 30 }, (_each, at): Letter => ({
      ...letter,
      to: `person-${at}@example.org`,
      manner: at % 3 === 0 ? 'digest' : 'at-once',
    }))
    await written(db, ...many)
    const senders = [1, 2, 3].map(() =>
      sendDue(roomOf(db, smtpCarrier(post.url), { now: inDays(1) })),
    )
    const sent = await Promise.all(senders)
    expect(sent.reduce((sum, each) => sum + each, 0)).toBe(30)
    const reached = post.arrived.flatMap(({ recipients }) => recipients)
    expect(reached).toHaveLength(30)
    expect(new Set(reached).size).toBe(30)
  })
})

test('a sender that died with a letter in hand leaves it to nobody', async () => {
  const post = await open()
  await written(db, letter)
  await sql`update letter set handed_at = now() - interval '1 hour'`.execute(db)
  let lost = 0
  await sendDue(
    roomOf(db, smtpCarrier(post.url), {
      gaveUp: (letters) => {
        lost += letters
      },
    }),
  )
  expect([lost, post.arrived.length]).toEqual([1, 0])
})
