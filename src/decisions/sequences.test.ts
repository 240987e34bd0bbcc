import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { periodTables } from '#domains.ts'
import { byCommand, perform } from '#platform/act.ts'
import { type Day, daysAfter } from '#platform/day.ts'
import type { Db } from '#platform/db/db.ts'
import { holds } from '#platform/db/periods.ts'
import { Refusal } from '#platform/refusal.ts'
import { databaseLike, momentNow } from '#platform/testing/world.ts'
import { impactOf } from '#network/views/impact.ts'
import { networkImpactParts } from '#network/views/impact/parts.ts'
import { loadCollection } from '#sources/actions.ts'
import { heldOn } from '#sources/model/held.ts'
import { closedListsIn } from '#sources/model/facts.ts'
import { rowsFor } from '#sources/model/rows.ts'
import { momentAt } from '#sources/views.ts'
import { baseFor } from '#sources/views/base.ts'
import { decide } from './actions/decide.ts'
import { undo } from './actions/withdraw.ts'
import type { Change } from './model/change.ts'
import type { Correction } from './model/decision.ts'
import { decisionList } from './views.ts'
import { foresee } from './views/foreseen.ts'

const documents = `document,title,publisher,kind,language,reference_day,reference_precision,file,address,marking,note
d1,First,Somebody,document,en,2010-01-01,day,,,,
d2,Second,Somebody,document,en,2020-01-01,day,,,,
`
const offices = ['rome', 'oslo', 'lima', 'cairo']
const subjects = offices.map((office) => `office:${office}`)
const claims = [
  'key,subject,predicate,value,qualifier,precision,certainty,from,until,document,line,stated,note',
  ...['north', 'south'].map((area) => `d1/${area},area:${area},name,${area},en,,,,,d1,,,`),
  ...offices.flatMap((office, at) => [
    `d1/${office},office:${office},kind,regional-office,,,,,,d1,,,`,
    `d2/${office},office:${office},kind,${at % 2 === 0 ? 'regional-office' : 'sub-office'},,,,,,d2,,,`,
    `d2/${office}/name,office:${office},name,${office},en,,,,,d2,,,`,
    `d2/${office}/covers,office:${office},coverage,${at % 2 === 0 ? 'north' : 'south'},,,,,,d2,,,`,
  ]),
  'd2/list,list:d2,lists-all,kind=sub-office,2,,,,,d2,,,',
].join('\n')

const today = '2026-11-22'
const ground = { tables: periodTables, publisher: 'The organisation' }
const anyOffice = fc.constantFrom(...subjects)
const kind = fc.constantFrom('regional-office', 'sub-office', 'country-office')
const area = fc.constantFrom('north', 'south')
const change = (
  name: Change['kind'],
  subject: fc.Arbitrary<string>,
  value: fc.Arbitrary<string> = fc.constant(''),
  qualifier: fc.Arbitrary<string> = fc.constant(''),
): fc.Arbitrary<Change> =>
  fc.record({ kind: fc.constant(name), subject, value, qualifier, note: fc.constant('') })
const anyChange = fc.oneof(
  change('change-kind', anyOffice, kind),
  change('change-line', anyOffice, anyOffice),
  change('open', anyOffice, kind),
  change('close', anyOffice),
  change('merge', anyOffice, anyOffice),
  change('split', anyOffice, anyOffice, area),
  change('give-coverage', anyOffice, area),
  change('take-coverage', anyOffice, area),
  change('rename', anyOffice, fc.constantFrom('A', 'B'), fc.constantFrom('en', 'fr')),
)
const anyDay = fc.integer({ min: -4000, max: 3000 }).map((days) => daysAfter(today, days))
const future = fc.integer({ min: 1, max: 3000 }).map((days) => daysAfter(today, days))
const anyStep = fc.oneof(
  fc.record({
    does: fc.constant('adopt' as const),
    from: future,
    changes: fc.array(anyChange, { minLength: 1, maxLength: 5 }),
  }),
  fc.record({
    does: fc.constant('propose' as const),
    from: anyDay,
    changes: fc.array(anyChange, { minLength: 1, maxLength: 1 }),
  }),
  fc.record({
    does: fc.constant('correct' as const),
    subject: anyOffice,
    day: anyDay,
    right: fc.option(kind, { nil: null }),
  }),
  fc.record({ does: fc.constant('withdraw' as const), which: fc.nat(9) }),
)

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
              await done(tx, { does: 'adopt', from, changes })
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

async function load(db: Db): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'meridian-decisions-'))
  try {
    await writeFile(join(folder, 'documents.csv'), documents)
    await writeFile(join(folder, 'claims.csv'), `${claims}\n`)
    await loadCollection(db, { name: 'demo', folder, surveys: ['d1', 'd2'] }, periodTables)
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** Those of the changes that can be, one after another. */
async function possible(db: Db, from: Day, changes: readonly Change[]): Promise<Change[]> {
  let left = [...changes]
  for (;;) {
    const { wrong } = await foresee(db, await momentAt(db, from, null), left, ground)
    const [first] = wrong
    if (first === undefined) return left
    left = left.filter((_, at) => at !== first.at)
  }
}

type AnyStep = typeof anyStep extends fc.Arbitrary<infer Value> ? Value : never

/** Does one thing; what the rules refuse is not done. */
async function done(db: Db, step: AnyStep): Promise<void> {
  const deed = { by: byCommand('test'), name: 'test.done', subject: 'test:done' }
  if (step.does === 'withdraw') {
    const decisions = await decisionList(db, { asOf: today, asKnown: null }, { state: 'to-come' })
    const chosen = decisions[step.which % Math.max(1, decisions.length)]
    if (chosen) await quietly(perform(db, deed, (act) => undo(act, chosen.id, today, ground)))
    return
  }
  const wanted = {
    of: 'test:',
    title: 'Test',
    language: 'en',
    day: today,
    cites: null,
    why: 'Tried',
  } as const
  if (step.does === 'correct') {
    const held = heldOn(
      await baseFor(db, { subjects: [step.subject] }),
      periodTables,
      await momentAt(db, step.day, null),
    )
    const wrong = held.find(({ predicate }) => predicate === 'kind')?.value
    if (wrong === undefined || wrong === step.right) return
    const { subject, right } = step
    const correction: Correction = {
      subject,
      predicate: 'kind',
      qualifier: '',
      wrong,
      right,
      from: null,
      until: null,
    }
    await quietly(
      perform(db, deed, (act) =>
        decide(act, { ...wanted, from: null, steps: [], corrections: [correction] }, ground),
      ),
    )
    return
  }
  const { from } = step
  const changes = await possible(db, from, step.changes)
  if (changes.length === 0) return
  const { steps } = await foresee(db, await momentAt(db, from, null), changes, ground)
  await perform(db, deed, (act) => decide(act, { ...wanted, from, steps, corrections: [] }, ground))
}

const quietly = (doing: Promise<unknown>) =>
  doing.catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error
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
  return { at: await momentNow(db), day, held }
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
