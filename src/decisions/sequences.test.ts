import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { periodTables } from '#domains.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db/db.ts'
import { holds } from '#platform/db/periods.ts'
import { lastEvent } from '#platform/http/stand.ts'
import { databaseLike } from '#platform/testing/world.ts'
import { impactOf } from '#network/views/impact.ts'
import { networkImpactParts } from '#network/views/impact/parts.ts'
import { closedListsIn } from '#sources/model/facts.ts'
import { heldOn } from '#sources/model/held.ts'
import { rowsFor } from '#sources/model/rows.ts'
import { momentAt } from '#sources/views.ts'
import { baseFor } from '#sources/views/base.ts'
import { ground } from './decided.test.room.ts'
import {
  anyChange,
  anyDay,
  anyStep,
  done,
  future,
  load,
  possible,
  subjects,
} from './sequences.test.room.ts'
import { foresee } from './views/foreseen.ts'

interface Seen {
  at: string
  day: Day
  held: string[]
}

describe('any sequence of proposals, corrections, adoptions and withdrawals', () => {
  test('answers for every day, and as known at every moment, what its claims give', async () => {
    const { db, close } = await databaseLike('empty')
    try {
      await load(db)
      await fc.assert(
        fc.asyncProperty(
          fc.array(anyStep, { minLength: 1, maxLength: 7 }),
          fc.array(anyDay, { minLength: 2, maxLength: 4 }),
          async (steps, days) => {
            const tx = await db.startTransaction().execute()
            try {
              const seen: Seen[] = []
              for (const step of steps) {
                await done(tx, step)
                for (const day of days) seen.push(await lookedUp(tx, day))
              }
              for (const { at, day, held } of seen) expect(await answers(tx, day, at)).toEqual(held)
              expect(await tables(tx)).toEqual(await rebuilt(tx))
            } finally {
              await tx.rollback().execute()
            }
          },
        ),
        { numRuns: 25 },
      )
    } finally {
      await close()
    }
  }, 120_000)

  test('has the very impact that was foreseen of each adoption', async () => {
    const { db, close } = await databaseLike('empty')
    try {
      await load(db)
      await fc.assert(
        fc.asyncProperty(
          fc.array(anyStep, { maxLength: 3 }),
          fc.array(anyChange, { minLength: 1, maxLength: 5 }),
          future,
          async (steps, changes, from) => {
            const tx = await db.startTransaction().execute()
            try {
              for (const step of steps) await done(tx, step)
              const moment = await momentAt(tx, from, null)
              const network = { db: tx, moment, locale: 'en' } as const
              const { after, subjects: concerned } = await foresee(
                tx,
                moment,
                await possible(tx, from, changes),
                ground,
              )
              const impact = await impactOf(
                networkImpactParts,
                network,
                { ...network, db: after },
                concerned,
              )
              const before = await said(network, concerned)
              // What would undo a decision of a later day is refused, however little it would change.
              fc.pre(await done(tx, { does: 'adopt', from, changes }))
              expect(differences(before, await said(network, concerned))).toEqual(
                impact.map(({ part, key }) => `${part} ${key}`).toSorted(),
              )
            } finally {
              await tx.rollback().execute()
            }
          },
        ),
        { numRuns: 20 },
      )
    } finally {
      await close()
    }
  }, 120_000)
})

/** What the database answers for a day as known at an instant: kinds, names, lines, coverage. */
async function answers(db: Db, day: Day, asKnown: string | null): Promise<string[]> {
  const moment = await momentAt(db, day, asKnown)
  const rows = await sql<{ fact: string }>`
    select concat_ws(' ', 'kind', office, kind) as fact from office_kind held where ${holds('held', moment)}
    union all select concat_ws(' ', 'name', office, name, language) from office_name held where ${holds('held', moment)}
    union all select concat_ws(' ', 'line', office, reports_to) from office_line held where ${holds('held', moment)}
    union all select concat_ws(' ', 'coverage', office, covers) from office_coverage held where ${holds('held', moment)}
    union all select concat_ws(' ', 'successor', office, successor, manner) from office_succession held where ${holds('held', moment)}
    order by 1`.execute(db)
  return rows.rows.map(({ fact }) => fact).toSorted()
}

/** What is answered for a day now, which the claims must give too. */
async function lookedUp(db: Db, day: Day): Promise<Seen> {
  const held = await answers(db, day, null)
  const facts = heldOn(await baseFor(db, { subjects }), periodTables, await momentAt(db, day, null))
  const given = facts.map(({ subject, predicate, value, qualifier }) => {
    const bare = predicate === 'successor' ? value.slice('office:'.length) : value
    return [predicate, subject.slice('office:'.length), bare, qualifier].filter(Boolean).join(' ')
  })
  expect(given.toSorted()).toEqual(held)
  // The clock may be coarser than the moments of acts, which never stand at the same one.
  const { at } = await lastEvent(db)
  return { at: at ?? '', day, held }
}

const shared = ['sure', 'possible', 'stated', 'claims'] as const

async function tables(db: Db): Promise<string[]> {
  const found: string[] = []
  for (const { table, of } of periodTables.filter((each) => each.of === 'office')) {
    const rows = await sql<{ row: string }>`
      select concat_ws(' ', ${sql.ref(of)}, sure, possible, stated, claims) as row
      from ${sql.table(table)} where upper_inf(recorded)`.execute(db)
    found.push(...rows.rows.map(({ row }) => `${table} ${row}`))
  }
  return found.toSorted()
}

async function rebuilt(db: Db): Promise<string[]> {
  const base = await baseFor(db, { subjects })
  const rows = periodTables
    .filter((each) => each.of === 'office')
    .flatMap((table) =>
      rowsFor(table, base.claims, closedListsIn(base.claims), base.rulings).map(
        ({ subject, ...row }) => ({ table: table.table, subject, row }),
      ),
    )
  const given = JSON.stringify(
    rows.map(({ table, subject, row }) => ({
      named: table,
      subject,
      ...Object.fromEntries(shared.map((name) => [name, row[name]])),
    })),
  )
  const texts = await sql<{ row: string }>`
    select concat_ws(' ', named, subject, sure, possible, stated, claims) as row from jsonb_to_recordset(${given}::jsonb)
      as given(named text, subject text, sure daterange, possible daterange, stated datemultirange, claims text[])`.execute(
    db,
  )
  return texts.rows.map(({ row }) => row).toSorted()
}

/** What the parts of an impact say of a network, thing by thing. */
async function said(
  network: Parameters<typeof impactOf>[1],
  concerned: readonly string[],
): Promise<Map<string, string>> {
  const told = new Map<string, string>()
  for (const part of networkImpactParts)
    for (const { key, says } of await part.standings(network, concerned))
      told.set(`${part.id} ${key}`, says.map(({ type, id }) => `${type}:${id}`).join())
  return told
}

const differences = (before: Map<string, string>, after: Map<string, string>): string[] =>
  [...new Set([...before.keys(), ...after.keys()])]
    .filter((key) => (before.get(key) ?? '') !== (after.get(key) ?? ''))
    .toSorted()
