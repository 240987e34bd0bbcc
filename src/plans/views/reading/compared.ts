import { found } from '#platform/refusal.ts'
import type { Sight } from '#trends/model/sight.ts'
import type { IssueNamed } from '#trends/model/issue.ts'
import { issuesNamed } from '#trends/views.ts'
import { wasPublished, type PlanVersion } from '#plans/model/plan.ts'
import { compareVersions, type PartChange } from '#plans/model/reading/compare.ts'
import type { Looking } from '#plans/views/seen.ts'
import { type ToldUpper, uppersTold } from './cited.ts'
import { type WholeVersion, wholeVersion } from './whole.ts'

/** Two versions of a plan held against each other. */
export interface Comparison {
  from: WholeVersion
  to: WholeVersion
  changes: readonly PartChange[]
  uppers: ReadonlyMap<string, ToldUpper>
  issues: ReadonlyMap<string, IssueNamed>
  /** Whether one of them is not frozen, so that the comparison can change. */
  isDraft: boolean
}

/**
 * Holds two versions against each other, of those that the reader may see (newest first): the two newest, unless asked for others.
 * Null where there is only one. Refuses a number that none of them has (`plans/unknown-plan`).
 */
export async function comparisonOf(
  looking: Looking,
  versions: readonly PlanVersion[],
  asked: {
    from?: number | string | undefined
    to?: number | string | undefined
    /** Which issues are told by name; those that are public unless told. */
    sight?: Sight
  },
): Promise<Comparison | null> {
  const chosen = (number: number | string | undefined, otherwise: PlanVersion | undefined) =>
    number === undefined || number === ''
      ? otherwise
      : found(
          versions.find((each) => String(each.number) === String(number)),
          'plans/unknown-plan',
        )
  const last = chosen(asked.to, versions[0])
  const first = chosen(
    asked.from,
    versions.find(({ number }) => last !== undefined && number < last.number) ??
      versions.find((each) => each !== last),
  )
  if (first === undefined || last === undefined) return null
  const [from, to] = [await wholeVersion(looking, first), await wholeVersion(looking, last)]
  const changes = compareVersions(from, to)
  const [uppers, issues] = await Promise.all([
    uppersTold(
      looking,
      changes.flatMap(({ cites }) => [...cites.added, ...cites.removed]),
    ),
    issuesNamed(
      looking.db,
      looking.moment,
      changes.flatMap(({ answers }) => [...answers.added, ...answers.removed]),
      asked.sight ?? 'public',
    ),
  ])
  return { from, to, changes, uppers, issues, isDraft: !wasPublished(first) || !wasPublished(last) }
}
