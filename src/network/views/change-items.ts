import type { Db } from '#platform/db/db.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import type { Words } from '#platform/i18n/words.ts'
import type { Moment } from '#platform/moment.ts'
import { plainPeriod, type PlainPeriod } from '#platform/period.ts'
import type { Basis, ChangeKind } from '#network/model/change-basis.ts'
import { sideText } from '#network/model/change-words.ts'
import { calledIn, type Change, changePeriod, changeSources } from '#network/model/changes.ts'
import type { Fact } from '#network/model/snapshot.ts'
import type { Span } from '#network/model/span.ts'
import type { SourceRef } from '#sources/views.ts'
import { changesIn, momentsOf } from './changes.ts'

/** One side of a change as programs read it. */
export interface ChangeSide extends PlainPeriod {
  value: string
  qualifier: string
  text: string
  recordedFrom: string
  recordedUntil: string | null
  sources: readonly SourceRef[]
}

/** A change as programs read it; `from` is when it came about, `until` when what came with it ended. */
export interface ChangeItem extends PlainPeriod {
  id: string
  office: string
  officeName: string
  kind: ChangeKind
  basis: Basis
  before: ChangeSide | null
  after: ChangeSide | null
  perhaps: readonly string[]
  sources: readonly SourceRef[]
}

/** What a list of changes can be narrowed by. */
export interface ChangeFilter {
  kind?: ChangeKind | undefined
  basis?: Basis | undefined
  office?: string | undefined
}

/** What changed between two days, or was corrected between two moments, for programs. */
export async function changeItems(
  { db, moment, locale, words }: { db: Db; moment: Moment; locale: Locale; words: Words },
  span: Span,
  { kind, basis, office }: ChangeFilter,
): Promise<ChangeItem[]> {
  const { changes } = await changesIn(db, await momentsOf(db, span, moment), locale)
  return changes
    .filter((change) => kind === undefined || change.kind === kind)
    .filter((change) => basis === undefined || change.basis === basis)
    .filter((change) => office === undefined || change.office === office)
    .map((change) => itemOf(change, words))
}

const itemOf = (change: Change, words: Words): ChangeItem => ({
  id: change.id,
  office: change.office,
  officeName: calledIn(change),
  kind: change.kind,
  basis: change.basis,
  before: change.before && sideOf(change, change.before, words),
  after: change.after && sideOf(change, change.after, words),
  perhaps: change.perhaps,
  ...plainPeriod(changePeriod(change)),
  sources: changeSources(change),
})

const sideOf = (change: Change, fact: Fact, words: Words): ChangeSide => ({
  value: fact.value,
  qualifier: fact.qualifier,
  text: sideText(change, fact, words) ?? fact.value,
  recordedFrom: fact.recordedFrom,
  recordedUntil: fact.recordedUntil,
  ...plainPeriod(fact),
  sources: fact.sources,
})
