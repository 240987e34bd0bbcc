/** Posts of every office, of the Regional Offices and of headquarters, by the role and the office: `bench-<role>-<office>`. */
const everywhere = ['chief-of-mission', 'project-developer', 'resource-management-officer']
const regional = ['regional-director', 'regional-project-support', 'regional-thematic-specialist']
const central = [
  'budget',
  'legal',
  'oversight',
  'thematic-department',
  'fund-manager',
  'director-general',
  'deputy-director-general-for-operations',
]
const list = (texts) => texts.map((text) => `('${text}')`).join(', ')

const themes = `array['protection', 'labour-mobility', 'migration-health', 'environment-and-climate', 'immigration-and-border-governance',
  'emergencies-and-displacement', 'return-and-reintegration', 'counter-trafficking', 'diaspora-and-development', 'migration-data']`

/**
 * Several hundred people in their posts. One looks after the money of four offices, one develops projects for two; the others have one post
 * each.
 */
export const peopleStatements = (at) => [
  `create table bench_post as
    select 'bench-' || role || '-' || office as id, role, office, case role
      when 'project-developer' then 'bench-developer-' || n / 2
      when 'resource-management-officer' then 'bench-money-' || n / 4
      else 'bench-' || role || '-' || office end as person
    from bench_office cross join (values ${list(everywhere)}) held (role)
    union all
    select 'bench-' || role || '-' || office, role, office, 'bench-' || role || '-' || office
    from (select distinct office from bench_region union select 'headquarters') region cross join (values ${list(regional)}) held (role)
    union all
    select 'bench-' || role || '-headquarters', role, 'headquarters', 'bench-' || role || '-headquarters'
    from (values ${list(central)}) held (role)`,
  'create unique index on bench_post (id)',
  `insert into person (id, made_at) select distinct person, '${at}'::timestamptz from bench_post`,
  `insert into person_state (person, email, name, locale, letters, standing, recorded)
    select distinct person, person || '@example.invalid', 'Person ' || person, 'en', 'daily', 'active', tstzrange('${at}', null) from bench_post`,
  `insert into post (id, role, office, unit, titles, confined_to, is_public, held, recorded)
    select id, role, office, null, jsonb_build_object('en', role || ', ' || office),
      case when role in ('regional-thematic-specialist', 'thematic-department') then ${themes} else array[]::text[] end,
      false, daterange('2007-01-01', null), tstzrange('${at}', null) from bench_post`,
  `insert into holding (id, post, person, public_name, held, why, recorded)
    select id, id, person, null, daterange('2007-01-01', null), null, tstzrange('${at}', null) from bench_post`,
]
