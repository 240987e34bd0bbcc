import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { byCommand, perform } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import type { Door } from '#platform/doors/asker.ts'
import { decided, step } from '#decisions/decided.test.room.ts'
import { addPerson } from '#people/actions/invitation.ts'
import { beginSession } from '#people/actions/sessions.ts'
import { addDelegation, addHolding, addPost } from '#posts/store.ts'
import { proposed } from '#proposals/proposals.test.room.ts'
import { consulted } from '#scenarios/consulted.test.room.ts'
import { monitored } from '#monitoring/monitoring.test.room.ts'
import { watched } from '#trends/trends.test.room.ts'
import { plannedFor } from './doors-plans.ts'
import { commands, type Need, office, post, type Sample, samples } from './doors.ts'
import { type Running, startProgram } from './requests.ts'

/** Where somebody stands: at the office itself, at one with a mandate over it, elsewhere. */
const places = { own: office, covered: 'vienna', foreign: 'dakar' } as const
type Place = keyof typeof places

/**
 * What Vienna is for Kyrgyzstan on these days, read from the documents by hand: in 2018 its Regional Office, with these functions
 * for the region; later they only say that it covers it.
 */
const mandates = {
  '2018-06-30': [
    '',
    'liaison',
    'planning-and-coordination',
    'project-endorsement',
    'technical-support',
    'regional-strategy',
    'programme-support',
    'administrative-support',
  ],
  '2026-11-22': [''],
}
type DayTried = keyof typeof mandates

const secret = 'Zephyrine Quillfeather'

interface Rule {
  role: string
  right: string
  reach: string
  function: string
}

/** The file itself, read without the program. */
async function rulesOf(): Promise<Rule[]> {
  const [, ...lines] = (await readFile('organisations/roles.csv', 'utf8')).trim().split('\n')
  return lines.map((line) => {
    const [role = '', right = '', reach = '', held = ''] = line.split(',')
    return { role, right, reach, function: held }
  })
}

interface Somebody {
  role: string
  place: Place
  cookie: string
}

/** Tells from the file alone whether somebody in a role at a place has what is needed. */
const oracleFor =
  (rules: readonly Rule[], day: DayTried) =>
  ({ role, place }: Pick<Somebody, 'role' | 'place'>, { right, where }: Need): boolean => {
    const mine = rules.filter((rule) => rule.role === role && rule.right === right)
    if (where === 'nobody') return false
    if (where === 'anywhere') return mine.length > 0
    return mine.some((rule) => {
      if (rule.reach === 'everywhere') return true
      if (where === 'everywhere') return false
      if (rule.reach === 'own') return place === 'own'
      return place === 'covered' && mandates[day].includes(rule.function)
    })
  }

const isAboutOffice = ({ needs, names = [] }: Sample) =>
  [needs, ...names].some((need) => need?.where === 'target')
const nameOf = ({ kind, method, path }: Door) => `${kind} ${method} ${path}`
const isPublicRead = ({ method, admission }: Door) => method === 'GET' && admission === 'anyone'

async function settle(db: Db, rules: readonly Rule[], now: Date): Promise<Somebody[]> {
  const always = { from: '2001-01-01', until: null }
  const made = { unit: null, titles: {}, confinedTo: [], ...always }
  const roles = [...new Set(rules.map((rule) => rule.role))]
  const wanted = roles.flatMap((role) =>
    (['own', 'covered', 'foreign'] as const).map((place) => ({ role, place })),
  )
  const deed = { by: byCommand('test'), name: 'test.settled', subject: 'test:matrix' }
  const people = await perform(db, deed, async (act) => {
    const settled = async (
      id: string,
      name: string,
      role: string,
      at: string,
      isPublic = false,
    ) => {
      const person = await addPerson(act, { email: `${id}@example.invalid`, name, locale: 'en' })
      await addPost(act, { ...made, id, role, office: at, isPublic })
      await addHolding(act, { id, post: id, person, publicName: null, why: null, ...always })
      return person
    }
    await settled(post, secret, 'project-developer', office, true)
    const clerk = await settled('clerk', 'A. Clerk', 'project-developer', office)
    const lent = { id: 'sample', post, toPost: 'clerk', person: clerk, rights: ['posts.read'] }
    await addDelegation(act, { ...lent, ...always, reason: 'Leave' })
    const persons: (Omit<Somebody, 'cookie'> & { person: string })[] = []
    for (const { role, place } of wanted)
      persons.push({
        role,
        place,
        person: await settled(`${role}-${place}`, `${role} ${place}`, role, places[place]),
      })
    return persons
  })
  await decided(db, [step(office, 'kind', 'sub-office')], { of: 'proposal:sample' })
  await consulted(db, post, office)
  await proposed(db, office)
  await watched(db, office)
  await monitored(db, office)
  await plannedFor(db, office)
  return Promise.all(
    people.map(async (each) => ({ ...each, cookie: await cookieFor(db, each.person, now) })),
  )
}

const cookieFor = async (db: Db, person: string, now: Date) =>
  `meridian=${await beginSession(
    db,
    {
      person,
      way: 'demo',
      browser: 'other',
      awaitsFactor: false,
      hasSecondFactor: false,
      instead: undefined,
    },
    now,
  )}`

describe.each(['2018-06-30', '2026-11-22'] as const)('the doors on %s', (day) => {
  const now = new Date(`${day}T12:00:00Z`)
  let program: Running
  let has: ReturnType<typeof oracleFor>
  let people: Somebody[] = []
  let knocks = 0

  beforeAll(async () => {
    program = await startProgram(() => now)
    const rules = await rulesOf()
    has = oracleFor(rules, day)
    people = await settle(await program.databaseOf('iom'), rules, now)
  })
  afterAll(() => program.close())

  const knock = async (
    { kind, method }: Door,
    { url, body = {}, json }: Sample,
    cookie?: string,
  ) => {
    const isApi = kind === 'read' || kind === 'write'
    const isJson = kind === 'write'
    knocks += 1
    const answer = await program.app.inject({
      method,
      // Many people knock, not one of them too often.
      remoteAddress: `10.0.${Math.floor(knocks / 20_000)}.${Math.floor(knocks / 100) % 200}`,
      url: `${isApi ? '/api/v1' : '/en'}${url}`,
      headers: {
        host: 'localhost',
        origin: 'http://localhost',
        ...(cookie === undefined ? {} : { cookie }),
        ...(method === 'GET'
          ? {}
          : { 'content-type': isJson ? 'application/json' : 'application/x-www-form-urlencoded' }),
      },
      ...(method === 'GET'
        ? {}
        : {
            payload: isJson ? (json ?? JSON.stringify(body)) : new URLSearchParams(body).toString(),
          }),
    })
    return {
      status: answer.statusCode,
      text: answer.body,
      to: String(answer.headers['location'] ?? ''),
    }
  }

  test('each stands in the matrix, and nothing else does', () => {
    const doors = program.app.doors.filter((door) => !isPublicRead(door)).map(nameOf)
    expect(doors.filter((name) => samples[name] === undefined)).toEqual([])
    const all = new Set(program.app.doors.map(nameOf))
    expect(Object.keys(samples).filter((name) => !all.has(name))).toEqual([])
  })

  test('nobody in particular comes through where somebody is needed, and meets no name', async () => {
    const leaks: string[] = []
    for (const door of program.app.doors) {
      const sample = samples[nameOf(door)]
      if (sample === undefined) continue
      const { status, text, to } = await knock(door, sample)
      const isSentAway = status === 401 || (status === 303 && to.startsWith('/en/sign-in?'))
      if (sample.needs !== undefined && !isSentAway) leaks.push(`${nameOf(door)}: ${status}`)
      if (text.includes(secret)) leaks.push(`${nameOf(door)}: the name`)
      if (status >= 500) leaks.push(`${nameOf(door)}: ${status}`)
    }
    expect(leaks).toEqual([])
  })

  test('each lets in whom the roles let in, at the own, the covered and a foreign office, and nobody else; and shows the name to no other', async () => {
    const wrong: string[] = []
    let tried = 0
    for (const door of program.app.doors) {
      const sample = samples[nameOf(door)]
      if (sample === undefined || (sample.needs === undefined && !isPublicRead(door))) continue
      // What is not about an office is the same on every day.
      if (day === '2018-06-30' && !isAboutOffice(sample)) continue
      for (const who of people) {
        tried += 1
        const { status, text } = await knock(door, sample, who.cookie)
        const what = `${nameOf(door)} as ${who.role} at the ${who.place} office`
        const isLetIn = status !== 401 && status !== 403
        const should = !sample.needs || has(who, sample.needs)
        if (isLetIn !== should || status >= 500) wrong.push(`${what}: ${status}`)
        const mayMeet = sample.names?.some((need) => has(who, need)) ?? false
        if (text.includes(secret) && !mayMeet) wrong.push(`${what}: the name`)
        const [reading] = sample.names ?? []
        const shows = sample.shows === true && reading !== undefined && has(who, reading)
        if (shows && isLetIn && !text.includes(secret)) wrong.push(`${what}: no name`)
      }
    }
    expect(wrong).toEqual([])
    expect(tried).toBeGreaterThan(1500)
  }, 300_000)
})

test('every command of the terminal stands in the matrix', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['bin/meridian.mjs', '--help'])
  const listed = stdout.split('\nCommands:\n')[1]?.split('\n\n')[0] ?? ''
  const names = [...listed.matchAll(/^ {2}([a-z-]+)/gm)].map((match) => match[1] ?? '')
  expect(names.toSorted()).toEqual(Object.keys(commands).toSorted())
})
