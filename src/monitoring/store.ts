import { sql } from 'kysely'
import { type Act, doerOf } from '#platform/act.ts'
import { type Reported, reportId, type Verdict } from './model/report.ts'

/** A value to be recorded: of which indicator, held against which version, for which office. */
export interface NewReport {
  plan: string
  /** The version of the plan whose definition it was held against. */
  number: number
  part: string
  office: string
  reported: Reported
}

/** Records a value as reported by whoever acts; answers its id. What was reported before stays. The caller has made sure that it fits. */
export async function recordReport(
  act: Act,
  { plan, number, part, office, reported }: NewReport,
): Promise<string> {
  const { year, value, numerator, denominator, breakdown, source, note } = reported
  const { rows } = await sql<{ before: number }>`
    select count(*)::integer as before from indicator_report where plan = ${plan} and part = ${part} and year = ${year}`.execute(
    act.db,
  )
  const id = reportId(plan, part, { year, before: rows[0]?.before ?? 0 })
  const { person, post, title } = doerOf(act)
  await sql`
    insert into indicator_report (id, plan, number, part, year, value, numerator, denominator, breakdown, source_title, source_address,
      note, office, person, post, post_title, at)
    values (${id}, ${plan}, ${number}, ${part}, ${year}, ${value}::numeric, ${numerator}::numeric, ${denominator}::numeric,
      ${JSON.stringify(breakdown)}::jsonb, ${source.title}, ${source.address}, ${note}, ${office}, ${person}, ${post}, ${title},
      ${act.at}::timestamptz)`.execute(act.db)
  return id
}

/** Records what whoever acts says of a report. A report is decided once: a second verdict fails. */
export async function recordVerdict(
  act: Act,
  { report, verdict, reason }: { report: string; verdict: Verdict; reason: string },
): Promise<void> {
  const { person, post, title } = doerOf(act)
  await sql`
    insert into indicator_verdict (report, verdict, reason, person, post, post_title, at)
    values (${report}, ${verdict}, ${reason}, ${person}, ${post}, ${title}, ${act.at}::timestamptz)`.execute(
    act.db,
  )
}
