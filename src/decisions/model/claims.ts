import type { Day } from '#platform/day.ts'
import {
  bareClaim,
  type Claim,
  type DatedClaim,
  type Ruling,
  type Window,
} from '#sources/model/claim.ts'
import type { Said } from '#sources/model/said.ts'
import type { Step } from './change.ts'
import type { Correction, Wanted } from './decision.ts'

/** A decision under its id, and who publishes it. */
export interface Decided extends Wanted {
  id: string
  publisher: string
}

/** A correction with the claims that it sets aside. */
export interface Corrected extends Correction {
  aside: readonly DatedClaim[]
}

/**
 * A decision as what documents say: one document, a claim for each step, and for each correction a ruling with the claims that
 * stand in the place of those it sets aside. Pure. Keys are in the order of decisions, so that of two of one day the later counts.
 */
export function saidBy(decided: Decided, corrections: readonly Corrected[]): Said {
  const { id, from, steps } = decided
  const key = (at: number) => `${id}/${String(at).padStart(4, '0')}`
  const claims = steps.map((step, at) =>
    stepClaim(step, from ?? decided.day, { key: key(at), source: id }),
  )
  const corrected = corrections.map((correction, at) =>
    correctionClaims(correction, `${id}/correction-${String(at).padStart(4, '0')}`, id),
  )
  return {
    documents: [documentOf(decided)],
    claims: [...claims, ...corrected.flatMap((each) => each.claims)],
    rulings: corrected.flatMap((each) => each.rulings(decided.why)),
  }
}

const documentOf = (decided: Decided): Said['documents'][number] => ({
  id: decided.id,
  title: decided.title,
  publisher: decided.publisher,
  kind: 'decision',
  language: decided.language,
  referenceDay: decided.day,
  referencePrecision: 'day',
  isSurvey: false,
  file: null,
  address: decided.cites?.address ?? null,
  marking: null,
  note: [decided.cites?.title, decided.why].filter(Boolean).join(' · ') || null,
})

const only = (day: Day): Window => ({ earliest: day, latest: day })

const stepClaim = (
  { manner, ...said }: Step,
  day: Day,
  rest: Pick<Claim, 'key' | 'source'>,
): Claim => ({
  ...bareClaim({ ...said, certainty: 'decided' }),
  ...rest,
  from: manner === 'begins' ? only(day) : null,
  until: manner === 'ends' ? only(day) : null,
})

/** What was wrongly held keeps its times under its right value; what was missing has the times it is given. */
function correctionClaims(correction: Corrected, key: string, id: string) {
  const { subject, predicate, qualifier, right, aside } = correction
  const anew: Claim = {
    ...bareClaim({ subject, predicate, value: right ?? '', qualifier, certainty: 'stated' }),
    key,
    source: id,
    from: correction.from,
    until: correction.until,
  }
  const instead = aside.map((claim, at): Claim => ({
    ...anew,
    key: `${key}/${at}`,
    precision: claim.precision,
    certainty: claim.certainty,
    from: claim.from,
    until: claim.until,
    seen: claim.referenceDay,
  }))
  const claims = right === null ? [] : aside.length === 0 ? [anew] : instead
  const rulings = (why: string): Ruling[] =>
    aside.length === 0
      ? []
      : [
          {
            key,
            subject,
            predicate,
            value: right ?? '',
            taken: claims[0]?.key ?? '',
            setAside: aside.map((claim) => claim.key),
            reason: why,
          },
        ]
  return { claims, rulings }
}
