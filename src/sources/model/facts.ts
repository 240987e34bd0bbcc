import { type ClosedList, type DatedClaim, idOf, type Ruling, typeOf } from './claim.ts'
import type { PeriodTable } from './period-table.ts'
import { resolve, type Run } from './resolve.ts'

/** The closed lists among the claims: their documents name everything that fits, so what they leave out is absent. */
export function closedListsIn(claims: readonly DatedClaim[]): ClosedList[] {
  return claims
    .filter((claim) => claim.predicate === 'lists-all')
    .map((claim) => {
      const [predicate = '', value = ''] = claim.value.split('=')
      return { source: claim.source, day: claim.referenceDay, predicate, value }
    })
}

/** A resolved fact of one subject, as a row of its period table. */
export interface Fact {
  subject: string
  values: Record<string, string | number | null>
  run: Run
}

/**
 * Everything the claims about some subjects give for one period table. `lists` are all closed lists known,
 * `rulings` all rulings known; those that concern others are passed over.
 */
export function factsFor(
  table: PeriodTable,
  claims: readonly DatedClaim[],
  lists: readonly ClosedList[],
  rulings: readonly Ruling[],
): Fact[] {
  const mine = claims.filter(
    (claim) => typeOf(claim.subject) === table.of && table.predicates.includes(claim.predicate),
  )
  const bySubject = Map.groupBy(mine, (claim) => `${claim.subject} ${claim.predicate}`)
  return [...bySubject.values()].flatMap((about) => {
    const [first] = about
    if (!first) return []
    const context = {
      scope: table.scope,
      closed: lists.filter((list) => list.predicate === first.predicate && !names(list, about)),
      rulings: rulings.filter(
        (ruling) => ruling.subject === first.subject && ruling.predicate === first.predicate,
      ),
    }
    return resolve(about, context).map((run) => ({
      subject: idOf(first.subject),
      values: table.row({ ...run.first, value: run.value, qualifier: run.qualifier }),
      run,
    }))
  })
}

const names = (list: ClosedList, claims: readonly DatedClaim[]) =>
  claims.some((claim) => claim.source === list.source && claim.value === list.value)
