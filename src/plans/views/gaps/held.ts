import { type RawBuilder, sql } from 'kysely'
import { holds, known } from '#platform/db/periods.ts'
import type { Moment } from '#platform/moment.ts'
import type { PlanLevel } from '#plans/model/level.ts'
import { inForceOn } from '#plans/views.ts'

/** Levels of plans that are about countries, and of those that are about regions. */
export const countryLevels: readonly PlanLevel[] = ['country-strategy', 'national-plan-of-action']
export const regionLevels: readonly PlanLevel[] = [
  'regional-strategy',
  'regional-plan-of-action',
  'subregional-strategy',
]

/** SQL: the versions in force on the day, as `plan`, `number`, `level`, `office`, `until`. */
export const versionsInForce = (moment: Moment): RawBuilder<unknown> => sql`
  select stood.plan, stood.number, plan.level, plan.office, upper(stood.in_force) as until
  from plan_standing stood join plan on plan.id = stood.plan
  where ${known('stood', moment)} and ${inForceOn('stood', moment)}`

/** SQL: the countries that each plan of `held` is for on the day, as `plan`, `number`, `country`: named itself, or a member of an area that is. */
export const countriesOfPlans = (
  held: RawBuilder<unknown>,
  moment: Moment,
): RawBuilder<unknown> => sql`
  select distinct held.plan, held.number, coalesce(within.country, covered.covers) as country
  from ${held} held join plan_cover covered on covered.plan = held.plan and ${known('covered', moment)}
    left join area_member within on within.area = covered.covers and ${holds('within', moment, true)}`

/** SQL: the Regional Offices of each country on the day, as `office`, `country`. */
export const regionsOnDay = (moment: Moment): RawBuilder<unknown> => sql`
  select distinct covering.office, coalesce(within.country, covering.covers) as country
  from office_coverage covering
    join office_kind kinded on kinded.office = covering.office and ${holds('kinded', moment)}
      and kinded.kind in ('regional-office', 'mission-with-regional-functions')
    left join area_member within on within.area = covering.covers and ${holds('within', moment, true)}
  where covering.condition = '' and ${holds('covering', moment)}`
