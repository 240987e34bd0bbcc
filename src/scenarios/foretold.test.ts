import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { impactParts } from '#deciding.ts'
import { periodTables } from '#domains.ts'
import { byCommand, perform } from '#platform/act.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db/db.ts'
import { holds } from '#platform/db/periods.ts'
import { databaseLike } from '#platform/testing/world.ts'
import { impactOf, type Network } from '#network/views/impact.ts'
import { somebody } from '#posts/people.test.room.ts'
import { momentAt } from '#sources/views.ts'
import { decide } from '#decisions/actions/decide.ts'
import type { Change } from '#decisions/model/change.ts'
import { foresee } from '#decisions/views/foreseen.ts'
import { proposed } from '#proposals/proposals.test.room.ts'
import { change } from './cast.test.room.ts'

const ground = { tables: periodTables, publisher: 'The organisation' }

/** What can be said of the real network on a day, of those offices that hold something there. */
async function drawn(db: Db, day: Day): Promise<fc.Arbitrary<Change>> {
  const moment = await momentAt(db, day, null)
  const { rows } = await sql<{ what: string; office: string; value: string; qualifier: string }>`
    select 'function' as what, office, function as value, held_for as qualifier from office_function held where ${holds('held', moment)}
    union all select 'coverage', office, covers, condition from office_coverage held where ${holds('held', moment)}
    union all select 'liaison', office, body, role from office_liaison held where ${holds('held', moment)}
    union all select 'kind', office, kind, '' from office_kind held where ${holds('held', moment)}
    order by 1, 2, 3, 4`.execute(db)
  const of = (what: string) => rows.filter((row) => row.what === what)
  const busy = new Set(rows.flatMap(({ what, office }) => (what === 'kind' ? [] : [office])))
  const open = of('kind').filter(({ office }) => busy.has(office))
  const offices = open.map(({ office }) => `office:${office}`)
  const anyOffice = fc.constantFrom(...offices, 'office:kyrgyzstan')
  const bodyOf = (body: string) => `body:${body}`
  const places = [...new Set(of('coverage').map(({ value }) => value))]
  const take = (what: 'function' | 'coverage' | 'liaison', named = (value: string) => value) =>
    of(what).length === 0
      ? []
      : [
          fc
            .constantFrom(...of(what))
            .map(({ office, value, qualifier }) =>
              change(`take-${what}`, `office:${office}`, named(value), qualifier),
            ),
        ]
  const bodies = ['osce', 'european-union', 'african-union'].map(bodyOf)
  return fc.oneof(
    ...take('function'),
    ...take('coverage'),
    ...take('liaison', bodyOf),
    fc
      .tuple(anyOffice, fc.constantFrom(...bodies))
      .map(([office, body]) => change('give-liaison', office, body, 'liaison')),
    fc
      .tuple(anyOffice, fc.constantFrom(...places))
      .map(([office, place]) => change('give-coverage', office, place)),
    fc
      .tuple(anyOffice, fc.constantFrom('training', 'liaison'), fc.constantFrom('', ...places))
      .map(([office, held, place]) => change('give-function', office, held, place)),
    fc.tuple(anyOffice, anyOffice).map(([one, other]) => change('merge', one, other)),
    fc.tuple(anyOffice, anyOffice).map(([one, other]) => change('change-line', one, other)),
    fc
      .tuple(anyOffice, fc.constantFrom('country-office', 'regional-office', 'sub-office'))
      .map(([office, kind]) => change('change-kind', office, kind)),
    anyOffice.map((office) => change('close', office)),
    anyOffice.map((office) => change('relocate', office, 'astana')),
  )
}

/** Those of the changes that can be together. */
async function possible(db: Db, day: Day, changes: readonly Change[]): Promise<Change[]> {
  let left = [...changes]
  for (;;) {
    const { wrong } = await foresee(db, await momentAt(db, day, null), left, ground)
    const [first] = wrong
    if (first === undefined) return left
    left = left.filter((_, at) => at !== first.at)
  }
}

/** What every part says of the network, thing by thing. */
async function said(network: Network, subjects: readonly string[]): Promise<Map<string, string>> {
  const told = new Map<string, string>()
  for (const part of impactParts)
    for (const { key, says } of await part.standings(network, subjects))
      told.set(`${part.id} ${key}`, says.map(({ type, id }) => `${type}:${id}`).join())
  return told
}

test.each(['2018-06-30', '2025-02-11', '2027-01-01'])(
  'on %s any scenario does to the real network, its people, bodies and open proposals what was foretold, and nothing else',
  async (day) => {
    const { db, close } = await databaseLike('iom')
    try {
      await somebody(db, 'Ilse', 'regional-director', 'vienna')
      await somebody(db, 'Bo', 'regional-director', 'bangkok')
      await somebody(db, 'Coco', 'coordinator', 'astana')
      await somebody(db, 'Gro', 'director-general', 'headquarters')
      await proposed(db, 'kyrgyzstan')
      const any = await drawn(db, day)
      let lines = 0
      const list = fc.array(any, { minLength: 1, maxLength: 5 })
      await fc.assert(
        fc.asyncProperty(list, async (wanted) => {
          const tx = await db.startTransaction().execute()
          try {
            const moment = await momentAt(tx, day, null)
            const network = { db: tx, moment, locale: 'en' } as const
            const changes = await possible(tx, day, wanted)
            const { steps, subjects, after } = await foresee(tx, moment, changes, ground)
            const impact = await impactOf(impactParts, network, { ...network, db: after }, subjects)
            const before = await said(network, subjects)
            const deed = { by: byCommand('test'), name: 'test.decided', subject: 'test:any' }
            const wholly = {
              of: 'scenario:any',
              title: 'Any',
              language: 'en',
              day: '2026-11-22',
              from: day,
              steps,
              corrections: [],
              cites: null,
              why: 'Tried',
            } as const
            await perform(tx, deed, (act) => decide(act, wholly, ground))
            const is = await said({ ...network, moment: await momentAt(tx, day, null) }, subjects)
            const differing = [...new Set([...before.keys(), ...is.keys()])].filter(
              (key) => (before.get(key) ?? '') !== (is.get(key) ?? ''),
            )
            expect(impact.map(({ part, key }) => `${part} ${key}`).toSorted()).toEqual(
              differing.toSorted(),
            )
            for (const { part, key, after: foretold } of impact)
              expect(foretold.map(({ type, id }) => `${type}:${id}`).join()).toBe(
                is.get(`${part} ${key}`) ?? '',
              )
            lines += impact.length
          } finally {
            await tx.rollback().execute()
          }
        }),
        { numRuns: 8 },
      )
      expect(lines).toBeGreaterThan(0)
    } finally {
      await close()
    }
  },
  120_000,
)
