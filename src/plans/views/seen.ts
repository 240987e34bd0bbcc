import type { Asker } from '#platform/doors/asker.ts'
import type { Db } from '#platform/db/db.ts'
import type { Moment } from '#platform/moment.ts'
import { found } from '#platform/refusal.ts'
import { isInForce, type PlanVersion } from '#plans/model/plan.ts'
import { maySee } from '#plans/model/sight.ts'
import { type PlanFilter, versionList } from '#plans/views.ts'

/** Who looks, and from which moment. */
export interface Looking {
  db: Db
  moment: Moment
  asker: Pick<Asker, 'grants' | 'scopes'> | null
  /** Whoever has the machine sees everything. */
  isOperator?: boolean
}

/** Whether somebody who looks may see a version. */
export const sees = (
  { asker, isOperator = false }: Pick<Looking, 'asker' | 'isOperator'>,
  version: Pick<PlanVersion, 'state' | 'fingerprint'>,
): boolean => isOperator || maySee(asker, version)

/** The versions of plans that somebody may see, in the order of `versionList`. */
export async function seenVersions(
  looking: Looking,
  filter: PlanFilter = {},
): Promise<PlanVersion[]> {
  const all = await versionList(looking.db, looking.moment, filter)
  return all.filter((each) => sees(looking, each))
}

/** The versions of a plan that somebody may see, the newest first. Refuses a plan of which they may see none (`plans/unknown-plan`). */
export async function seenPlan(
  looking: Looking,
  plan: string,
): Promise<readonly [PlanVersion, ...PlanVersion[]]> {
  const [newest, ...others] = await seenVersions(looking, { plan })
  return [found(newest, 'plans/unknown-plan'), ...others]
}

/** Of versions of one plan, newest first, the one that stands for it: in force on the day, else the newest. */
export const foremost = (
  versions: readonly [PlanVersion, ...PlanVersion[]],
  { asOf }: Pick<Moment, 'asOf'>,
): PlanVersion => versions.find((each) => isInForce(each, asOf)) ?? versions[0]

/**
 * A version that somebody may see; `number` as it stands in an address. Refuses any other as if there were none
 * (`plans/unknown-plan`).
 */
export async function seenVersion(
  looking: Looking,
  plan: string,
  number: string,
): Promise<PlanVersion> {
  const [version] = /^[1-9]\d{0,5}$/.test(number)
    ? await seenVersions(looking, { plan, number: Number(number) })
    : []
  return found(version, 'plans/unknown-plan')
}
