import type { Day } from '#platform/day.ts'
import { type Claim, type Ruling, typeOf } from './claim.ts'
import type { SourceDocument } from './source.ts'

/** A day at which a network stops; `whole` are the types of subjects that are lists, and are taken with what comes later. */
export interface Stop {
  day: Day
  whole: readonly string[]
}

/** What documents hold: themselves, their claims and the rulings between these. */
export interface Said<C extends Claim = Claim> {
  documents: readonly SourceDocument[]
  claims: readonly C[]
  rulings: readonly Ruling[]
}

/**
 * What is said of the time until a day. A claim counts when what it speaks of began by then; an end that comes later is not known
 * yet, so its document vouches for it through that day. A survey of a later day is left out, whatever it speaks of. Documents
 * without a claim, and rulings between claims that are no longer there, fall away.
 */
export function saidUntil<C extends Claim>(
  { documents, claims, rulings }: Said<C>,
  { day, whole }: Stop,
): { documents: SourceDocument[]; claims: C[]; rulings: Ruling[] } {
  const earlier = new Map(
    documents
      .filter((each) => !each.isSurvey || each.referenceDay <= day)
      .map((each) => [each.id, each.referenceDay]),
  )
  const said = claims.flatMap((claim) => {
    const seen = earlier.get(claim.source)
    if (seen === undefined) return []
    if (whole.includes(typeOf(claim.subject))) return [claim]
    return beginningOf(claim, seen) > day ? [] : [asOfStop(claim, seen, day)]
  })
  const keys = new Set(said.map((claim) => claim.key))
  const spoken = new Set(said.map((claim) => claim.source))
  return {
    documents: documents.filter((each) => spoken.has(each.id)),
    claims: said,
    rulings: rulings
      .map((ruling) => ({ ...ruling, setAside: ruling.setAside.filter((key) => keys.has(key)) }))
      .filter((ruling) => keys.has(ruling.taken) && ruling.setAside.length > 0),
  }
}

const beginningOf = ({ from, until }: Claim, seen: Day): Day => (from ?? until)?.earliest ?? seen

function asOfStop<C extends Claim>(claim: C, seen: Day, day: Day): C {
  const endsLater = claim.until !== null && claim.until.latest > day
  const known: C = seen > day ? { ...claim, seen: day } : claim
  if (!endsLater) return known
  // What is derived vouches for its first day alone; with the end that is cut off, it vouched for all days until then.
  return {
    ...known,
    until: null,
    seen: day,
    certainty: claim.certainty === 'derived' ? 'inferred' : claim.certainty,
  }
}
