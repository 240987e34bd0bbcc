import type { Day } from '#platform/day.ts'
import { compareDecimals, difference, percentageOf } from '#platform/decimal.ts'
import type { Fault } from '#platform/refusal.ts'
import type { Doer } from '#plans/model/plan.ts'
import { withoutPast } from '#projects/model/drafting/copy.ts'
import { type ProjectPart, rootPart } from '#projects/model/kinds.ts'
import { reckoned } from '#projects/model/reckoning.ts'
import { costOf } from '#projects/model/totals.ts'
import type { RevisionKind } from '#routes/model/rule.ts'
import type { Terms } from './terms.ts'

/** What a revision goes through: its route, the donor, and merged back, in force. */
export const revisionStates = [
  'drafted',
  'review',
  'cleared',
  'asked',
  'agreed',
  'in-force',
  'rejected',
  'declined',
  'withdrawn',
] as const
export type RevisionState = (typeof revisionStates)[number]

/** What can be done with a revision, and from where to where it leads; `route` follows from verdicts. */
export const revisionMoves = {
  submit: { from: ['drafted'], to: 'review' },
  clear: { from: ['review'], to: 'cleared', by: 'route' },
  return: { from: ['review'], to: 'drafted', by: 'route' },
  decline: { from: ['review'], to: 'declined', by: 'route' },
  send: { from: ['cleared'], to: 'asked' },
  agree: { from: ['asked'], to: 'agreed' },
  reject: { from: ['asked'], to: 'rejected' },
  withdraw: { from: ['drafted', 'cleared', 'asked', 'agreed'], to: 'withdrawn' },
  'put-in-force': { from: ['cleared', 'agreed'], to: 'in-force' },
} as const satisfies Record<
  string,
  { from: readonly RevisionState[]; to: RevisionState; by?: 'route' }
>
export type RevisionMove = keyof typeof revisionMoves

/** Whether the move can be made from this state. */
export const isRevisionMove = (move: RevisionMove, state: RevisionState): boolean =>
  [...revisionMoves[move].from].some((each) => each === state)

/** A revision of a project: the version that it writes, and where it stands. */
export interface Revision {
  project: string
  number: number
  basedOn: number
  kind: RevisionKind
  reason: string
  lateReason: string | null
  begunBy: Doer
  /** ISO, UTC. */
  begunAt: string
  state: RevisionState
  /** The day on which it came there. */
  day: Day
  reference: string | null
  /** What was said at the last move. */
  said: string | null
  by: Doer
}

/** What became of the cost of one budget line. */
export interface LineChange {
  part: string
  before: string | null
  after: string | null
  /** By how much of what it was, without sign; null where it was nothing or is new. */
  percent: string | null
}

/** What a revision changes, as far as donors ask about it. */
export interface Changes {
  period: { before: Day | null; after: Day | null } | null
  total: { before: string; after: string } | null
  lines: readonly LineChange[]
  /** Whether anything is otherwise beside the period and the budget lines. */
  isScope: boolean
}

/** What is otherwise in `after` than in `before`; what the manager writes as reached and done is not a change. */
export function changesOf(before: readonly ProjectPart[], after: readonly ProjectPart[]): Changes {
  const held = new Map(before.map((each) => [each.part, each]))
  const now = new Map(after.map((each) => [each.part, each]))
  const root = (parts: ReadonlyMap<string, ProjectPart>) => parts.get(rootPart)?.fields ?? {}
  const [was, is] = [root(held)['to'] ?? null, root(now)['to'] ?? null]
  const currency = root(now)['currency'] ?? root(held)['currency'] ?? ''
  const every = [...new Set([...held.keys(), ...now.keys()])]
  const kindOf = (part: string) => (now.get(part) ?? held.get(part))?.kind
  const lines = every
    .filter((part) => kindOf(part) === 'line')
    .flatMap((part) => lineChange(part, held.get(part), now.get(part), currency))
  const costs = reckoned(before, null)?.direct ?? '0'
  const will = reckoned(after, null)?.direct ?? '0'
  return {
    period: was === is ? null : { before: was, after: is },
    total: compareDecimals(costs, will) === 0 ? null : { before: costs, after: will },
    lines,
    isScope: every.some(
      (part) => kindOf(part) !== 'line' && said(held.get(part)) !== said(now.get(part)),
    ),
  }
}

function lineChange(
  part: string,
  was: ProjectPart | undefined,
  is: ProjectPart | undefined,
  currency: string,
): LineChange[] {
  const before = was === undefined ? null : costOf(was, currency)
  const after = is === undefined ? null : costOf(is, currency)
  if ((before ?? '0') === (after ?? '0')) return []
  const moved = difference(after ?? '0', before ?? '0').replace(/^-/, '')
  const isNew = before === null || compareDecimals(before, '0') === 0
  return [{ part, before, after, percent: isNew ? null : percentageOf(moved, before) }]
}

/** A part without what happened in it, and of the root without its last day: what is compared. */
function said(part: ProjectPart | undefined): string {
  const [held] = part === undefined ? [] : withoutPast([part], {})
  if (held === undefined) return ''
  const fields = Object.entries(held.fields).filter(
    ([name]) => !(held.kind === 'project' && name === 'to'),
  )
  return JSON.stringify([held.parent, fields.toSorted(([a], [b]) => a.localeCompare(b))])
}

/** Why changes do not fit the kind of revision under which they were begun; none: they do. */
export function wrongForKind(kind: RevisionKind, changes: Changes): Fault[] {
  const fault = (field: string, reason: string): Fault => ({ field, reason })
  const { period, total, lines, isScope } = changes
  if (period === null && lines.length === 0 && !isScope)
    return [fault('kind', 'delivery/fault.nothing')]
  if (kind === 'scope') return []
  const wrong = isScope ? [fault('kind', 'delivery/fault.is-scope')] : []
  if (kind === 'budget-change')
    return period === null ? wrong : [...wrong, fault('to', 'delivery/fault.moves-period')]
  const isLonger = (period?.after ?? '') > (period?.before ?? '')
  return [
    ...wrong,
    ...(isLonger ? [] : [fault('to', 'delivery/fault.not-longer')]),
    ...(total === null ? [] : [fault('budget', 'delivery/fault.costs-more')]),
  ]
}

/** Whether the donor must approve: longer, another scope, another total, or a line beyond what the agreement lets change freely. */
export const needsDonor = (
  { period, total, lines, isScope }: Changes,
  { budgetChangeMost: most }: Pick<Terms, 'budgetChangeMost'>,
): boolean => period !== null || total !== null || isScope || beyond(lines, most).length > 0

/** The lines that change by more than the agreement lets change freely; without such a rule all of them. */
export const beyond = (lines: readonly LineChange[], most: string | null): LineChange[] =>
  lines.filter(
    ({ percent }) => most === null || percent === null || compareDecimals(percent, most) > 0,
  )

/**
 * Why a revision cannot be in force from a day; null: it can. `last` is the day from which the version before it is in force: it comes
 * after that, on a day that has come; where that version was never in force yet, on the same day.
 */
export function wrongStart(from: Day, last: Day | null, today: Day): string | null {
  const replaces = last !== null && from === last && last > today
  if (replaces) return null
  if (last !== null && from <= last) return 'delivery/fault.before-force'
  return from > today ? 'delivery/fault.ahead' : null
}
