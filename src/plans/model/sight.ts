import type { Asker } from '#platform/doors/asker.ts'
import { isFrozen, type PlanVersion } from './plan.ts'

/** Rights whose holders see plans that are not published yet: they write, comment on, endorse or oversee them. */
const looking = ['plans.write', 'plans.comment', 'plans.endorse', 'oversight.read']

/** Whether somebody sees what is not published. Drafts are no secret inside the organisation: those who plan learn from each other. */
export const seesDrafts = (asker: Pick<Asker, 'grants' | 'scopes'> | null): boolean =>
  asker !== null &&
  asker.grants.some(
    ({ right }) =>
      looking.includes(right) && (asker.scopes === null || asker.scopes.includes(right)),
  )

/** Whether somebody may see this version: what was published, anyone; also after it was withdrawn. */
export const maySee = (
  asker: Pick<Asker, 'grants' | 'scopes'> | null,
  version: Pick<PlanVersion, 'state' | 'fingerprint'>,
): boolean => isFrozen(version) || version.fingerprint !== null || seesDrafts(asker)
