import type { Breakdown } from './breakdown.ts'

/** A value of an indicator for a year, as it is reported. Numbers are exact decimals. */
export interface Reported {
  year: number
  value: string
  /** Of a percentage: of how many; both or neither. */
  numerator: string | null
  denominator: string | null
  breakdown: Breakdown
  source: { title: string; address: string | null }
  note: string
}

/** What is said of a report: it is the value of its year, or it goes back. */
export const verdicts = ['approved', 'returned'] as const
export type Verdict = (typeof verdicts)[number]

/** Where a report stands. `replaced`: another was made for its year before anybody decided. */
export const reportStates = ['pending', 'approved', 'returned', 'replaced'] as const
export type ReportState = (typeof reportStates)[number]

/** Who did something; nulls for the program. */
export interface Doer {
  person: string | null
  name: string | null
  post: string | null
  postTitle: string | null
}

/** A report, and what was said of it. */
export interface Report extends Reported {
  /** `iv-…` */
  id: string
  plan: string
  number: number
  part: string
  office: string
  by: Doer
  /** ISO, UTC. */
  at: string
  verdict: { verdict: Verdict; reason: string; by: Doer; at: string } | null
}

/** A report with where it stands among those of its year. */
export interface Standing extends Report {
  state: ReportState
  /** Whether it is the value of its year. */
  isValue: boolean
}

/** Where each report of one or several indicators stands; given in the order in which they were made, and answered in it. */
export function standingsOf(reports: readonly Report[]): Standing[] {
  const keyOf = ({ plan, part, year }: Report) => `${plan} ${part} ${year}`
  const ofYear = Map.groupBy(reports, keyOf)
  return reports.map((report) => {
    const own = ofYear.get(keyOf(report)) ?? []
    const value = own.findLast(({ verdict }) => verdict?.verdict === 'approved')
    const state = report.verdict?.verdict ?? (own.at(-1) === report ? 'pending' : 'replaced')
    return { ...report, state, isValue: report === value }
  })
}

/** The values of the years: of each the last report that was approved. */
export const valuesOf = <Each extends Pick<Standing, 'year' | 'isValue'>>(
  standings: readonly Each[],
): ReadonlyMap<number, Each> =>
  new Map(standings.filter(({ isValue }) => isValue).map((each) => [each.year, each]))

/** The id of the next report of an indicator for a year: `iv-country-2026-i1-2026-2`. */
export const reportId = (
  plan: string,
  part: string,
  { year, before }: { year: number; before: number },
): string => `iv-${plan.replace(/^p-/, '')}-${part}-${year}-${before + 1}`
