import { afterAll, beforeAll } from 'vitest'
import type { Db } from '#platform/db/db.ts'
import { cookieOf, doorsOf } from './officials.ts'
import { browserOn } from './people.ts'
import { type Running, startProgram } from './requests.ts'

/** When tests about projects stand. */
const now = new Date('2026-11-22T12:00:00Z')

/** The whole program with somebody who develops projects in Kyrgyzstan, and the projects that are arranged for them. */
export function developerProgram(arrange: (db: Db) => Promise<unknown>) {
  const state: { program: Running | null; cookie: string } = { program: null, cookie: '' }
  beforeAll(async () => {
    state.program = await startProgram(() => now)
    const db = await state.program.databaseOf('iom')
    const pia = { name: 'Pia', role: 'project-developer', office: 'kyrgyzstan' }
    state.cookie = await cookieOf(db, pia, now)
    await arrange(db)
  })
  afterAll(() => state.program?.close())
  const program = () => {
    if (state.program === null) throw new Error('the program has not begun')
    return state.program
  }
  const { ask } = doorsOf(program)
  return {
    program,
    /** The browser of that person, who has signed in. */
    pia: () => {
      const browser = browserOn(program())
      browser.hold(state.cookie)
      return browser
    },
    /** What the API answers them. */
    read: (path: string) => program().json(`/api/v1${path}`, { cookie: state.cookie }),
    /** What the API answers to what they send. */
    send: (method: 'POST' | 'PUT', path: string, sent: object) =>
      ask(method, `/api/v1${path}`, state.cookie, sent),
    /** The file at this address, as they get it. */
    file: (url: string) =>
      program().app.inject({ url, headers: { host: 'localhost', cookie: state.cookie } }),
  }
}
