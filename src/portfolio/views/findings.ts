import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { known, recordedFromOf } from '#platform/db/periods.ts'
import type { Moment } from '#platform/moment.ts'
import { type Finding, type FindingAbout, type FindingReason } from '#portfolio/model/finding.ts'
import { officesCalled } from './names.ts'

/** A finding as it is listed: with the project, and what it could be tied to. */
export interface FindingShown extends Omit<Finding, 'candidates'> {
  project: string
  title: string
  candidates: readonly { id: string; name: string }[]
  recordedFrom: string
}

interface Row extends Omit<FindingShown, 'candidates'> {
  details: { candidates: string[] }
}

/** What of published projects cannot be tied, by code. Two queries. */
export async function findingList(
  db: Db,
  moment: Moment,
  wanted: { about?: FindingAbout | undefined; reason?: FindingReason | undefined } = {},
): Promise<FindingShown[]> {
  const { rows } = await sql<Row>`
    select finding.code, finding.about, finding.reason, finding.stated, finding.details, finding.source, finding.line,
      project.id as project, coalesce(header.titles ->> 'en', (select min(title) from jsonb_each_text(header.titles) each (language, title)))
        as title, ${recordedFromOf('finding')}
    from portfolio_finding finding
      join project_code coded on coded.code = finding.code
      join project on project.id = coded.project
      join project_header header on header.project = project.id and ${known('header', moment)}
    where ${known('finding', moment)} and (${wanted.about ?? null}::text is null or finding.about = ${wanted.about ?? null}::text)
      and (${wanted.reason ?? null}::text is null or finding.reason = ${wanted.reason ?? null}::text)
    order by finding.code, finding.about, finding.reason, finding.stated`.execute(db)
  const names = await officesCalled(
    db,
    moment,
    rows.flatMap(({ details }) => details.candidates),
  )
  return rows.map(({ details, ...row }) => ({
    ...row,
    candidates: details.candidates.map((id) => ({ id, name: names.get(id) ?? id })),
  }))
}

/** What was found, by what was to be tied and why it could not be. */
export const countsOf = (
  findings: readonly Pick<Finding, 'about' | 'reason'>[],
): { about: FindingAbout; reason: FindingReason; count: number }[] =>
  [...Map.groupBy(findings, ({ about, reason }) => `${about} ${reason}`).values()]
    .flatMap((those) => those.slice(0, 1).map((first) => ({ ...first, count: those.length })))
    .map(({ about, reason, count }) => ({ about, reason, count }))
    .toSorted((a, b) => b.count - a.count)
