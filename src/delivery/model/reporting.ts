import { dayBefore, type Day, daysAfter, later } from '#platform/day.ts'
import { monthsLater } from '#projects/model/drafting/months.ts'
import { lasts, type Period, type Terms } from './terms.ts'

export const reportKinds = ['interim', 'final'] as const
export type ReportKind = (typeof reportKinds)[number]

/** A report that is due: on what period, and until when. */
export interface ReportDue extends Period {
  /** `interim-1`, `final` */
  report: string
  kind: ReportKind
  due: Day
}

/** A report that was sent: it stays as it was due. */
export interface ReportSent extends ReportDue {
  sentOn: Day
}

/** What decides which reports there are. */
export interface Reporting {
  period: Period
  terms: Pick<
    Terms,
    'interimLeastMonths' | 'interimEveryMonths' | 'interimWithinWeeks' | 'finalWithinMonths'
  >
  sent: readonly ReportSent[]
  /** The period before it was extended, and the day from which the present one is in force. */
  extended?: { before: Period; since: Day } | null
}

/**
 * The reports that an agreement asks for, the earliest first: interim ones on each full span of months that ends before the last day,
 * where the project lasts long enough; a final one. What was sent stays as it was; of a final report that was sent before an
 * extension another one follows. An interim report that only an extension makes due is not late on the day of that extension.
 */
export function reportsDue({ period, terms, sent, extended = null }: Reporting): ReportDue[] {
  const made = new Map(sent.map((each) => [each.report, each]))
  const interim = interimsOf(period, terms, extended)
  const asked = [...interim, ...finalsOf(period, terms, made)]
  const names = new Set(asked.map(({ report }) => report))
  const kept = sent.filter(({ report }) => !names.has(report))
  return [...asked.map((each) => made.get(each.report) ?? each), ...kept].toSorted((a, b) =>
    a.due.localeCompare(b.due),
  )
}

function interimsOf(
  period: Period,
  {
    interimLeastMonths: least,
    interimEveryMonths: every,
    interimWithinWeeks: weeks,
  }: Reporting['terms'],
  extended: Reporting['extended'],
): ReportDue[] {
  if (every === null || every < 1 || weeks === null || !lasts(period, least ?? 0)) return []
  const isNew = extended !== null && extended !== undefined && !lasts(extended.before, least ?? 0)
  const reports: ReportDue[] = []
  for (let at = 1; ; at += 1) {
    const to = dayBefore(monthsLater(period.from, at * every))
    if (to >= period.to) return reports
    const due = daysAfter(to, weeks * 7)
    reports.push({
      report: `interim-${at}`,
      kind: 'interim',
      from: monthsLater(period.from, (at - 1) * every),
      to,
      due: isNew ? later(due, daysAfter(extended.since, weeks * 7)) : due,
    })
  }
}

function finalsOf(
  { from, to }: Period,
  { finalWithinMonths: within }: Reporting['terms'],
  made: ReadonlyMap<string, ReportSent>,
): ReportDue[] {
  if (within === null) return []
  const before = [...made.values()].filter(({ kind }) => kind === 'final')
  const last = before.toSorted((a, b) => b.to.localeCompare(a.to))[0]
  if (last !== undefined && last.to >= to) return []
  const report = before.length === 0 ? 'final' : `final-${before.length + 1}`
  return [{ report, kind: 'final', from, to, due: monthsLater(to, within) }]
}
