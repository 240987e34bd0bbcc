import { afterAll, beforeAll, expect } from 'vitest'
import { byCommand, perform } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import { addHolding, addPost } from '#posts/store.ts'
import { personCalled, sessionOf } from './accounts.ts'
import { browserOn, type Sent } from './people.ts'
import { type Running, startProgram } from './requests.ts'

/** Today, in tests of proposals. */
export const now = new Date('2026-11-22T12:00:00Z')

/** Who writes, who holds the mandate, who decides everywhere, who may do nothing here, who appoints, who decides elsewhere. */
const posts = {
  chief: ['chief-of-mission', 'kyrgyzstan'],
  region: ['regional-director', 'vienna'],
  head: ['director-general', 'headquarters'],
  clerk: ['project-developer', 'kyrgyzstan'],
  root: ['administrator', 'headquarters'],
  lone: ['regional-director', 'dakar'],
} as const satisfies Record<string, readonly [string, string]>
export type Who = keyof typeof posts
export const everybody = ['chief', 'region', 'head', 'clerk', 'root', 'lone'] as const

/** Puts these people into their posts; answers their ids. */
export async function settle(db: Db, wanted: readonly Who[]): Promise<ReadonlyMap<Who, string>> {
  const persons = new Map<Who, string>()
  for (const who of wanted)
    persons.set(who, await personCalled(db, `The ${who}`, `${who}@example.org`))
  const deed = { by: byCommand('test'), name: 'test.settled', subject: 'test:proposals' }
  const always = { from: '2020-01-01', until: null }
  await perform(db, deed, async (act) => {
    for (const [who, person] of persons) {
      const [role, office] = posts[who]
      const made = { id: who, role, office, unit: null, titles: {}, confinedTo: [] }
      await addPost(act, { ...made, isPublic: false, ...always })
      await addHolding(act, { id: who, post: who, person, publicName: null, why: null, ...always })
    }
  })
  return persons
}

const unescaped = (text: string) =>
  text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&')
const attribute = (tag: string, name: string) =>
  unescaped(new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? '')

/** What the form of a page would send as it stands, in the order of its fields. */
function formIn({ text }: Pick<Sent, 'text'>): [string, string][] {
  const form = /<form class="form".*?<\/form>/s.exec(text)?.[0] ?? ''
  const parts = form.matchAll(
    /<input[^>]*>|<select[^>]*>.*?<\/select>|<textarea[^>]*>(?<typed>[^<]*)<\/textarea>/gs,
  )
  return [...parts].flatMap(([part, ...rest]): [string, string][] => {
    const tag = part.slice(0, part.indexOf('>') + 1)
    const name = attribute(tag, 'name')
    if (name === '') return []
    if (part.startsWith('<textarea')) return [[name, unescaped(rest[0] ?? '')]]
    if (part.startsWith('<select')) {
      const options = [...part.matchAll(/<option[^>]*>/g)].map(([option]) => option)
      const chosen = options.find((option) => / selected/.test(option)) ?? options[0] ?? ''
      return [[name, attribute(chosen, 'value')]]
    }
    const isChoice = /type="(checkbox|radio)"/.test(tag)
    return isChoice && !/ checked/.test(tag) ? [] : [[name, attribute(tag, 'value')]]
  })
}

/** Something that is written into a form. */
export type Edit = (fields: [string, string][]) => [string, string][]
/** Writes into every field of this name. */
export const set =
  (name: string, value: string): Edit =>
  (fields) =>
    fields.map(([each, was]) => [each, each === name ? value : was])
/** Writes into the row of a thing: of several the one that is free, or that says `before`. */
export const write =
  (predicate: string, after: string, before = ''): Edit =>
  (fields) => {
    const at = fields.findIndex(
      ([name, value], place) =>
        name === 'predicate[]' && value === predicate && fields[place + 1]?.[1] === before,
    )
    const own = fields.findIndex(([name], place) => place > at && name === 'after[]')
    return fields.map((field, place) => (place === own ? ['after[]', after] : field))
  }
/** What is sent from a page into whose form this was written. */
export const edited = (page: Pick<Sent, 'text'>, ...edits: Edit[]) =>
  edits.reduce((fields, edit) => edit(fields), formIn(page))

export const form = '/en/offices/kyrgyzstan/propose'
export const told = [
  set('sourceTitle', 'A note of the mission'),
  set('why', 'As the ministry wrote'),
]

/** The whole program with these people in it, for the tests of a file. */
export function proposing() {
  const state: { program: Running | null; db: Db | null; persons: ReadonlyMap<Who, string> } = {
    program: null,
    db: null,
    persons: new Map(),
  }
  beforeAll(async () => {
    state.program = await startProgram(() => now)
    state.db = await state.program.databaseOf('iom')
    state.persons = await settle(state.db, everybody)
  })
  afterAll(() => state.program?.close())
  const program = () => {
    if (state.program === null) throw new Error('the program has not begun')
    return state.program
  }
  const as = async (who: Who) => {
    const browser = browserOn(program())
    const db = await program().databaseOf('iom')
    browser.hold(`meridian=${await sessionOf(db, state.persons.get(who) ?? '', now)}`)
    return browser
  }
  const posted = async (who: Who, url: string, more: { type: string; payload: string }) => {
    const answer = await program().app.inject({
      method: 'POST',
      url,
      headers: {
        host: 'localhost',
        origin: 'http://localhost',
        cookie: (await as(who)).cookie() ?? '',
        'content-type': more.type,
      },
      payload: more.payload,
    })
    const location = String(answer.headers.location ?? '')
    return { status: answer.statusCode, text: answer.body, location }
  }
  /** Sends the fields of a form, in their order. */
  const send = (who: Who, url: string, fields: [string, string][]) =>
    posted(who, url, {
      type: 'application/x-www-form-urlencoded',
      payload: new URLSearchParams(fields).toString(),
    })
  /** Sends JSON to the API. */
  const call = (who: Who, url: string, payload: object) =>
    posted(who, `/api/v1${url}`, { type: 'application/json', payload: JSON.stringify(payload) })
  /** Proposes what is written into the form; answers the page of the proposal. */
  const proposed = async (...edits: Edit[]): Promise<string> => {
    const page = await (await as('chief')).get(form)
    const fields = edited(page, set('from', '2026-12-15'), ...told, ...edits)
    const { status, location } = await send('chief', form, fields)
    expect(status).toBe(303)
    return location
  }
  return { program, as, send, call, proposed }
}
