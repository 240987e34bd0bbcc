import type { PlanVersion } from '#plans/model/plan.ts'

/** Of the versions of one plan, the one that was published last and neither followed nor withdrawn since. */
export const lastPublished = (versions: readonly PlanVersion[]): PlanVersion | undefined =>
  versions
    .filter(({ state }) => state === 'published' || state === 'reviewed')
    .toSorted((a, b) => ((a.inForce?.from ?? '') < (b.inForce?.from ?? '') ? 1 : -1))[0]

/**
 * The version that was published since the one this draft is based on; undefined where there is none. What both say is to be merged
 * before the draft goes on.
 */
export function overtaking(
  { number, basedOn }: Pick<PlanVersion, 'number' | 'basedOn'>,
  versions: readonly PlanVersion[],
): PlanVersion | undefined {
  if (basedOn === null) return undefined
  const last = lastPublished(versions)
  return last === undefined || last.number === basedOn || last.number === number ? undefined : last
}
