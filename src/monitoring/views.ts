import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { instantText } from '#platform/db/periods.ts'
import { decimalOf, units } from '#platform/decimal.ts'
import type { Moment } from '#platform/moment.ts'
import { namesOf } from '#people/views.ts'
import type { Breakdown } from './model/breakdown.ts'
import { type Doer, type Report, type Standing, standingsOf, type Verdict } from './model/report.ts'
import type { Sight } from './model/sight.ts'

/** Which reports are read. */
export interface ReportFilter {
  plans?: readonly string[] | undefined
  part?: string | undefined
  /** Reports for the years of the indicators of one of these reports. */
  report?: string | undefined
}

interface Row {
  id: string
  plan: string
  number: number
  part: string
  year: number
  value: string
  numerator: string | null
  denominator: string | null
  breakdown: Breakdown
  sourceTitle: string
  sourceAddress: string | null
  note: string
  office: string
  by: Omit<Doer, 'name'>
  at: string
  verdict: { verdict: Verdict; reason: string; by: Omit<Doer, 'name'> } | null
  decidedAt: string | null
}

/**
 * Reports as they stood at the moment, in the order in which they were made; of years to come seen from the day, none. With
 * `approved` only those that were ever approved. Two queries, however many.
 */
export async function reportList(
  db: Db,
  moment: Moment,
  { sight, ...filter }: ReportFilter & { sight: Sight },
): Promise<Standing[]> {
  const { rows } = await sql<Row>`
    select report.id, report.plan, report.number, report.part, report.year, report.value::text, report.numerator::text,
      report.denominator::text, report.breakdown, report.source_title as "sourceTitle", report.source_address as "sourceAddress",
      report.note, report.office, ${doer('report')} as by, ${instantText(sql`report.at`)} as at,
      case when said.report is not null then
        json_build_object('verdict', said.verdict, 'reason', said.reason, 'by', ${doer('said')}) end as verdict,
      ${instantText(sql`said.at`)} as "decidedAt"
    from indicator_report report
      left join indicator_verdict said on said.report = report.id and ${knownAt('said', moment)}
    where ${knownAt('report', moment)} and report.year <= ${yearOf(moment)} and ${narrowed(filter)}
    order by report.at, report.id`.execute(db)
  const names = await namesOf(db, [
    ...new Set(
      rows.flatMap(({ by, verdict }) =>
        [by.person, verdict?.by.person ?? null].filter((person) => person !== null),
      ),
    ),
  ])
  const named = (each: Omit<Doer, 'name'>): Doer => ({
    ...each,
    name: each.person === null ? null : (names.get(each.person) ?? null),
  })
  const reports = rows.map(
    ({ sourceTitle, sourceAddress, verdict, decidedAt, ...row }): Report => ({
      ...row,
      value: plain(row.value),
      numerator: row.numerator === null ? null : plain(row.numerator),
      denominator: row.denominator === null ? null : plain(row.denominator),
      source: { title: sourceTitle, address: sourceAddress },
      by: named(row.by),
      verdict:
        verdict === null ? null : { ...verdict, by: named(verdict.by), at: decidedAt ?? row.at },
    }),
  )
  const standing = standingsOf(reports)
  return sight === 'all' ? standing : standing.filter(({ state }) => state === 'approved')
}

/** The year in which a moment looks. */
export const yearOf = ({ asOf }: Pick<Moment, 'asOf'>): number => Number(asOf.slice(0, 4))

/** Without the zeros that the database keeps at the end of a number. */
const plain = (text: string) => decimalOf(units(text))

const doer = (alias: string): RawBuilder<unknown> => {
  const column = (name: string) => sql.ref(`${alias}.${name}`)
  return sql`json_build_object('person', ${column('person')}, 'post', ${column('post')}, 'postTitle', ${column('post_title')})`
}

const knownAt = (alias: string, { asKnown }: Moment): RawBuilder<boolean> =>
  asKnown === null ? sql`true` : sql`${sql.ref(`${alias}.at`)} <= ${asKnown}::timestamptz`

function narrowed({ plans, part, report }: ReportFilter): RawBuilder<boolean> {
  const parts: RawBuilder<boolean>[] = []
  if (plans !== undefined) parts.push(sql`report.plan = any(${[...plans]}::text[])`)
  if (part !== undefined) parts.push(sql`report.part = ${part}`)
  if (report !== undefined)
    parts.push(
      sql`(report.plan, report.part) in (select plan, part from indicator_report where id = ${report})`,
    )
  return parts.length === 0 ? sql`true` : sql.join(parts, sql` and `)
}

/** One report with where it stands; undefined where there is none that somebody of this sight may read. */
export async function reportBy(
  db: Db,
  moment: Moment,
  id: string,
  sight: Sight,
): Promise<Standing | undefined> {
  const reports = await reportList(db, moment, { report: id, sight })
  return reports.find((each) => each.id === id)
}
