import { nextDay } from '#platform/day.ts'
import type { SourceRef } from '#sources/views.ts'
import type { Aspect, Fact, PossibleFact, Snapshot } from './snapshot.ts'

export const changeKinds = [
  'opened',
  'ended',
  'kind',
  'renamed',
  'moved',
  'line',
  'function-given',
  'function-taken',
  'coverage-given',
  'coverage-taken',
] as const
export type ChangeKind = (typeof changeKinds)[number]

/** `both-days`: both days are spoken of. `one-day`: only one is, and nothing speaks against the same on the other. */
export type Basis = 'both-days' | 'one-day'
export const bases = ['both-days', 'one-day'] as const satisfies readonly Basis[]

/** What a difference rests on. */
export interface Verdict {
  basis: Basis
  /** Closed lists that rule out what one side lacks. */
  ruledOut: readonly SourceRef[]
  /** Of an office stated on one day only: what kind it may have been on the other. */
  perhaps: readonly string[]
}
export type Judge = (draft: Draft) => Verdict

/** A difference before it is weighed. */
export interface Draft {
  office: string
  kind: ChangeKind
  aspect: Aspect
  before: Fact | null
  after: Fact | null
}

/** Weighs a difference: does the other day speak against it, and by which list, or is it only silent? */
export function judgeOf(before: Snapshot, after: Snapshot): Judge {
  const possible = { before: possibleIn(before), after: possibleIn(after) }
  return (draft) => {
    const side = draft.before === null ? 'before' : 'after'
    const fact = draft.before ?? draft.after
    if (fact === null || (draft.before !== null && draft.after !== null))
      return { basis: isMorePrecise(draft) ? 'one-day' : 'both-days', ruledOut: [], perhaps: [] }
    if (draft.kind === 'opened' || draft.kind === 'ended') {
      const perhaps = possible[side].kinds.get(draft.office) ?? []
      const ruledOut = against(draft, fact, side === 'before' ? before : after)
      return { basis: perhaps.length > 0 ? 'one-day' : 'both-days', ruledOut, perhaps }
    }
    const isSilent = possible[side].keys.has(keyOf({ ...draft, ...fact }))
    if (isSilent) return { basis: 'one-day', ruledOut: [], perhaps: [] }
    const ruledOut = against(draft, fact, side === 'before' ? before : after)
    return { basis: 'both-days', ruledOut, perhaps: [] }
  }
}

/** An office whose country is stated on one day and whose city on the other has not moved for that. */
function isMorePrecise({ aspect, before, after }: Draft): boolean {
  if (aspect !== 'place' || before === null || after === null) return false
  const countryOf = (fact: Fact) => ('country' in fact ? fact.country : null)
  return before.value === countryOf(after) || after.value === countryOf(before)
}

function possibleIn({ possible }: Snapshot) {
  const kinds = Map.groupBy(
    possible.filter((each) => each.aspect === 'kind'),
    (each) => each.office,
  )
  return {
    keys: new Set(possible.map(keyOf)),
    kinds: new Map(
      [...kinds].map(([office, all]) => [office, all.map((each) => each.value).toSorted()]),
    ),
  }
}

const keyOf = ({ office, aspect, value, qualifier }: PossibleFact) =>
  [office, aspect, value, aspect === 'name' ? '' : qualifier].join('\n')

/** The closed lists whose day is the bound of the fact on the side where it is missing. */
function against({ aspect, before }: Draft, fact: Fact, { closed }: Snapshot): SourceRef[] {
  return closed
    .filter((list) => list.aspect === aspect && list.value === fact.value)
    .filter((list) =>
      before === null ? nextDay(list.day) === fact.from_earliest : list.day === fact.until_latest,
    )
    .map((list) => list.source)
}
