import { afterAll, beforeAll, expect } from 'vitest'
import { byCommand, perform } from '#platform/act.ts'
import { addHolding, addPost } from '#posts/store.ts'
import { personCalled, sessionOf } from './accounts.ts'
import { browserOn, type Sent } from './people.ts'
import { type Running, startProgram } from './requests.ts'

const now = new Date('2026-11-22T12:00:00Z')

/** Who decides, who drafts, whom it concerns, and somebody without a right in it: role and office of each. */
const posts = {
  head: ['director-general', 'headquarters'],
  drafter: ['deputy-chief-of-staff', 'headquarters'],
  chief: ['chief-of-mission', 'kyrgyzstan'],
  clerk: ['project-developer', 'kyrgyzstan'],
} as const
type Who = keyof typeof posts
const everybody = ['head', 'drafter', 'chief', 'clerk'] as const

/** A browser with somebody's session. */
export type Browser = ReturnType<typeof browserOn>

/** The version in the form of a page. */
export const versionIn = ({ text }: Pick<Sent, 'text'>): string =>
  /name="version" value="([^"]+)"/.exec(text)?.[1] ?? ''

/** A change as a row of a file. */
export const rename = {
  change: 'rename',
  subject: 'office:kyrgyzstan',
  value: 'Bishkek Hub',
  qualifier: 'en',
  note: '',
}

/** A file of changes. */
export const csv = (...rows: readonly (typeof rename)[]): string =>
  `change,subject,value,qualifier,note\n${rows.map((row) => Object.values(row).join(',')).join('\n')}\n`

/** The whole program with these people in their posts, for tests of the pages of scenarios. */
export function scenarioProgram() {
  const state: { program: Running | null; person: Map<Who, string> } = {
    program: null,
    person: new Map(),
  }
  const program = () => {
    if (state.program === null) throw new Error('the program has not begun')
    return state.program
  }
  beforeAll(async () => {
    state.program = await startProgram(() => now)
    const db = await state.program.databaseOf('iom')
    for (const who of everybody)
      state.person.set(who, await personCalled(db, `The ${who}`, `${who}@example.org`))
    const deed = { by: byCommand('test'), name: 'test.settled', subject: 'test:scenarios' }
    const always = { from: '2020-01-01', until: null }
    await perform(db, deed, async (act) => {
      for (const who of everybody) {
        const [role, office] = posts[who]
        const made = { id: who, role, office, unit: null, titles: {}, confinedTo: [] }
        await addPost(act, { ...made, isPublic: false, ...always })
        const person = state.person.get(who) ?? null
        const holding = { id: who, post: who, person, publicName: null, why: null }
        await addHolding(act, { ...holding, ...always })
      }
    })
  })
  afterAll(() => state.program?.close())

  /** A browser of somebody who signed in. */
  const as = async (who: Who): Promise<Browser> => {
    const browser = browserOn(program())
    const db = await program().databaseOf('iom')
    browser.hold(`meridian=${await sessionOf(db, state.person.get(who) ?? '', now)}`)
    return browser
  }

  /** Sends a body as a browser of theirs would. */
  const send = async (browser: Browser, url: string, type: string, payload: string | Buffer) => {
    const answer = await program().app.inject({
      method: 'POST',
      url,
      headers: {
        host: 'localhost',
        origin: 'http://localhost',
        cookie: browser.cookie() ?? '',
        'content-type': type,
      },
      payload,
    })
    return { status: answer.statusCode, text: answer.body }
  }

  return {
    as,
    send,
    /** A browser of nobody in particular. */
    stranger: () => browserOn(program()),
    /** Sends a form with a field of several values. */
    sendAll: (browser: Browser, url: string, body: URLSearchParams) =>
      send(browser, url, 'application/x-www-form-urlencoded', body.toString()),
    /** Sends a form as a browser sends one with a file: bytes are the file. */
    upload: (browser: Browser, url: string, fields: Record<string, string | Buffer>) => {
      const boundary = 'a-line-between-fields'
      const parts = Object.entries(fields).flatMap(([name, value]) => {
        const file = Buffer.isBuffer(value)
          ? '; filename="changes.csv"\r\nContent-Type: text/csv'
          : ''
        const head = `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n`
        return [Buffer.from(head), Buffer.from(value), Buffer.from('\r\n')]
      })
      const payload = Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)])
      return send(browser, url, `multipart/form-data; boundary=${boundary}`, payload)
    },
    /** A new scenario with one change; answers its page, below the host. */
    drafted: async (title: string, day = '2027-06-01'): Promise<string> => {
      const own = await as('drafter')
      const { location } = await own.post('/en/scenarios/new', { title, day })
      const at = location.replace(/\?.*/, '')
      const version = versionIn(await own.get(`${at}/changes/file`))
      const sent = await own.post(`${at}/changes/file`, { rows: csv(rename), version })
      expect(sent.status).toBe(303)
      return at
    },
  }
}
