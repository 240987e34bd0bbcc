import { sql } from 'kysely'
import { known } from '#platform/db/periods.ts'
import { officeName } from '#network/views/naming.ts'
import type { PlanLevel } from '#plans/model/level.ts'
import { openStates } from '#plans/model/life.ts'
import type { PartFields } from '#platform/tree/part.ts'
import type { PartKind } from '#plans/model/part.ts'
import type { PlanState } from '#plans/model/plan.ts'
import { inForceOn } from '#plans/views.ts'
import type { Which } from '#plans/views/parts.ts'
import { type Called, seenParts } from './cited.ts'
import type { Looking } from '#plans/views/seen.ts'

/** A part of another plan that cites a part of this one. */
export interface CitedBy {
  /** The part that is cited, and in which version of its plan: this one, or an earlier. */
  cited: string
  citedIn: number
  plan: string
  number: number
  level: PlanLevel
  office: string
  officeName: string | null
  state: PlanState
  part: string
  kind: PartKind
  titles: Called
  planTitles: Called
  /** ISO, UTC: since when the citation is recorded. */
  recordedFrom: string
}

interface Row extends Omit<CitedBy, 'titles' | 'planTitles'> {
  fields: PartFields
  root: PartFields
  fingerprint: string | null
}

/**
 * Who cites the parts of a version, in it or in an earlier one: versions in force on the day, and, as far as the reader may see them,
 * those that are being worked on.
 */
export async function citedBy(looking: Looking, { plan, number }: Which): Promise<CitedBy[]> {
  const { db, moment } = looking
  const { rows } = await sql<Row>`
    select cited.upper_code as cited, cited.upper_version::integer as "citedIn", plan.id as plan, cited.number, plan.level, plan.office,
      ${officeName(sql`plan.office`, moment)} as "officeName", stood.state, stood.fingerprint, cited.part, part.kind, part.fields,
      root.fields as root, to_char(lower(cited.recorded) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "recordedFrom"
    from plan_citation cited join plan on plan.id = cited.plan
      join plan_standing stood on stood.plan = cited.plan and stood.number = cited.number and ${known('stood', moment)}
      join plan_part part on part.plan = cited.plan and part.number = cited.number and part.part = cited.part and ${known('part', moment)}
      join plan_part root on root.plan = cited.plan and root.number = cited.number and root.part = 'plan' and ${known('root', moment)}
    where cited.upper_of = ${plan} and cited.upper_version = any(${Array.from({ length: number }, (_, at) => String(at + 1))}::text[]) and ${known('cited', moment)}
      and (${inForceOn('stood', moment)} or stood.state = any(${[...openStates]}::text[]))
    order by cited.upper_code, plan.level, "officeName", plan.id, cited.number, cited.part`.execute(
    db,
  )
  return seenParts(looking, rows)
}
