import { afterAll, beforeAll, expect } from 'vitest'
import { byCommand, perform } from '#platform/act.ts'
import { plan } from '#plans/plans.test.room.ts'
import { addHolding, addPost } from '#posts/store.ts'
import { personCalled, sessionOf } from './accounts.ts'
import { browserOn } from './people.ts'
import { type Running, startProgram } from './requests.ts'

const now = new Date('2026-11-22T12:00:00Z')
/** Who writes plans in the country. */
const posts = { pia: 'project-developer', cora: 'chief-of-mission' } as const
type Who = keyof typeof posts

/** The first step of a new plan of the country, done. */
export const first = '/en/plans/new?office=kyrgyzstan&level=country-strategy'

/** A plan as the form sends it. */
export const beginning = {
  office: 'kyrgyzstan',
  level: 'country-strategy',
  first: 'en',
  languages: 'ar',
  'title.en': 'A strategy for Kyrgyzstan',
  'title.ar': 'استراتيجية لقيرغيزستان',
  from: '2027-01-01',
  to: '2030-12-31',
  covers: 'KGZ',
}

/** The whole program with these people in their posts and a strategy of the region in force, for tests of the pages of drafts. */
export function planProgram() {
  const state: { program: Running | null; cookies: Map<string, string> } = {
    program: null,
    cookies: new Map(),
  }
  const program = () => {
    if (state.program === null) throw new Error('the program has not begun')
    return state.program
  }
  beforeAll(async () => {
    state.program = await startProgram(() => now)
    const db = await state.program.databaseOf('iom')
    const region = { level: 'regional-strategy', office: 'vienna', covers: ['KGZ', 'UZB'] } as const
    const titles = { o1: 'Borders that help' }
    await plan(db, { id: 'p-region', ...region, objectives: { o1: [] }, titles })
    const always = { from: '2020-01-01', until: null }
    const made = { office: 'kyrgyzstan', unit: null, titles: {}, confinedTo: [], isPublic: false }
    const deed = { by: byCommand('test'), name: 'test.settled', subject: 'test:plans' }
    for (const [who, role] of Object.entries(posts)) {
      const person = await personCalled(db, who, `${who}@example.org`)
      const held = { id: who, post: who, person, publicName: null, why: null, ...always }
      await perform(db, deed, async (act) => {
        await addPost(act, { id: who, role, ...made, ...always })
        await addHolding(act, held)
      })
      state.cookies.set(who, `meridian=${await sessionOf(db, person, now)}`)
    }
  })
  afterAll(() => program().close())
  const cookieOf = (who: Who) => state.cookies.get(who) ?? ''
  const as = (who: Who) => {
    const browser = browserOn(program())
    browser.hold(cookieOf(who))
    return browser
  }
  return {
    as,
    /** A verb of the API, as somebody. */
    send: async (who: Who, method: 'POST' | 'PUT' | 'DELETE', url: string, body: unknown) => {
      const answer = await program().app.inject({
        method,
        url: `/api/v1${url}`,
        headers: {
          host: 'localhost',
          origin: 'http://localhost',
          'content-type': 'application/json',
          cookie: cookieOf(who),
        },
        payload: JSON.stringify(body),
      })
      const read: unknown = answer.json()
      return { status: answer.statusCode, read }
    },
    /** A draft with this title; answers the address of its page. */
    drafted: async (title: string): Promise<string> => {
      const sent = await as('pia').post(first, { ...beginning, 'title.en': title })
      expect(sent.status).toBe(303)
      return sent.location.replace(/[?#].*/, '')
    },
  }
}
