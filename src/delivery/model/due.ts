import type { Day } from '#platform/day.ts'
import type { ProjectState } from '#projects/model/life.ts'
import type { Agreement } from './agreement.ts'
import type { Evaluation, Recommendation } from './evaluation.ts'
import { type ReportDue, reportsDue, type ReportSent } from './reporting.ts'
import { extensionLatest, type Period } from './terms.ts'

/** What is due by the record of a project itself; `condition` and `step` are of its routes. */
export const ownDueKinds = [
  'report',
  'instalment',
  'extension',
  'end',
  'evaluation',
  'recommendation',
] as const
export type OwnDueKind = (typeof ownDueKinds)[number]

export const dueKinds = [...ownDueKinds, 'condition', 'step'] as const
export type DueKind = (typeof dueKinds)[number]

const names: readonly string[] = dueKinds

/** Whether the text is a kind of what is due. */
export const isDueKind = (text: string): text is DueKind => names.includes(text)

/** What is missed when its day is over: of the others the day only passes. */
export const missable: readonly DueKind[] = [
  'report',
  'evaluation',
  'recommendation',
  'condition',
  'step',
]

/** Whether something is late: its day is over, nobody did it, and somebody should have. */
export const isLate = (
  { kind, day, settled }: { kind: DueKind; day: Day; settled: Day | null },
  today: Day,
): boolean => settled === null && day < today && missable.includes(kind)

/** One thing that is due. */
export interface Due {
  kind: OwnDueKind
  /** Which of its kind: `interim-1`, the place of an instalment, an id. */
  ref: string
  begins: Day | null
  /** The last day for it. */
  day: Day
  /** When it was done; null while it is open. */
  settled: Day | null
  /** Who sees to it, where that is not whoever manages the project. */
  office: string | null
  holder: string | null
}

/** What decides what is due in a project. */
export interface Delivered {
  state: ProjectState
  /** The day on which it came to its state. */
  since: Day
  agreement: Pick<Agreement, 'state' | 'terms' | 'instalments'> | null
  /** The period in force; null before its activation. */
  period: Period | null
  extended: { before: Period; since: Day } | null
  sent: readonly ReportSent[]
  evaluations: readonly Pick<Evaluation, 'id' | 'from' | 'to' | 'state'>[]
  /** When an evaluation or a recommendation was closed is the day on which that was said. */
  recommendations: readonly Pick<Recommendation, 'id' | 'due' | 'office' | 'holder' | 'state'>[]
  /** The day of this reckoning: that on which what closes now was closed. */
  today: Day
}

const began: readonly ProjectState[] = [
  'active',
  'suspended',
  'terminated',
  'operationally-closed',
  'financially-closed',
  'evaluated',
]

/** Everything that is due in a project as it stands; `held` is what was reckoned before, so that what was done keeps its day. */
export function duesOf(delivered: Delivered, held: readonly Due[] = []): Due[] {
  const { evaluations, recommendations, today } = delivered
  const done = (kind: OwnDueKind, ref: string) =>
    held.find((each) => each.kind === kind && each.ref === ref)?.settled ?? today
  return [
    ...agreedDues(delivered),
    ...evaluations.map(({ id, from, to, state }): Due => ({
      ...plain('evaluation', id, to),
      begins: from,
      settled: state === 'done' ? done('evaluation', id) : null,
    })),
    ...recommendations.map(({ id, due, office, holder, state }): Due => ({
      ...plain('recommendation', id, due),
      settled: state === 'done' || state === 'not-pursued' ? done('recommendation', id) : null,
      office,
      holder,
    })),
  ]
}

const plain = (kind: OwnDueKind, ref: string, day: Day): Due => ({
  kind,
  ref,
  day,
  begins: null,
  settled: null,
  office: null,
  holder: null,
})

function agreedDues({ agreement, state, since, ...rest }: Delivered): Due[] {
  if (agreement === null || agreement.state !== 'signed') return []
  const instalments = agreement.instalments.map(({ place, day }) =>
    plain('instalment', String(place), day),
  )
  const { period } = rest
  if (period === null || !began.includes(state)) return instalments
  const ended = state === 'terminated' && since < period.to ? { ...period, to: since } : period
  const isOpen = state === 'active' || state === 'suspended'
  const latest = isOpen ? extensionLatest(ended.to, agreement.terms) : null
  return [
    ...instalments,
    ...(latest === null ? [] : [plain('extension', 'latest', latest)]),
    ...(isOpen ? [plain('end', 'end', ended.to)] : []),
    ...reportsAsked({ ...rest, agreement }, ended).map((report): Due => ({
      ...plain('report', report.report, report.due),
      begins: report.to,
      settled: 'sentOn' in report ? report.sentOn : null,
    })),
  ]
}

const isSent = (report: ReportDue, sent: readonly ReportSent[]): ReportSent | undefined =>
  sent.find((each) => each.report === report.report)

/** The reports of a project, those that were sent with the day of that. */
export const reportsAsked = (
  {
    agreement,
    extended,
    sent,
  }: Pick<Delivered, 'extended' | 'sent'> & {
    agreement: Pick<Agreement, 'terms'>
  },
  period: Period,
): (ReportDue | ReportSent)[] =>
  reportsDue({ period, terms: agreement.terms, sent, extended }).map(
    (report) => isSent(report, sent) ?? report,
  )
