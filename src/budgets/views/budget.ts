import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db/db.ts'
import { holds } from '#platform/db/periods.ts'
import type { Moment } from '#platform/moment.ts'
import { found } from '#platform/refusal.ts'
import type { Conditions } from '#funds/model/conditions.ts'
import { converted, home } from '#funds/model/rates.ts'
import { rateOn } from '#funds/views.ts'
import { type ProjectPart, rootPart } from '#projects/model/kinds.ts'
import type { Project, Which } from '#projects/model/project.ts'
import { type Reckoning, reckoned } from '#projects/model/reckoning.ts'
import { conditionsOf, type OverheadTold, overheadTold } from '#projects/views/overhead.ts'
import { partsOf } from '#projects/views/parts.ts'
import { checked } from '#budgets/model/checks.ts'
import type { BudgetFault } from '#budgets/model/faults.ts'

/** What a budget is beside, in the currency of the books: shown, and never put in the place of what was agreed. */
export interface Beside {
  currency: string
  total: string
  /** How many of it are one of the project's currency, to ten places. */
  rate: string
  /** The day from which the rate holds, and who says so. */
  day: Day
  source: string
  /** Whether the rate is invented for trying out. */
  isDemo: boolean
}

/** The budget of a version of a project. */
export interface Budget {
  which: Which
  /** The day whose rules it is held against: the anchor of its stage, else the day asked about. */
  day: Day
  parts: readonly ProjectPart[]
  /** Null where the project names no currency. */
  reckoning: Reckoning | null
  /** By what the overhead is reckoned; null where nobody says it. */
  overhead: OverheadTold | null
  /** What the fund or donor asks on the day. */
  conditions: Conditions
  faults: readonly BudgetFault[]
  /** In the currency of the books; null where no rate is known, or the project is in that currency. */
  beside: Beside | null
}

/** The budget of a version as it stands at the moment. Refuses a day on which no fund says anything (`funds/no-conditions`). */
export async function budgetOf(
  db: Db,
  moment: Moment,
  { id: project, anchor }: Pick<Project, 'id' | 'anchor'>,
  number: number,
): Promise<Budget> {
  const which = { project, number }
  return budgetOfParts(db, moment, { which, anchor, parts: await partsOf(db, moment, which) })
}

/** The budget that these parts of a version make. */
export async function budgetOfParts(
  db: Db,
  moment: Moment,
  { which, anchor, parts }: { which: Which; anchor: Day | null; parts: readonly ProjectPart[] },
): Promise<Budget> {
  const day = anchor ?? moment.asOf
  const root = parts.find(({ part }) => part === rootPart)?.fields ?? {}
  const conditions = found(await conditionsOf(db, moment, root, day), 'funds/no-conditions')
  const overhead = await overheadTold(db, moment, conditions, day)
  const reckoning = reckoned(parts, overhead)
  const offices = await officesOn(db, { ...moment, asOf: day }, officesNamed(parts))
  const faults = checked({ parts, reckoning, conditions, offices })
  const beside = await besideOf(db, moment, reckoning, root['rate-day'] ?? day)
  return { which, day, parts, reckoning, overhead, conditions, faults, beside }
}

async function besideOf(
  db: Db,
  moment: Moment,
  reckoning: Reckoning | null,
  day: Day,
): Promise<Beside | null> {
  if (reckoning === null || reckoning.currency === home) return null
  const rate = await rateOn(db, moment, { from: reckoning.currency, to: home, day })
  if (rate === null) return null
  const { rate: shown, source, isDemo } = rate
  const total = converted(reckoning.total, rate)
  return { currency: home, total, rate: shown, day: rate.day, source, isDemo }
}

const officesNamed = (parts: readonly ProjectPart[]): string[] => [
  ...new Set(
    parts.flatMap(({ kind, fields }) =>
      (kind === 'line' || kind === 'project') && fields['office'] !== undefined
        ? [fields['office']]
        : [],
    ),
  ),
]

/** Which of these offices there are on the day, or may be: nothing speaks against it. One query. */
async function officesOn(
  db: Db,
  moment: Moment,
  offices: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ office: string }>`
    select distinct kinded.office from office_kind kinded
    where kinded.office = any(${[...offices]}::text[]) and ${holds('kinded', moment, true)}`.execute(
    db,
  )
  return new Set(rows.map(({ office }) => office))
}
