import type { Db } from '#platform/db/db.ts'
import type { Moment } from '#platform/moment.ts'
import type { PlanVersion } from '#plans/model/plan.ts'
import { type Lack, readinessOf } from '#plans/model/readiness.ts'
import { wholeVersion } from './reading/whole.ts'

/** What is still missing of a version, as it stands at the moment, before it can be put before the mandate holder. */
export const lacking = async (db: Db, moment: Moment, version: PlanVersion): Promise<Lack[]> =>
  readinessOf(await wholeVersion({ db, moment }, version))
