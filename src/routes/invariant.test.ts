import { sql } from 'kysely'
import { expect } from 'vitest'
import { daysAfter } from '#platform/day.ts'
import type { Db } from '#platform/db/db.ts'
import { test } from '#platform/testing/world.ts'
import { momentAt } from '#sources/views.ts'
import type { Ground } from './model/asked.ts'
import { askedOf, placeOf } from './model/asked.ts'
import {
  benchAt,
  changing,
  days,
  drawing,
  factsOf,
  first,
  holderOn,
  isAway,
  isClosed,
  last,
  projects,
  rights,
  seats,
} from './invariant.test.room.ts'
import { holderFor } from './model/holder.ts'
import type { NetworkFacts } from './model/network.ts'
import { routeFor } from './model/plan.ts'
import { rulesOn } from './model/rule.ts'
import { settledFor } from './model/settle.ts'
import { networkOn } from './views/network.ts'
import { ruleList } from './views.ts'
import type { OpenStep } from './views/settled.ts'

/** The days on which the network becomes otherwise, or may: where a row of it begins or ends, and the day after the last survey. */
async function turning(db: Db, horizon: string): Promise<Set<string>> {
  const tables = [
    'office_kind',
    'office_function',
    'office_coverage',
    'area_member',
    'office_place',
    'office_country',
    'office_name',
    'city_country',
  ]
  const { rows } = await sql<{ day: string }>`${sql.join(
    tables.map(
      (table) => sql`
      select lower(sure) as day from ${sql.table(table)} where upper_inf(recorded) union select upper(sure) from ${sql.table(table)} where upper_inf(recorded)
      union select lower(possible) from ${sql.table(table)} where upper_inf(recorded) union select upper(possible) from ${sql.table(table)} where upper_inf(recorded)
      union select lower(stated) from ${sql.table(table)} where upper_inf(recorded) union select upper(stated) from ${sql.table(table)} where upper_inf(recorded)`,
    ),
    sql` union `,
  )}`.execute(db)
  return new Set(
    [...rows.map(({ day }) => day), daysAfter(horizon, 1)].filter((day) => day !== null),
  )
}

test('on every day from 2008 to 2026 each open step has somebody able who did not write it', async ({
  iom,
}) => {
  const rules = await ruleList(iom, { asKnown: null })
  const { horizon } = await momentAt(iom, last, null)
  const turns = await turning(iom, horizon)
  const countries = ['KGZ', 'TJK', 'UZB', 'KEN', 'EGY', 'COL', 'SEN', 'THA', 'ISR', 'AUT', 'CHE']
  const networkAt = async (day: string) =>
    networkOn(iom, { asOf: day, asKnown: null, horizon }, countries, rules)
  const seatOf = new Map(seats.map((seat) => [seat.id, seat]))
  const draw = drawing(9)
  const authors = (at: number) => {
    const persons = seats
      .flatMap((seat) => holderOn(seat, at) ?? [])
      .filter((person) => !person.startsWith('administrator'))
    return {
      persons: [persons[draw(persons.length)] ?? '', persons[draw(persons.length)] ?? ''],
      posts: [],
    }
  }
  const open: { of: OpenStep; moves: number }[] = []
  const causes = new Map<string, number>()
  let network: NetworkFacts = await networkAt(first)
  let [looked, changes] = [0, 0]
  for (const [at, day] of days.entries()) {
    const isTurn = at === 0 || turns.has(day)
    if (isTurn) network = await networkAt(day)
    else if (at % 300 === 0) {
      // Between two turns the network is the same, but for the day it tells.
      const { on: _on, ...same } = await networkAt(day)
      const { on: _was, ...before } = network
      expect(same).toEqual(before)
    }
    const isNewYear = day.endsWith('-01-01')
    if (isTurn || isNewYear || changing.has(at)) {
      changes += 1
      const offices = new Map([...network.offices].filter(([office]) => !isClosed(office, at)))
      const ground: Ground = { day, network: { ...network, on: day, offices }, bench: benchAt(at) }
      // New ones come in each year: every kind meets every time.
      if (isNewYear) begin(ground, authors(at), Number(day.slice(0, 4)))
      for (const each of open) {
        const rule = rules.find(({ id }) => id === each.of.step.rule)
        const became = settledFor(each.of, rule, ground, false)
        if (became.stays) continue
        if (became.holder === null)
          throw new Error(`${day}: nobody could act on ${each.of.step.rule}`)
        const { office, post, because } = became.holder
        const { cause } = became
        each.of = {
          ...each.of,
          standing: { ...each.of.standing, office, post: post.id, cause, because },
        }
        each.moves += 1
        causes.set(cause, (causes.get(cause) ?? 0) + 1)
      }
    }
    for (const { of } of open) {
      looked += 1
      const seat = seatOf.get(of.standing.post ?? '')
      const person = seat === undefined ? null : holderOn(seat, at)
      const isFit =
        seat !== undefined &&
        person !== null &&
        !isAway(person, at) &&
        !of.authors.persons.includes(person) &&
        (seat.role === 'administrator' ||
          rights.some(([role, right]) => role === seat.role && right === of.step.right))
      if (!isFit) expect([day, of.step.rule, of.standing.post, person]).toBe('able')
    }
  }
  function begin(ground: Ground, wrote: OpenStep['authors'], year: number) {
    for (const each of projects.filter((_, place) => place === year % projects.length)) {
      const facts = factsOf(each)
      for (const step of routeFor(
        rulesOn(rules, ground.day),
        'endorsement',
        facts,
        ground.network,
      )) {
        if (step.isSkipped) continue
        const { right, roles } = step.rule
        const kept: OpenStep['step'] = {
          id: String(open.length),
          route: 'rt',
          place: 1,
          stage: 1,
          rule: step.rule.id,
          ruleFrom: step.rule.from,
          theme: step.theme,
          countries: step.countries,
          right,
          roles,
          checklist: null,
          workingDays: 5,
          verdicts: ['endorse'],
        }
        const asked = askedOf(kept, step.ways, { facts, authors: wrote })
        const holder = holderFor(asked, step.ways, ground.bench, placeOf(ground))
        if (holder === null)
          throw new Error(`${ground.day}: nobody to begin with for ${step.rule.id}`)
        open.push({
          moves: 0,
          of: {
            project: 'pr-any',
            step: kept,
            facts,
            authors: wrote,
            standing: {
              state: 'open',
              office: holder.office,
              post: holder.post.id,
              postTitle: null,
              since: ground.day,
              openedAt: null,
              begunAt: null,
              begunBy: null,
              due: null,
              cause: 'rule',
              because: holder.because,
            },
          },
        })
      }
    }
  }
  expect(days).toHaveLength(6901)
  expect(open.length).toBeGreaterThan(75)
  expect(looked).toBeGreaterThan(250_000)
  expect(changes).toBeGreaterThan(500)
  expect([...causes.keys()].toSorted()).toEqual(['absence', 'closure', 'reorganisation', 'vacancy'])
})
