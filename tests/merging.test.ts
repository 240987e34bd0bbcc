import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Db } from '#platform/db/db.ts'
import { byCommand, perform } from '#platform/act.ts'
import { versionOf } from '#platform/doors/version.ts'
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

/** The first day on which nothing of it is held any more, as recorded now. */
const endOf = async (table: 'post' | 'holding' | 'delegation', id: string) => {
  const found = await sql<{ until: string | null }>`
    select upper(held)::text as until from ${sql.table(table)} where id = ${id} and upper_inf(recorded)`.execute(
    db,
  )
  return found.rows[0]?.until
}

test('two appoint at once: the later sees both, keeps one, writes another anew, and saves', async () => {
  const id = await post('merged-appoint')
  const { told, merged } = await meet(`/en/posts/${id}/appoint`, {
    theirs: { person: person.cem, from: '2026-12-01', until: '2027-06-01', why: 'Theirs' },
    mine: { person: person.dia, from: '2027-01-15', why: 'Mine' },
    choice: {
      'choice.person': 'mine',
      'choice.from': 'anew',
      from: '2027-07-01',
      'choice.until': 'mine',
    },
  })
  for (const each of ['Cem Test', 'Dia Test', '1 December 2026', '15 January 2027', '1 June 2027'])
    expect(told, each).toContain(each)
  expect(merged).toMatchObject({ status: 303, location: `/en/posts/${id}` })
  const found = await sql<{ person: string; from: string; why: string }>`
    select person, lower(held)::text as from, why from holding
    where post = ${id} and upper_inf(recorded) order by lower(held)`.execute(db)
  expect(found.rows).toEqual([
    { person: person.cem, from: '2026-12-01', why: 'Theirs' },
    { person: person.dia, from: '2027-07-01', why: 'Mine' },
  ])
})

test('of two who send at the very same time one is taken and one is told', async () => {
  const id = await post('merged-race')
  const path = `/en/posts/${id}/appoint`
  const [first, second] = [await signedIn('ada'), await signedIn('bea')]
  const version = hidden((await first.get(path)).text, 'version')
  const wanted = { from: '2026-12-01', why: 'Decided', version }
  const sent = await Promise.all([
    first.post(path, { ...wanted, person: person.cem }),
    second.post(path, { ...wanted, person: person.dia }),
  ])
  expect(sent.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([303, 409])
})

test('who takes theirs leaves what is there, and nothing is written twice', async () => {
  const id = await post('merged-theirs')
  const wanted = { from: '2026-12-01', why: 'Decided' }
  const { merged } = await meet(`/en/posts/${id}/appoint`, {
    theirs: { person: person.cem, ...wanted },
    mine: { person: person.dia, ...wanted },
    choice: { 'choice.person': 'theirs' },
  })
  expect(merged.status).toBe(303)
  const found = await sql<{ person: string }>`
    select person from holding where post = ${id}`.execute(db)
  expect(found.rows).toEqual([{ person: person.cem }])
})

test.each([
  { form: 'vacate', table: 'holding', id: 'merged-vacate', whose: 'Cem Test' },
  { form: 'end', table: 'post', id: 'merged-end', whose: 'Project Manager, Kyrgyzstan' },
  { form: 'take-back', table: 'delegation', id: 'd-merged-take-back', whose: 'Dia Test' },
] as const)('two ask another end by $form: the later sees both days and chooses', async (each) => {
  const { form, table, id, whose } = each
  const about = await post(`merged-${form}`, { isHeld: true, hasLent: true })
  const which = { holding: about, delegation: `d-${about}` }
  const { told, merged } = await meet(`/en/posts/${about}/${form}`, {
    theirs: { ...which, day: '2027-03-01', why: 'Theirs' },
    mine: { ...which, day: '2027-02-01', why: 'Mine' },
    choice: { 'choice.day': 'mine' },
  })
  expect(told).toContain(whose)
  expect(told).toContain('1 March 2027')
  expect(told).toContain('1 February 2027')
  expect(merged.status).toBe(303)
  expect(await endOf(table, id)).toBe('2027-02-01')
})

test('two lend at once: the later sees to whom, which rights and until when', async () => {
  const id = await post('merged-lend', { isHeld: true })
  const { told, merged } = await meet(`/en/posts/${id}/lend`, {
    theirs: {
      toPost: 'clerk-cem',
      rights: 'posts.read',
      from: '2026-12-01',
      until: '2027-01-01',
      reason: 'Theirs',
    },
    mine: { toPost: 'clerk-dia', from: '2026-12-01', until: '2027-02-01', reason: 'Mine' },
    choice: {
      'choice.toPost': 'mine',
      'choice.rights': 'theirs',
      'choice.until': 'anew',
      until: '2027-03-01',
    },
  })
  for (const each of ['Cem Test', 'Dia Test', 'All of them', '1 January 2027', '1 February 2027'])
    expect(told, each).toContain(each)
  expect(merged.status).toBe(303)
  const found = await sql<{ to: string; rights: string[]; until: string }>`
    select to_post as to, rights, upper(held)::text as until from delegation
    where post = ${id} order by upper(held)`.execute(db)
  expect(found.rows).toEqual([
    { to: 'clerk-cem', rights: ['posts.read'], until: '2027-01-01' },
    { to: 'clerk-dia', rights: ['posts.read'], until: '2027-03-01' },
  ])
})

test('who ends a post is told who was appointed to it meanwhile, and may still end it', async () => {
  const id = await post('merged-told')
  const [first, second] = [await signedIn('ada'), await signedIn('bea')]
  const version = async (form: string) =>
    hidden((await first.get(`/en/posts/${id}/${form}`)).text, 'version')
  const opened = await version('end')
  const appointed = { person: person.cem, from: '2026-12-01', why: 'Theirs' }
  await first.post(`/en/posts/${id}/appoint`, { ...appointed, version: await version('appoint') })
  const ending = { day: '2027-02-01', why: 'Mine' }
  const told = await second.post(`/en/posts/${id}/end`, { ...ending, version: opened })
  expect(told.status).toBe(409)
  expect(told.text).toContain('Cem Test')
  expect(told.text).not.toContain('type="radio"')
  const again = { ...ending, version: hidden(told.text, 'version') }
  expect((await second.post(`/en/posts/${id}/end`, again)).status).toBe(303)
  expect(await endOf('post', id)).toBe('2027-02-01')
})

test('the API gives the versions, and answers a stale one with both values', async () => {
  const id = await post('merged-api', { isHeld: true })
  const browser = await signedIn('ada')
  const seen: unknown = JSON.parse((await browser.get(`/api/v1/posts/${id}`)).text)
  const held = { day: null, holders: [`${id} 2020-01-01/`], lent: [] }
  const open = versionOf({ day: null })
  expect(seen).toMatchObject({
    versions: { end: versionOf(held) },
    holdings: [{ id, version: open }],
  })
  const send = async (day: string) => {
    const answer = await program.app.inject({
      method: 'POST',
      url: `/api/v1/posts/${id}/vacancy`,
      headers: {
        host: 'localhost',
        origin: 'http://localhost',
        cookie: browser.cookie() ?? '',
      },
      payload: { holding: id, day, why: 'Tried', version: open },
    })
    return { status: answer.statusCode, text: answer.body }
  }
  expect((await send('2027-03-01')).status).toBe(200)
  const stale = await send('2027-02-01')
  expect(stale.status).toBe(409)
  expect(JSON.parse(stale.text)).toMatchObject({
    errors: [{ field: 'day', reason: 'Now it says “2027-03-01”; you wrote “2027-02-01”.' }],
  })
  expect(await endOf('holding', id)).toBe('2027-03-01')
  const newer = versionOf({ day: '2027-03-01' })
  expect((await browser.get(`/api/v1/posts/${id}`)).text).toContain(`"version":"${newer}"`)
})
