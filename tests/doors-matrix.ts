import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Door } from '#platform/doors/asker.ts'
import type { Reader } from '#platform/http/reader.ts'
import {
  type DayTried,
  oracleFor,
  type Place,
  rulesOf,
  secret,
  settle,
  type Somebody,
} from './doors-people.ts'
import { passes } from './doors-threshold.ts'
import { type Sample, samples } from './doors.ts'
import { callerOf, type Running, startProgram } from './requests.ts'

const isAboutOffice = ({ needs, names = [] }: Sample) =>
  [needs, ...names].some((need) => need?.where === 'target' || need?.where === 'holder')
const nameOf = ({ kind, method, path }: Door) => `${kind} ${method} ${path}`
const isPublicRead = ({ method, admission }: Door) => method === 'GET' && admission === 'anyone'

/** Whether the oracle knows nothing that could be asked of somebody behind the threshold: what it needs is what the door asks. */
function endsAtThreshold({ admission }: Door, sample: Sample): boolean {
  const { needs } = sample
  if (isAboutOffice(sample) || sample.names !== undefined || needs === undefined) return false
  if (needs === null) return admission === 'signed-in'
  if (typeof admission === 'string') return false
  return needs.right === admission.right && needs.where === (admission.reach ?? 'anywhere')
}

interface Known extends Somebody {
  /** Whom the program takes them for. */
  reader: Reader
}

/** Every door, tried by everybody on a day, against what the file of roles says. */
export function tryDoors(day: DayTried): void {
  describe(`the doors on ${day}`, () => {
    const now = new Date(`${day}T12:00:00Z`)
    let program: Running
    let has: ReturnType<typeof oracleFor>
    let bears: (role: string, right: string) => boolean
    let people: Known[] = []
    let knocks = 0
    let latest: Reader | null = null

    beforeAll(async () => {
      program = await startProgram(() => now)
      const { app } = program
      const asks = app.whoAsks
      app.whoAsks = async (...asked) => (latest = await asks(...asked))
      const rules = await rulesOf()
      has = oracleFor(rules, day)
      bears = (role, right) => rules.some((rule) => rule.role === role && rule.right === right)
      const settled = await settle(await program.databaseOf('iom'), rules, now)
      people = []
      // On an earlier day only what is covered is another: the own office is one's own on every day, and a foreign one nobody's.
      const tried = day === '2018-06-30' ? ['covered'] : placesTried
      for (const each of settled.filter(({ place }) => tried.includes(place)))
        people.push({ ...each, reader: await readerOf(each.cookie) })
    })
    afterAll(() => program.close())

    const knock = async (
      { kind, method }: Pick<Door, 'kind' | 'method'>,
      { url, body = {}, json }: Sample,
      cookie?: string,
    ) => {
      const isApi = kind === 'read' || kind === 'write'
      const isJson = kind === 'write'
      knocks += 1
      const answer = await program.app.inject({
        method,
        remoteAddress: callerOf(knocks),
        url: `${isApi ? '/api/v1' : '/en'}${url}`,
        headers: {
          host: 'localhost',
          origin: 'http://localhost',
          ...(cookie === undefined ? {} : { cookie }),
          ...(method === 'GET'
            ? {}
            : {
                'content-type': isJson ? 'application/json' : 'application/x-www-form-urlencoded',
              }),
        },
        ...(method === 'GET'
          ? {}
          : {
              payload: isJson
                ? (json ?? JSON.stringify(body))
                : new URLSearchParams(body).toString(),
            }),
      })
      return {
        status: answer.statusCode,
        text: answer.body,
        to: String(answer.headers['location'] ?? ''),
      }
    }

    /** Whom the program takes somebody for who knocks with this cookie. */
    const readerOf = async (cookie: string): Promise<Reader> => {
      latest = null
      await knock({ kind: 'page', method: 'GET' }, { url: '/account' }, cookie)
      if (latest === null) throw new Error('nobody was asked for')
      return latest
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
      const told = (door: Door, { role, place }: Somebody) =>
        `${nameOf(door)} as ${role} at the ${place} office`
      const turnedAway = new Map(people.map((who) => [who, 0]))
      const refused = new Set<Known>()
      let tried = 0
      for (const [number, door] of program.app.doors.entries()) {
        const sample = samples[nameOf(door)]
        if (sample === undefined || (sample.needs === undefined && !isPublicRead(door))) continue
        // What is not about an office is the same on every day.
        if (day === '2018-06-30' && !isAboutOffice(sample)) continue
        const should = (who: Somebody) => !sample.needs || has(who, sample.needs)
        tried += people.length

        // The threshold is the same check in every kind of door, so all are held against it without a request; then one of each
        // place is sent, those first who were sent least, to see that the door has that threshold.
        const outside = people.filter(({ reader }) => !passes(reader, door))
        for (const who of outside) {
          refused.add(who)
          if (should(who)) wrong.push(`${told(door, who)}: not over the threshold`)
        }
        for (const place of placesTried) {
          const [who] = outside
            .filter((each) => each.place === place)
            .toSorted((one, other) => (turnedAway.get(one) ?? 0) - (turnedAway.get(other) ?? 0))
          if (who === undefined) continue
          turnedAway.set(who, (turnedAway.get(who) ?? 0) + 1)
          const { status, text } = await knock(door, sample, who.cookie)
          if (status !== 403) wrong.push(`${told(door, who)}: ${status}`)
          if (text.includes(secret)) wrong.push(`${told(door, who)}: the name`)
        }

        // Those who are let in last: what they do leaves an event, after which everybody's rights are worked out anew.
        const inside = people
          .filter((who) => !outside.includes(who))
          .toSorted((one, other) => Number(should(one)) - Number(should(other)))
        // Behind the threshold no office matters here: each role is sent from one place, the places by turns.
        const isPlaceless = endsAtThreshold(door, sample)
        const rights = [sample.needs, ...(sample.names ?? [])].flatMap((need) => need?.right ?? [])
        for (const who of inside) {
          // Nor does it matter to a role that has none of these rights anywhere.
          const isBearing = !isPlaceless && rights.some((right) => bears(who.role, right))
          const isSent = isBearing || placeFor(who.role, number) === who.place
          if (!isSent) {
            if (isPlaceless && !should(who)) wrong.push(`${told(door, who)}: over the threshold`)
            continue
          }
          const { status, text } = await knock(door, sample, who.cookie)
          const isLetIn = status !== 401 && status !== 403
          if (isLetIn !== should(who) || status >= 500) wrong.push(`${told(door, who)}: ${status}`)
          const mayMeet = sample.names?.some((need) => has(who, need)) ?? false
          if (text.includes(secret) && !mayMeet) wrong.push(`${told(door, who)}: the name`)
          const [reading] = sample.names ?? []
          const shows = sample.shows === true && reading !== undefined && has(who, reading)
          if (shows && isLetIn && !text.includes(secret)) wrong.push(`${told(door, who)}: no name`)
        }
      }
      expect(wrong).toEqual([])
      expect(tried).toBeGreaterThan(1500)
      expect([...refused].filter((who) => turnedAway.get(who) === 0)).toEqual([])
      // What was done at the doors changed nobody's rights, so the thresholds were theirs to the end.
      for (const { reader, cookie } of people)
        expect((await readerOf(cookie)).asker?.grants).toEqual(reader.asker?.grants)
    }, 600_000)

    const placesTried = ['own', 'covered', 'foreign'] as const satisfies readonly Place[]
    const placeFor = (role: string, number: number): Place | undefined => {
      const roles = [...new Set(people.map((who) => who.role))]
      return placesTried[(roles.indexOf(role) + number) % placesTried.length]
    }
  })
}
