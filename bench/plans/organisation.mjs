import { sql } from 'kysely'
import { atomically } from '#platform/db/db.ts'
import { instantText } from '#platform/db/periods.ts'
import { migrate } from '#platform/db/migrate.ts'
import { loadOrganisation, organisations } from '../../src/organisations.ts'

/** The default organisation as the program loads it: six regions, about 180 countries, the frameworks. */
export async function loadDefault(db) {
  const found = (await organisations()).find(({ isDefault }) => isDefault)
  await migrate(db)
  await loadOrganisation(db, found)
}

/** The frameworks that the bench's plans cite, by their highest objectives. */
const cited = `(array['global-compact', 'sdg', 'strategic-results-framework', 'migof', 'strategic-plan'])`

/**
 * Adds plans in force with so many objectives in all, written by SQL and the same each time: a strategy for each of the six regions,
 * a country strategy and a national plan of action for each country that a Regional Office covers. Objectives of a region cite
 * frameworks; those of a country cite a regional objective or a framework; those of a national plan an objective of the country. `objectives`
 * counts all three. One objective of the first region, `p-bench-1@1/o1`, is cited by exactly `citing` objectives of countries.
 */
export async function addPlans(db, { objectives, citing = 0 }) {
  await atomically(db, async (tx) => {
    const written =
      await sql`insert into event (actor, name, subject) values ('bench', 'plans.recorded', 'bench')
      returning ${instantText(sql`at`)} as at`.execute(tx)
    const { at } = written.rows[0]
    for (const text of statements({ objectives, citing, at })) await sql.raw(text).execute(tx)
  })
  await sql`vacuum (analyze)`.execute(db)
}

/** The tables are filled plan by plan, then what stands above each part is worked out level by level, as publishing does. */
const statements = ({ objectives, citing, at }) => [
  `create table bench_region as
    select row_number() over (order by office) as n, office from (
      select distinct covering.office from office_coverage covering join office_kind kinded on kinded.office = covering.office
        and kinded.kind = 'regional-office' and upper_inf(kinded.recorded) and kinded.sure @> '2025-02-11'::date
      where upper_inf(covering.recorded) and covering.sure @> '2025-02-11'::date) region`,
  `create table bench_country as
    select row_number() over (order by country) as n, country, region from (
      select within.country, min(region.n) as region from bench_region region
        join office_coverage covering on covering.office = region.office and upper_inf(covering.recorded) and covering.sure @> '2025-02-11'::date
        join area_member within on within.area = covering.covers and upper_inf(within.recorded)
      group by 1) land`,
  `create table bench_plan as
    select 'p-bench-' || n as id, 'regional-strategy' as level, office, null as country, n as region, 40 as objectives, n as at from bench_region
    union all
    select 'p-bench-' || country || '-strategy', 'country-strategy', country, country, region, 0, n from bench_country
    union all
    select 'p-bench-' || country || '-national', 'national-plan-of-action', country, country, region, 0, n from bench_country`,
  `update bench_plan set objectives = (${objectives} - 40 * (select count(*) from bench_region)) / (2 * (select count(*) from bench_country))
    where country is not null`,
  `update bench_plan set id = lower(id), office = 'vienna' where country is not null`,
  `insert into plan (id, level, office, origin, made_at) select id, level, office, 'own', '${at}' from bench_plan`,
  `insert into plan_cover (plan, covers, recorded)
    select id, coalesce(country, (select covers from office_coverage held where held.office = bench_plan.office and upper_inf(recorded)
      and sure @> '2025-02-11'::date limit 1)), tstzrange('${at}', null) from bench_plan`,
  `insert into plan_version (plan, number, template, template_version, languages, made_at)
    select id, 1, level, 1, array['en'], '${at}' from bench_plan`,
  `insert into plan_standing (plan, number, state, since, anchor, in_force, fingerprint, revision, recorded)
    select id, 1, 'published', '2024-01-01', '2023-10-01', daterange('2024-01-01', '2029-01-01'), repeat('0', 64), 1, tstzrange('${at}', null) from bench_plan`,
  `insert into plan_part (plan, number, part, kind, parent, place, fields, recorded)
    select id, 1, 'plan', 'plan', null, 1, jsonb_build_object('title.en', 'Plan ' || id, 'from', '2024-01-01', 'to', '2028-12-31'), tstzrange('${at}', null)
    from bench_plan`,
  `insert into plan_part (plan, number, part, kind, parent, place, fields, recorded)
    select id, 1, 'o' || o, 'objective', 'plan', o, jsonb_build_object('title.en', 'Objective ' || o || ' of ' || id), tstzrange('${at}', null)
    from bench_plan cross join lateral generate_series(1, objectives) o`,
  `create table bench_upper as
    select row_number() over (order by framework, place) - 1 as n, framework, edition, code from framework_objective
    where upper_inf(recorded) and parent is null and framework = any(${cited})
      and edition = (select max(edition) from framework_edition held where held.framework = framework_objective.framework and upper_inf(held.recorded))`,
  // Every objective of a region, and each second of a country, cites a framework.
  `insert into plan_citation (plan, number, part, upper_of, upper_version, upper_code, recorded)
    select plan.id, 1, 'o' || o, upper.framework, upper.edition, upper.code, tstzrange('${at}', null)
    from bench_plan plan cross join lateral generate_series(1, plan.objectives) o
      join bench_upper upper on upper.n = (plan.at * 31 + o * 7) % (select count(*) from bench_upper)
    where plan.country is null or (plan.level = 'country-strategy' and o % 2 = 0)`,
  // The others cite the region's objectives, but for its first; national plans cite the strategy of their country.
  `insert into plan_citation (plan, number, part, upper_of, upper_version, upper_code, recorded)
    select plan.id, 1, 'o' || o, 'p-bench-' || plan.region, '1', 'o' || (2 + (plan.at + o) % 39), tstzrange('${at}', null)
    from bench_plan plan cross join lateral generate_series(1, plan.objectives) o where plan.level = 'country-strategy' and o % 2 = 1`,
  `insert into plan_citation (plan, number, part, upper_of, upper_version, upper_code, recorded)
    select plan.id, 1, 'o' || o, replace(plan.id, '-national', '-strategy'), '1', 'o' || o, tstzrange('${at}', null)
    from bench_plan plan cross join lateral generate_series(1, plan.objectives) o where plan.level = 'national-plan-of-action'`,
  `insert into plan_citation (plan, number, part, upper_of, upper_version, upper_code, recorded)
    select id, 1, 'o' || o, 'p-bench-1', '1', 'o1', tstzrange('${at}', null) from (
      select plan.id, o from bench_plan plan cross join lateral generate_series(1, plan.objectives) o
      where plan.country is not null order by o, plan.id limit ${citing}) wanted`,
  ...['regional-strategy', 'country-strategy', 'national-plan-of-action'].map(
    (level) => `
    insert into plan_service (plan, number, part, upper_of, upper_version, upper_code, depth)
    select plan, number, part, upper_of, upper_version, upper_code, min(depth) from (
      select cited.plan, cited.number, cited.part, cited.upper_of, cited.upper_version, cited.upper_code, 1 as depth
      from plan_citation cited join bench_plan plan on plan.id = cited.plan and plan.level = '${level}'
      union all
      select cited.plan, cited.number, cited.part, above.upper_of, above.upper_version, above.upper_code, above.depth + 1
      from plan_citation cited join bench_plan plan on plan.id = cited.plan and plan.level = '${level}'
        join plan_service above on above.plan = cited.upper_of and above.number::text = cited.upper_version and above.part = cited.upper_code) served
    group by 1, 2, 3, 4, 5, 6`,
  ),
  'drop table bench_region, bench_country, bench_plan, bench_upper',
]
