import { sql } from 'kysely'
import { afterAll, beforeAll, expect } from 'vitest'
import { makeLog } from '#platform/log.ts'
import { byCommand, perform } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import { accept, idOfGuest, invite } from '#people/actions/invitation.ts'
import { hashFor } from '#people/actions/passwords.ts'
import { type Running, startProgram } from './requests.ts'

/** The password of people in tests, unless a test says otherwise. */
export const goodPassword = 'green kettles sing at dawn'

/** The secret of a new invitation. */
export async function invited(
  db: Db,
  email: string,
  now: Date,
  name = 'Ana Example',
): Promise<string> {
  const id = await idOfGuest(db, email)
  const deed = { by: byCommand('test'), name: 'people.invited', subject: `person:${id}` }
  const { link } = await perform(db, deed, (act) =>
    invite(
      act,
      { email, name, locale: 'en' },
      {
        id,
        now,
        inviter: 'Test',
        link: (secret) => `http://127.0.0.1:3000/en/invitation?token=${secret}`,
      },
    ),
  )
  return new URL(link).searchParams.get('token') ?? ''
}

/** A person who came, with `goodPassword`; gives their id. */
export async function someone(
  db: Db,
  email: string,
  now: Date,
  name = 'Ana Example',
): Promise<string> {
  const secret = await invited(db, email, now, name)
  const hash = await hashFor(goodPassword, [])
  const deed = { by: byCommand('test'), name: 'people.came', subject: 'person:test' }
  return perform(db, deed, (act) => accept(act, { secret, name, locale: 'en', hash }, now))
}

/** An answer to a form. */
export interface Sent {
  status: number
  text: string
  location: string
  cookie: string | null
  /** The cookie as it was set, with its attributes. */
  setCookie: string
  /** What the answer is known by; empty where it is not kept. */
  tag: string
}

/** A browser of its own: it keeps the session's cookie and sends what browsers send. */
export function browserOn({ app }: Running, address = '127.0.0.1') {
  let cookie: string | null = null
  const headers = (more: Record<string, string>) => ({
    host: 'localhost',
    'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
    ...(cookie === null ? {} : { cookie }),
    ...more,
  })
  const answered = (answer: Awaited<ReturnType<typeof app.inject>>): Sent => {
    const set = [answer.headers['set-cookie'] ?? []]
      .flat()
      .find((each) => each.startsWith('meridian='))
    if (set !== undefined)
      cookie = set.startsWith('meridian=;') ? null : (set.split(';')[0] ?? null)
    return {
      status: answer.statusCode,
      text: answer.body,
      location: String(answer.headers.location ?? ''),
      cookie,
      setCookie: set ?? '',
      tag: String(answer.headers.etag ?? ''),
    }
  }
  return {
    cookie: () => cookie,
    hold: (held: string | null) => {
      cookie = held
    },
    get: async (url: string, more: Record<string, string> = {}) =>
      answered(await app.inject({ url, headers: headers(more), remoteAddress: address })),
    post: async (url: string, body: Record<string, string>, more: Record<string, string> = {}) =>
      answered(
        await app.inject({
          method: 'POST',
          url,
          remoteAddress: address,
          headers: headers({
            origin: 'http://localhost',
            'sec-fetch-site': 'same-origin',
            'content-type': 'application/x-www-form-urlencoded',
            ...more,
          }),
          payload: new URLSearchParams(body).toString(),
        }),
      ),
  }
}

/** Noon of the day on which tests about people begin, in milliseconds. */
export const start = Date.parse('2026-11-22T12:00:00Z')
export const minute = 60_000

/** The whole program for tests about people: a clock they set, what was logged, and addresses nobody else has. */
export function peopleProgram() {
  const state: { clock: number; program: Running | null; db: Db | null; count: number } = {
    clock: start,
    program: null,
    db: null,
    count: 0,
  }
  const logged: string[] = []
  const now = () => new Date(state.clock)
  beforeAll(async () => {
    const log = makeLog({ logLevel: 'debug', logFormat: 'json' }, (line) => logged.push(line))
    state.program = await startProgram(now, log)
    state.db = await state.program.databaseOf('iom')
  })
  afterAll(() => state.program?.close())
  const db = () => {
    if (state.db === null) throw new Error('the program has not begun')
    return state.db
  }
  /** A browser at an address of the network of its own. */
  const browser = () => {
    if (state.program === null) throw new Error('the program has not begun')
    state.count += 1
    return browserOn(state.program, `10.1.${Math.floor(state.count / 250)}.${state.count % 250}`)
  }
  return {
    now,
    logged,
    db,
    browser,
    /** Sets the clock, in milliseconds. */
    set: (instant: number) => {
      state.clock = instant
    },
    /** Moves the clock, in milliseconds. */
    pass: (term: number) => {
      state.clock += term
    },
    /** An address nobody else in these tests has. */
    address: () => {
      state.count += 1
      return `person-${state.count}@example.org`
    },
    signedInAs: async (email: string) => {
      const own = browser()
      const sent = await own.post('/en/sign-in', { email, password: goodPassword })
      expect(sent.status).toBe(303)
      return own
    },
    /** The letters written to an address, the first first. */
    lettersTo: async (email: string) => {
      const found = await sql<{ topic: string; link: string | null }>`
        select topic, link from letter where address = ${email} order by id`.execute(db())
      return found.rows
    },
  }
}

/** The secret in a letter's link. */
export const tokenIn = (link: string | null | undefined): string =>
  new URL(link ?? '').searchParams.get('token') ?? ''
