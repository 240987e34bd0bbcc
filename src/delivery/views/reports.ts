import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { known, recordedFromOf } from '#platform/db/periods.ts'
import type { Moment } from '#platform/moment.ts'
import { namedBy } from '#projects/views.ts'
import type { Report, ReportStanding } from '#delivery/model/report.ts'
import { doerAt, type NamelessDoer } from './doer.ts'

/** The reports of a project that somebody wrote or began, as they stood at the moment. */
export async function writtenReports(db: Db, moment: Moment, project: string): Promise<Report[]> {
  const { rows } = await sql<Omit<Report, 'by'> & { by: NamelessDoer }>`
    select held.project, held.report, held.kind, held.from_day as "from", held.to_day as "to", held.due, held.state,
      held.sent_on as "sentOn", json_build_object('id', held.template, 'version', held.template_version) as template, held.language,
      held.texts, held.figures, ${doerAt('held')} as by, ${recordedFromOf('held')}
    from report held where held.project = ${project} and ${known('held', moment)} order by held.due, held.report`.execute(
    db,
  )
  const named = await namedBy(
    db,
    rows.map(({ by }) => by),
  )
  return rows.map((row) => ({ ...row, by: named(row.by) }))
}

/** All reports of a project, the earliest first: those that are due only too. */
export async function reportsOf(
  db: Db,
  moment: Moment,
  project: string,
): Promise<(ReportStanding | Report)[]> {
  const written = await writtenReports(db, moment, project)
  const { rows } = await sql<{ report: string; due: string; to: string; from: string | null }>`
    select held.ref as report, held.day as due, held.begins as "to",
      (select (max(before.begins) + 1)::text from due before where before.project = held.project and before.kind = 'report'
        and before.ref like 'interim%' and before.begins < held.begins and ${known('before', moment)} and held.ref like 'interim%') as "from"
    from due held where held.project = ${project} and held.kind = 'report' and ${known('held', moment)}`.execute(
    db,
  )
  const begun = new Set(written.map(({ report }) => report))
  const first = await firstDay(db, moment, project)
  const due = rows
    .filter(({ report }) => !begun.has(report))
    .map((row): ReportStanding => ({
      project,
      ...row,
      from: row.from ?? first ?? row.to,
      kind: row.report.startsWith('final') ? 'final' : 'interim',
      state: 'due',
      sentOn: null,
    }))
  // What is due moved with the period; what somebody began keeps the day that is due now, until it is sent.
  const now = new Map(rows.map((row) => [row.report, row]))
  const moved = written.map((each) => {
    const held = now.get(each.report)
    return each.state === 'sent' || held === undefined
      ? each
      : { ...each, due: held.due, to: held.to }
  })
  return [...moved, ...due].toSorted((a, b) => a.due.localeCompare(b.due))
}

async function firstDay(db: Db, moment: Moment, project: string): Promise<string | null> {
  const { rows } = await sql<{ from: string | null }>`
    select from_day as "from" from project_header held where project = ${project} and ${known('held', moment)}`.execute(
    db,
  )
  return rows[0]?.from ?? null
}

/** One report of a project, written or only due; undefined where there was none at the moment. */
export const reportBy = async (
  db: Db,
  moment: Moment,
  project: string,
  report: string,
): Promise<ReportStanding | Report | undefined> =>
  (await reportsOf(db, moment, project)).find((each) => each.report === report)

/** The report, where somebody began it. */
export const begun = (report: ReportStanding | Report | undefined): Report | null =>
  report !== undefined && 'texts' in report ? report : null
