import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Db } from '#platform/db/db.ts'
import { byCommand, perform } from '#platform/act.ts'
import { addDelegation, addHolding, addPost } from '#posts/store.ts'
import { personCalled, sessionOf } from './accounts.ts'
import { browserOn } from './people.ts'
import { type Running, startProgram } from './requests.ts'

const now = new Date('2026-11-22T12:00:00Z')
let program: Running
let db: Db
let person: Record<'ada' | 'bea' | 'cem' | 'dia', string>
beforeAll(async () => {
  program = await startProgram(() => now)
  db = await program.databaseOf('iom')
  person = {
    ada: await personCalled(db, 'Ada Test', 'ada@example.org'),
    bea: await personCalled(db, 'Bea Test', 'bea@example.org'),
    cem: await personCalled(db, 'Cem Test', 'cem@example.org'),
    dia: await personCalled(db, 'Dia Test', 'dia@example.org'),
  }
  await settle(async (act) => {
    for (const who of ['ada', 'bea'] as const) await held(act, `root-${who}`, 'administrator', who)
    for (const who of ['cem', 'dia'] as const)
      await held(act, `clerk-${who}`, 'project-developer', who)
  })
})
afterAll(() => program.close())

type Work = Parameters<typeof perform<void>>[2]
const settle = (work: Work) =>
  perform(db, { by: byCommand('test'), name: 'test.settled', subject: 'test:merging' }, work)
const always = { from: '2020-01-01', until: null }
const made = (act: Parameters<Work>[0], id: string, role: string, office: string) =>
  addPost(act, {
    id,
    role,
    office,
    unit: null,
    titles: {},
    confinedTo: [],
    isPublic: false,
    ...always,
  })
async function held(act: Parameters<Work>[0], id: string, role: string, who: keyof typeof person) {
  await made(act, id, role, role === 'administrator' ? 'headquarters' : 'kyrgyzstan')
  await addHolding(act, {
    id,
    post: id,
    person: person[who],
    publicName: null,
    why: null,
    ...always,
  })
}

/** A post at Kyrgyzstan; with a holder, and with rights lent, where they are wanted. */
async function post(id: string, more: { isHeld?: boolean; hasLent?: boolean } = {}) {
  await settle(async (act) => {
    if (more.isHeld === true) await held(act, id, 'project-manager', 'cem')
    else await made(act, id, 'project-manager', 'kyrgyzstan')
    const lent = { post: id, toPost: 'clerk-dia', person: person.dia, rights: ['posts.read'] }
    if (more.hasLent === true)
      await addDelegation(act, { id: `d-${id}`, ...lent, ...always, reason: 'Leave' })
  })
  return id
}

async function signedIn(who: keyof typeof person) {
  const browser = browserOn(program)
  browser.hold(`meridian=${await sessionOf(db, person[who], now)}`)
  return browser
}

const hidden = (text: string, name: string) =>
  new RegExp(`<input type="hidden" name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? ''

/** Two people open the form; one saves, then the other, who is told and merges. */
async function meet(
  path: string,
  { theirs, mine, choice }: Record<'theirs' | 'mine' | 'choice', Record<string, string>>,
) {
  const [first, second] = [await signedIn('ada'), await signedIn('bea')]
  const version = hidden((await second.get(path)).text, 'version')
  expect(version).not.toBe('')
  expect((await first.post(path, { ...theirs, version })).status).toBe(303)
  const told = await second.post(path, { ...mine, version })
  expect(told.status).toBe(409)
  const newer = hidden(told.text, 'version')
  expect(newer).not.toBe(version)
  const kept: Record<string, string> = {}
  for (const [, name = '', value = ''] of told.text.matchAll(
    /<input type="hidden" name="([^"]+)" value="([^"]*)"/g,
  ))
    kept[name] = value
  const merged = await second.post(path, { ...kept, ...choice })
  return { told: told.text, merged }
}

const holdingsAt = async (id: string) => {
  const { rows } = await db.executeQuery<{ person: string; held: string }>(
    db
      .selectFrom('holding')
      .select(['person', 'held'])
      .where('post', '=', id)
      .where('recorded', '@>', 'now'),
  )
  return rows
}
