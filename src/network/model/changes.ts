import type { Certainty, Period } from '#platform/db/periods.ts'
import type { SourceRef } from '#sources/views.ts'
import {
  type ChangeKind,
  changeKinds,
  type Draft,
  type Judge,
  judgeOf,
  type Verdict,
} from './change-basis.ts'
import type { Fact, Snapshot, SnapshotOffice } from './snapshot.ts'

/** One difference between two days of an office. For an office that opened or ended, the sides are what kind it was. */
export interface Change extends Verdict {
  id: string
  office: string
  kind: ChangeKind
  before: Fact | null
  after: Fact | null
  /** The whole office on each day; null where it was none. */
  was: SnapshotOffice | null
  is: SnapshotOffice | null
}

/** What of two snapshots differs. An office that opened or ended is one change: it brings or takes all that is said of it. */
export function changesBetween(before: Snapshot, after: Snapshot): Change[] {
  const was = new Map(before.offices.map((office) => [office.id, office]))
  const is = new Map(after.offices.map((office) => [office.id, office]))
  const judge = judgeOf(before, after)
  const ids = [...new Set([...was.keys(), ...is.keys()])].toSorted()
  return ids
    .flatMap((id) => changesOf(was.get(id) ?? null, is.get(id) ?? null, judge))
    .toSorted((a, b) => order(a) - order(b) || calledBy(a, b) || (a.id < b.id ? -1 : 1))
}

const order = (change: Change) => changeKinds.indexOf(change.kind)
const calledBy = (a: Change, b: Change) => calledIn(a).localeCompare(calledIn(b), 'en')

/** What the office is called on the later day; if it is gone, on the earlier. */
export const calledIn = ({ was, is, office }: Pick<Change, 'was' | 'is' | 'office'>): string =>
  (is ?? was)?.called ?? office

function changesOf(was: SnapshotOffice | null, is: SnapshotOffice | null, judge: Judge): Change[] {
  return draftsOf(was, is).map((draft) => ({
    id: idOf(draft),
    office: draft.office,
    kind: draft.kind,
    before: draft.before,
    after: draft.after,
    was,
    is,
    ...judge(draft),
  }))
}

/** Of one office only functions and coverage can change in several ways at once; these take their value into the id. */
function idOf({ office, kind, aspect, before, after }: Draft): string {
  const fact = after ?? before
  const isOneOfMany = aspect === 'function' || aspect === 'coverage'
  return [office, kind, ...(isOneOfMany && fact ? [fact.value, fact.qualifier] : [])].join(':')
}

function draftsOf(was: SnapshotOffice | null, is: SnapshotOffice | null): Draft[] {
  if (is === null) return was === null ? [] : [whole('ended', was.id, was.kind, null)]
  if (was === null) return [whole('opened', is.id, null, is.kind)]
  const single = (kind: ChangeKind, aspect: 'kind' | 'name' | 'place' | 'line'): Draft[] =>
    was[aspect]?.value === is[aspect]?.value
      ? []
      : [{ office: is.id, kind, aspect, before: was[aspect], after: is[aspect] }]
  return [
    ...single('kind', 'kind'),
    ...single('renamed', 'name'),
    ...single('moved', 'place'),
    ...single('line', 'line'),
    ...many(is.id, 'function', was.functions, is.functions),
    ...many(is.id, 'coverage', was.coverage, is.coverage),
  ]
}

const whole = (
  kind: 'opened' | 'ended',
  office: string,
  before: Fact | null,
  after: Fact | null,
): Draft => ({ office, kind, aspect: 'kind', before, after })

function many(
  office: string,
  aspect: 'function' | 'coverage',
  was: readonly Fact[],
  is: readonly Fact[],
): Draft[] {
  const without = (facts: readonly Fact[], others: readonly Fact[]) =>
    facts.filter((fact) => !others.some((other) => isSame(fact, other)))
  return [
    ...without(was, is).map((fact): Draft => ({
      office,
      kind: `${aspect}-taken`,
      aspect,
      before: fact,
      after: null,
    })),
    ...without(is, was).map((fact): Draft => ({
      office,
      kind: `${aspect}-given`,
      aspect,
      before: null,
      after: fact,
    })),
  ]
}

const isSame = (a: Fact, b: Fact) => a.value === b.value && a.qualifier === b.qualifier

/** When a change came about: after what was stops being sure, at the latest when what is began; for one side alone, its own bound. */
export function changePeriod({ before, after, basis }: Change): Period {
  return {
    from_earliest: before ? before.until_earliest : (after?.from_earliest ?? null),
    from_latest: after ? after.from_latest : (before?.until_latest ?? null),
    until_earliest: after?.until_earliest ?? null,
    until_latest: after?.until_latest ?? null,
    last_stated: (after ?? before)?.last_stated ?? null,
    certainty: basis === 'one-day' ? 'possible' : leastSure([before, after]),
  }
}

function leastSure(facts: readonly (Fact | null)[]): Certainty {
  const all = new Set(facts.map((fact) => fact?.certainty))
  if (all.has('possible')) return 'possible'
  return all.has('inferred') ? 'inferred' : 'stated'
}

/** The sources of both sides, each once. */
export const changeSources = ({ before, after, ruledOut }: Change): SourceRef[] => [
  ...new Map(
    [...(before?.sources ?? []), ...(after?.sources ?? []), ...ruledOut].map((each) => [
      each.claim,
      each,
    ]),
  ).values(),
]
