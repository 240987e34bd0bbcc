import { type Citation, citationIn } from '#frameworks/model/citation.ts'
import type { Db } from '#platform/db/db.ts'
import type { Moment } from '#platform/moment.ts'
import type { Answered } from '#plans/model/content.ts'
import { planCitations, planParts, planRationale, type Which } from '#plans/store/parts.ts'

export type { Which } from '#plans/store/parts.ts'

/** The parts of a version at the moment, in reading order. */
export const partsOf = planParts.at

/** What the parts of a version cite at the moment, by part. */
export const citationsOf = async (db: Db, moment: Moment, which: Which): Promise<Citation[]> =>
  (await planCitations.at(db, moment, which)).map(citationIn)

/** The issues that a version answers at the moment, by part. */
export const rationaleOf = (db: Db, moment: Moment, which: Which): Promise<Answered[]> =>
  planRationale.at(db, moment, which)

/** Every part id that any version of the plan ever had. */
export const everyPartOf = (db: Db, plan: string): Promise<string[]> =>
  planParts.taken(db, { plan })
