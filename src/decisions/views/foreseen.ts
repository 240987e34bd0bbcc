import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import type { Moment } from '#platform/moment.ts'
import { typeOf } from '#sources/model/claim.ts'
import { heldOn } from '#sources/model/held.ts'
import type { PeriodTable } from '#sources/model/period-table.ts'
import { baseFor } from '#sources/views/base.ts'
import { foreseeing } from '#sources/views/foreseen.ts'
import type { Change, Step, WrongChange } from '#decisions/model/change.ts'
import { saidBy } from '#decisions/model/claims.ts'
import { stepsOf } from '#decisions/model/steps.ts'

/** What deciding needs to know of the program around it. */
export interface Ground {
  tables: readonly PeriodTable[]
  /** The organisation, as the publisher of its decisions. */
  publisher: string
}

/** What a list of changes would make of the network on a day. */
export interface Foreseen {
  steps: readonly Step[]
  wrong: readonly WrongChange[]
  /** Of which something would be said, as `office:vienna`. */
  subjects: readonly string[]
  /** The network afterwards: to read from, with every view there is. */
  after: Db
}

/** Holds a list of changes against the network of the day from which they would hold. Nothing is written. */
export async function foresee(
  db: Db,
  moment: Moment,
  changes: readonly Change[],
  ground: Ground,
): Promise<Foreseen> {
  const { steps, wrong } = await stepsFor(db, moment, changes, ground)
  return { steps, wrong, ...(await foreseeSteps(db, moment, steps, ground)) }
}

/** The network as steps would make it, from the day asked about. */
export async function foreseeSteps(
  db: Db,
  { asOf }: Moment,
  steps: readonly Step[],
  { tables, publisher }: Ground,
): Promise<Pick<Foreseen, 'subjects' | 'after'>> {
  const subjects = [...new Set(steps.map((step) => step.subject))]
  const said = saidBy({ ...foreseen, from: asOf, steps, publisher }, [])
  return { subjects, after: await foreseeing(db, foreseen.id, { said, tables }) }
}

/** Sorts behind every decision and every document there is, as the one that is about to be taken, from whatever day it holds. */
const foreseen = {
  id: 'decision-foreseen',
  day: '9999-12-31',
  of: 'scenario:foreseen',
  title: 'Foreseen',
  language: 'en',
  corrections: [],
  cites: null,
  why: '',
} as const

/** What begins and ends by a list of changes from the day asked about, and which of them cannot be. Four queries. */
export async function stepsFor(
  db: Db,
  moment: Moment,
  changes: readonly Change[],
  { tables }: Pick<Ground, 'tables'>,
): Promise<{ steps: Step[]; wrong: WrongChange[] }> {
  const named = subjectsIn(changes)
  const reporting = await reportingTo(db, ceasing(changes))
  const [base, known] = [
    await baseFor(db, {
      subjects: [...new Set(named)],
      about: reporting.map((subject) => ({ subject, predicate: 'line' })),
    }),
    await knownAmong(db, [...named, ...valuesIn(changes)]),
  ]
  return stepsOf(changes, {
    tables,
    facts: heldOn(base, tables, moment),
    knows: (subject) => known.has(subject),
  })
}

const isSubject = (text: string) => ['office', 'unit'].includes(typeOf(text))

const subjectsIn = (changes: readonly Change[]): string[] =>
  changes.flatMap(({ subject, value }) => [subject, value].filter(isSubject))

const ceasing = (changes: readonly Change[]): string[] =>
  changes.flatMap(({ kind, subject }) => (kind === 'merge' ? [subject] : []))

/** Everything a value or qualifier may be the id of. */
const valuesIn = (changes: readonly Change[]): string[] =>
  changes.flatMap(({ value, qualifier }) =>
    [value, qualifier].flatMap((id) =>
      id === '' ? [] : [id, `city:${id}`, `area:${id}`, `country:${id}`],
    ),
  )

/** Who reports, at some time, to these offices. */
async function reportingTo(db: Db, offices: readonly string[]): Promise<string[]> {
  if (offices.length === 0) return []
  const rows = await sql<{ subject: string }>`
    select distinct 'office:' || office as subject from office_line
    where reports_to = any(${[...offices]}::text[]) and upper_inf(recorded)`.execute(db)
  return rows.rows.map((row) => row.subject)
}

async function knownAmong(db: Db, candidates: readonly string[]): Promise<Set<string>> {
  const rows = await sql<{ subject: string }>`
    select distinct subject from claim
    where subject = any(${[...new Set(candidates)]}::text[]) and upper_inf(recorded)`.execute(db)
  return new Set(rows.rows.map((row) => row.subject))
}
