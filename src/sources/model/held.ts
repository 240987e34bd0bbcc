import type { Day } from '#platform/day.ts'
import type { Moment } from '#platform/moment.ts'
import { type DatedClaim, forever, type Ruling } from './claim.ts'
import { closedListsIn, factsFor } from './facts.ts'
import type { PeriodTable } from './period-table.ts'
import type { Run } from './resolve.ts'

/** All that is known about some subjects, and the closed lists, which speak of every subject. */
export interface Base {
  claims: readonly DatedClaim[]
  rulings: readonly Ruling[]
}

/** One thing that holds of a subject on a day, in the words of its claims. */
export interface HeldFact {
  subject: string
  predicate: string
  value: string
  qualifier: string
  /** The keys of the claims behind it. */
  claims: readonly string[]
}

/**
 * Whether a run answers the day asked about: what `holds` of the platform asks of a row. Up to the horizon what is sure; after
 * it also what was sure at the horizon and may still be.
 */
export function holdsRun(
  { sure, possible }: Pick<Run, 'sure' | 'possible'>,
  { asOf, horizon }: Pick<Moment, 'asOf' | 'horizon'>,
): boolean {
  const isSure = (day: Day) => sure !== null && sure.start <= day && day < (sure.end ?? forever)
  if (isSure(asOf)) return true
  const mayBe = (possible.start ?? '') <= asOf && asOf < (possible.end ?? forever)
  return asOf > horizon && isSure(horizon) && mayBe
}

/** What holds of the subjects of a base on the day asked about. */
export function heldOn(
  { claims, rulings }: Base,
  tables: readonly PeriodTable[],
  moment: Pick<Moment, 'asOf' | 'horizon'>,
): HeldFact[] {
  const lists = closedListsIn(claims)
  return tables.flatMap((table) =>
    factsFor(table, claims, lists, rulings).flatMap(({ run }) => {
      const { subject, predicate } = run.first
      const { value, qualifier } = run
      return holdsRun(run, moment)
        ? [{ subject, predicate, value, qualifier, claims: run.claims }]
        : []
    }),
  )
}
