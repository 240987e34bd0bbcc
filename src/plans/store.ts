import { sql } from 'kysely'
import { type Act, doerOf } from '#platform/act.ts'
import type { Plan, PlanStanding } from './model/plan.ts'

/** A plan that begins. */
export type NewPlan = Pick<
  Plan,
  'id' | 'level' | 'office' | 'covers' | 'follows' | 'origin' | 'source'
>

/** Records a plan and what it is for. */
export async function addPlan(act: Act, plan: NewPlan): Promise<void> {
  const { person, post, title } = doerOf(act)
  await sql`
    insert into plan (id, level, office, follows, origin, source_title, source_address, author, post, post_title, made_at)
    values (${plan.id}, ${plan.level}, ${plan.office}, ${plan.follows}, ${plan.origin}, ${plan.source?.title ?? null},
      ${plan.source?.address ?? null}, ${person}, ${post}, ${title}, ${act.at}::timestamptz)`.execute(
    act.db,
  )
  await putCovers(act, plan.id, plan.covers)
}

/** The plan is for these countries and areas from now on. */
export async function putCovers(act: Act, plan: string, covers: readonly string[]): Promise<void> {
  await sql`
    update plan_cover set recorded = tstzrange(lower(recorded), ${act.at}::timestamptz)
    where plan = ${plan} and upper_inf(recorded) and not covers = any(${[...covers]}::text[])`.execute(
    act.db,
  )
  await sql`
    insert into plan_cover (plan, covers, recorded)
    select ${plan}, wanted, tstzrange(${act.at}::timestamptz, null) from (select distinct unnest(${[...covers]}::text[])) given (wanted)
    where not exists (select from plan_cover held where held.plan = ${plan} and held.covers = wanted and upper_inf(held.recorded))`.execute(
    act.db,
  )
}

/** A version that begins. */
export interface NewVersion {
  plan: string
  number: number
  basedOn: number | null
  template: { id: string; version: number }
  languages: readonly string[]
}

/** Records a version, as yet without standing or parts. */
export async function addVersion(act: Act, version: NewVersion): Promise<void> {
  const { person, post, title } = doerOf(act)
  await sql`
    insert into plan_version (plan, number, based_on, template, template_version, languages, author, post, post_title, made_at)
    values (${version.plan}, ${version.number}, ${version.basedOn}, ${version.template.id}, ${version.template.version},
      ${[...version.languages]}::text[], ${person}, ${post}, ${title}, ${act.at}::timestamptz)`.execute(
    act.db,
  )
}

/** What of a standing is written; who brought it there is whoever acts. */
export type NewStanding = Omit<PlanStanding, 'by' | 'recordedFrom'>

/** The version stands there from now on; where it stood stays recorded until now. */
export async function putStanding(
  act: Act,
  { plan, number }: { plan: string; number: number },
  standing: NewStanding,
): Promise<void> {
  const { person, post, title } = doerOf(act)
  await sql`
    update plan_standing set recorded = tstzrange(lower(recorded), ${act.at}::timestamptz)
    where plan = ${plan} and number = ${number} and upper_inf(recorded)`.execute(act.db)
  await sql`
    insert into plan_standing (plan, number, state, since, anchor, deadline, in_force, fingerprint, reason, person, post, post_title,
      revision, recorded)
    values (${plan}, ${number}, ${standing.state}, ${standing.since}::date, ${standing.anchor}::date, ${standing.deadline}::date,
      ${standing.inForce === null ? null : sql`daterange(${standing.inForce.from}::date, ${standing.inForce.until}::date)`},
      ${standing.fingerprint}, ${standing.reason}, ${person}, ${post}, ${title}, ${standing.revision},
      tstzrange(${act.at}::timestamptz, null))`.execute(act.db)
}

/** Keeps everything that stands above the parts of a version, now that it is frozen: what each cites, and what that stands under. */
export async function keepService(
  act: Act,
  { plan, number }: { plan: string; number: number },
): Promise<void> {
  await sql`
    insert into plan_service (plan, number, part, upper_of, upper_version, upper_code, depth)
    select plan, number, part, upper_of, upper_version, upper_code, min(depth) from (
      select plan, number, part, upper_of, upper_version, upper_code, 1 as depth from plan_citation cited
      where cited.plan = ${plan} and cited.number = ${number} and upper_inf(cited.recorded)
      union all
      select cited.plan, cited.number, cited.part, above.upper_of, above.upper_version, above.upper_code, above.depth + 1
      from plan_citation cited join plan_service above
        on above.plan = cited.upper_of and above.number::text = cited.upper_version and above.part = cited.upper_code
      where cited.plan = ${plan} and cited.number = ${number} and upper_inf(cited.recorded)) served
    group by plan, number, part, upper_of, upper_version, upper_code
    on conflict do nothing`.execute(act.db)
}
