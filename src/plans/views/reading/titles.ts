import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { known } from '#platform/db/periods.ts'
import type { Moment } from '#platform/moment.ts'
import type { PartFields } from '#platform/tree/part.ts'
import type { PlanOrigin, PlanStanding } from '#plans/model/plan.ts'
import { maySee } from '#plans/model/sight.ts'
import { titlesIn } from './cited.ts'

/** What a version of a plan is called, and what tells who may see it and whether it is in force. */
export interface VersionTitled extends Pick<PlanStanding, 'state' | 'fingerprint' | 'inForce'> {
  plan: string
  number: number
  office: string
  origin: PlanOrigin
  /** In each of its languages; none where nothing is written yet. */
  titles: Readonly<Record<string, string>>
}

interface Row extends Omit<VersionTitled, 'titles' | 'inForce'> {
  forceFrom: string | null
  forceUntil: string | null
  languages: string[]
  fields: PartFields | null
}

/**
 * What all versions of all plans were called at the moment, by plan, the newest first, in one query. Drafts too: who may see which is
 * `maySee`'s to say.
 */
export async function versionTitles(db: Db, moment: Moment): Promise<VersionTitled[]> {
  const { rows } = await sql<Row>`
    select version.plan, version.number, plan.office, plan.origin, stood.state, stood.fingerprint,
      lower(stood.in_force) as "forceFrom", upper(stood.in_force) as "forceUntil",
      coalesce(other.languages, version.languages) as languages, root.fields
    from plan join plan_version version on version.plan = plan.id
      join plan_standing stood on stood.plan = version.plan and stood.number = version.number and ${known('stood', moment)}
      left join plan_part root on root.plan = version.plan and root.number = version.number and root.kind = 'plan'
        and ${known('root', moment)}
      left join plan_language other on other.plan = version.plan and other.number = version.number and ${known('other', moment)}
    order by version.plan, version.number desc`.execute(db)
  return rows.map(({ forceFrom, forceUntil, languages, fields, ...row }) => ({
    ...row,
    inForce: forceFrom === null ? null : { from: forceFrom, until: forceUntil },
    titles: Object.fromEntries(
      Object.entries(titlesIn(fields ?? {})).filter(([language]) => languages.includes(language)),
    ),
  }))
}

/** The plans of which anybody may see a version, in the order of their ids. */
export async function publicPlans(db: Db, moment: Moment): Promise<string[]> {
  const versions = await versionTitles(db, moment)
  return [...new Set(versions.filter((each) => maySee(null, each)).map((version) => version.plan))]
}
