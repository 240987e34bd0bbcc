import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { periodTables } from '#domains.ts'
import { byCommand, perform } from '#platform/act.ts'
import { type Day, daysAfter } from '#platform/day.ts'
import type { Db } from '#platform/db/db.ts'
import { Refusal } from '#platform/refusal.ts'
import { loadCollection } from '#sources/actions.ts'
import { heldOn } from '#sources/model/held.ts'
import { momentAt } from '#sources/views.ts'
import { baseFor } from '#sources/views/base.ts'
import { decide } from './actions/decide.ts'
import { undo } from './actions/withdraw.ts'
import { ground } from './decided.test.room.ts'
import type { Change } from './model/change.ts'
import type { Correction } from './model/decision.ts'
import { decisionList } from './views.ts'
import { foresee } from './views/foreseen.ts'

const documents = `document,title,publisher,kind,language,reference_day,reference_precision,file,address,marking,note
d1,First,Somebody,document,en,2010-01-01,day,,,,
d2,Second,Somebody,document,en,2020-01-01,day,,,,
`
const offices = ['rome', 'oslo', 'lima', 'cairo']
export const subjects = offices.map((office) => `office:${office}`)
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
export const anyChange = fc.oneof(
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
export const anyDay = fc.integer({ min: -4000, max: 3000 }).map((days) => daysAfter(today, days))
export const future = fc.integer({ min: 1, max: 3000 }).map((days) => daysAfter(today, days))
export const anyStep = fc.oneof(
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

/** A small network of four offices, of which two surveys speak. */
export async function load(db: Db): Promise<void> {
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
export async function possible(db: Db, from: Day, changes: readonly Change[]): Promise<Change[]> {
  let left = [...changes]
  for (;;) {
    const { wrong } = await foresee(db, await momentAt(db, from, null), left, ground)
    const [first] = wrong
    if (first === undefined) return left
    left = left.filter((_, at) => at !== first.at)
  }
}

type AnyStep = typeof anyStep extends fc.Arbitrary<infer Value> ? Value : never

/** Does one thing; what the rules refuse is not done. Answers whether what was to be decided was. */
export async function done(db: Db, step: AnyStep): Promise<boolean> {
  const deed = { by: byCommand('test'), name: 'test.done', subject: 'test:done' }
  if (step.does === 'withdraw') {
    const decisions = await decisionList(db, { asOf: today, asKnown: null }, { state: 'to-come' })
    const chosen = decisions[step.which % Math.max(1, decisions.length)]
    if (chosen === undefined) return false
    return quietly(perform(db, deed, (act) => undo(act, chosen.id, today, ground)))
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
    if (wrong === undefined || wrong === step.right) return false
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
    return quietly(
      perform(db, deed, (act) =>
        decide(act, { ...wanted, from: null, steps: [], corrections: [correction] }, ground),
      ),
    )
  }
  const { from } = step
  const changes = await possible(db, from, step.changes)
  if (changes.length === 0) return false
  const { steps } = await foresee(db, await momentAt(db, from, null), changes, ground)
  return quietly(
    perform(db, deed, (act) => decide(act, { ...wanted, from, steps, corrections: [] }, ground)),
  )
}

async function quietly(doing: Promise<unknown>): Promise<boolean> {
  try {
    await doing
    return true
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return false
  }
}
