import { sql } from 'kysely'
import type { Act } from '#platform/act.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db/db.ts'
import type { Moment } from '#platform/moment.ts'
import { standardWeek, workingDaysAfter } from '#platform/working-days.ts'
import { calendarsOf } from '#calendars/views.ts'
import type { UpperChange } from '#frameworks/model/upper.ts'
import { type PartSaid, type Succession, succession } from '#plans/model/questions/restated.ts'
import {
  copyQuestions,
  type Due,
  endRestored,
  endSettled,
  raiseQuestions,
} from '#plans/store/questions.ts'
import type { Which } from '#plans/views/parts.ts'
import { templateList } from '#plans/views/templates.ts'
import { type QuestionsLink, tellOwners } from './questions/letters.ts'

export type { QuestionsLink } from './questions/letters.ts'
export { answerQuestion } from './questions/answering.ts'

/** When something changes above, and how the letters about it lead to the questions; null where no door is known. */
export interface Telling {
  today: Moment
  link: QuestionsLink | null
}

/**
 * Asks below, after something above was revised or withdrawn: each live citation of it is to be confirmed by the office whose plan
 * it is, in the working days of its template, and those there are told by letter, once for all of an act. Never twice while one
 * question is open about the same. A bounded number of statements beside the letters, in time that grows with those asked.
 */
export async function questionBelow(
  act: Act,
  changes: readonly UpperChange[],
  { today, link }: Telling,
): Promise<{ questions: number }> {
  if (changes.length === 0) return { questions: 0 }
  const dues = await duesOn(act.db, today)
  const asked = await raiseQuestions(act, { changes, dues, today: today.asOf })
  await tellOwners(act, asked, { today, link })
  return { questions: asked.reduce((all, { count }) => all + count, 0) }
}

/** By template and office: the day until which what is asked today is to be confirmed, by the calendar of the office. */
async function duesOn(db: Db, today: Moment): Promise<Due[]> {
  const templates = await templateList(db, today)
  const offices = await officesWithPlans(db)
  const weeks = await calendarsOf(db, today, offices)
  return templates.flatMap(({ id, version, confirmationDays }) =>
    offices.map((office) => ({
      template: id,
      version,
      office,
      day: workingDaysAfter(today.asOf, confirmationDays, weeks.get(office) ?? standardWeek),
    })),
  )
}

/** The offices that ever had a plan. */
async function officesWithPlans(db: Db): Promise<string[]> {
  const { rows } = await sql<{ office: string }>`
    select distinct office from plan order by office`.execute(db)
  return rows.map(({ office }) => office)
}

/** Which version of a plan another takes the place of; `to` is null where it was withdrawn, or another plan follows. */
export interface Replaced {
  plan: string
  from: number
  to: number | null
  /** Whether all that was published before had been withdrawn already. */
  isReturn?: boolean
}

/**
 * What became of the parts of a version that was replaced, and of the same parts in all that was published of the plan before, whatever
 * its numbers: an amendment may have been published after a later one. Two queries.
 */
export async function uppersChanged(db: Db, replaced: Replaced): Promise<Succession> {
  const { plan } = replaced
  const { rows } = await sql<PartSaid>`
    select held.number, held.part, held.fields,
      array(select cited.upper_of || '@' || cited.upper_version || '/' || cited.upper_code from plan_citation cited
        where cited.plan = held.plan and cited.number = held.number and cited.part = held.part and upper_inf(cited.recorded) order by 1) as cites
    from plan_part held join plan_standing stood on stood.plan = held.plan and stood.number = held.number and upper_inf(stood.recorded)
    where held.plan = ${plan} and upper_inf(held.recorded) and stood.fingerprint is not null`.execute(
    db,
  )
  return succession(rows, { ...replaced, since: await sinceOf(db, replaced) })
}

/** The first day of what takes its place, or the first on which it no longer is in force. */
async function sinceOf(db: Db, { plan, from, to }: Replaced): Promise<Day | null> {
  const { rows } = await sql<{ since: Day | null }>`
    select ${to === null ? sql`upper(in_force)` : sql`lower(in_force)`} as since from plan_standing
    where plan = ${plan} and number = ${to ?? from} and upper_inf(recorded)`.execute(db)
  return rows[0]?.since ?? null
}

/**
 * Asks below after a version was replaced or withdrawn, inside the act that did so and after its standings are written. What says
 * again what was cited is asked about no more.
 */
export async function succeeded(act: Act, replaced: Replaced, telling: Telling): Promise<void> {
  const { changes, restored } = await uppersChanged(act.db, replaced)
  await endRestored(act, restored)
  await questionBelow(act, changes, telling)
}

/** Closes what is open about citations that a version no longer has: call it after any change of what it cites. */
export const settleQuestions = (act: Act, which: Which): Promise<void> => endSettled(act, which)

/** Asks of a copy what is open about the version it was copied from, or is to be amended: call it when an amendment begins. */
export const carryQuestions = (act: Act, from: Which, to: Which): Promise<void> =>
  copyQuestions(act, from, to)
