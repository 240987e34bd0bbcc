/** What is asked: an endorsement in three stages, a report in two; four steps each, as the rules of the organisation have them. */
const asked = `(values
  ('endorsement', 1, 1, 'chief-of-mission', 'projects.endorse', 'chief-of-mission', true, 'office', 3),
  ('endorsement', 2, 2, 'resource-management', 'budget.review', 'resource-management-officer', true, 'budget', 5),
  ('endorsement', 3, 2, 'thematic-review', 'projects.endorse', 'regional-thematic-specialist', false, 'theme', 7),
  ('endorsement', 4, 3, 'regional-endorsement', 'projects.endorse', 'regional-director', false, 'endorsement', 10),
  ('report', 1, 1, 'report-office', 'projects.endorse', 'chief-of-mission', true, null, 3),
  ('report', 2, 1, 'report-budget', 'budget.review', 'resource-management-officer', true, null, 5),
  ('report', 3, 2, 'report-region', 'projects.endorse', 'regional-project-support', false, null, 5),
  ('report', 4, 2, 'report-region', 'projects.endorse', 'regional-director', false, null, 5)
) asked (purpose, place, stage, rule, verb, role, is_own, checklist, days)`

const at8 = (day) => `((${day})::timestamp at time zone 'UTC' + interval '8 hours')`

/** Routes: the endorsement of all that went so far, reports of what was activated; those that are open have two open steps each. */
const drawn = ({ steps, open }, day) => [
  `create table bench_route as
    with every as (
      select project.n, 0 as round, 'endorsement' as purpose, state = 'review' as is_open, 2 as open_stage, from_day - 120 as opened
      from bench_project project where state not in ('concept', 'proposal')
      union all
      select project.n, round, 'report', false, 0, least(from_day + 150 * round, '${day}'::date - 40) from bench_project project cross join generate_series(1, 3) round
      where project.state in ('active', 'suspended', 'terminated', 'operationally-closed', 'financially-closed', 'evaluated')),
    closed as (select * from every where not is_open order by round, n limit ${Math.round(steps / 4)} - ${open / 2}),
    running as (select * from every where is_open order by n limit ${open / 2}),
    reported as (
      select n, 4, 'report', true, 1 + (n % 3 = 0)::integer, '${day}'::date - 40 from bench_project project where state = 'active'
      order by bench_chance(n, 30), n limit ${open / 2} - (select count(*) from running))
    select row_number() over (order by round, n) as r, 'rt-bench-' || n || '-' || round as id, * from (
      select * from closed union all select * from running union all select * from reported) chosen`,
  `update bench_route set opened = '${day}'::date - 1 - floor(bench_chance(r, 31) * 25)::integer where is_open`,
  'create unique index on bench_route (n, round)',
  `create table bench_step as
    select route.r, 'rs-bench-' || route.n || '-' || route.round || '-' || place as id, route.id as route, place, stage, rule, verb, role, checklist, days,
      route.is_open, case when is_own then project.office else project.region end as office, project.country, project.type, project.state as stands,
      case when rule = 'thematic-review' then project.themes[1] end as theme,
      case when not route.is_open or stage < route.open_stage then 'decided' when stage = route.open_stage then 'open' else 'waiting' end as state,
      route.opened + (stage - 1) * 6 as came, floor(bench_chance(route.r, 32 + place) * days * 1.6)::integer as took
    from bench_route route join bench_project project on project.n = route.n join ${asked} on asked.purpose = route.purpose`,
  `analyze bench_route`,
  `analyze bench_step`,
]

const post = `'bench-' || role || '-' || office`
const title = `initcap(replace(role, '-', ' ')) || ', ' || office`
const person = `(select held.person from bench_post held where held.id = 'bench-' || bench_step.role || '-' || bench_step.office)`
const arrived = at8('came')
const decided = `(${at8('came + took')} + interval '5 hours' + r * interval '1 microsecond')`
const begun = `(${arrived} + took * interval '8 hours')`
const because = `jsonb_build_object('on', came, 'by', 'own', 'office', office, 'officeName', initcap(office), 'officeKind', 'country-office', 'function', null,
  'countries', array[country], 'via', null, 'period', null, 'sources', '[]'::jsonb, 'passed', '[]'::jsonb, 'mandated', array[office])`

const standing = (state, recorded, more) => `
  insert into route_standing (step, state, office, post, post_title, since, opened_at, begun_at, begun_by, due, cause, because, recorded)
  select id, ${state}, office, ${post}, ${title}, came, case when state <> 'waiting' then ${arrived} end, ${more.begun}, null,
    case when state <> 'waiting' then came + (days * 7 + 4) / 5 end, 'rule', ${because}, ${recorded} from bench_step ${more.where ?? ''}`

export const routeStatements = (sizes, at, day) => [
  ...drawn(sizes, day),
  `insert into route (id, project, number, purpose, about, anchor, facts, author_persons, author_posts, follows, person, post, post_title, opened_at)
    select route.id, project.id, 1, route.purpose, null, opened, jsonb_build_object('office', office, 'officeName', initcap(office), 'ownKind', 'country-office',
      'ownCountry', country, 'countries', covers, 'covers', covers, 'themes', themes, 'types', array[type], 'donor', donor, 'isEuropean', false,
      'fund', null, 'reviewer', null, 'submitter', null, 'amount', null, 'amounts', '{}'::jsonb, 'revision', null),
      array[person], array[post], null, person, post, 'Developer of ' || office, ${at8('opened')}
    from bench_route route join bench_project project using (n)`,
  `insert into route_step (id, route, place, stage, rule, rule_from, theme, countries, verb, roles, checklist, checklist_version, working_days, verdicts)
    select id, route, place, stage, rule, '2000-01-01', theme, array[country], verb, array[role], checklist, case when checklist is not null then 1 end, days,
      case when rule in ('chief-of-mission', 'regional-endorsement') then array['endorse', 'endorse-with-conditions', 'return', 'decline']
        else array['endorse', 'endorse-with-conditions', 'return'] end from bench_step`,
  // Of every tenth of those decided also where they stood before.
  standing(`'open'`, `tstzrange(${arrived}, ${decided})`, {
    begun: 'null::timestamptz',
    where: `where state = 'decided' and r % 10 = 0`,
  }),
  standing(
    'state',
    `tstzrange(case state when 'decided' then ${decided} else ${arrived} end, null)`,
    { begun: `case when state = 'decided' then ${begun} end` },
  ),
  // In the order in which they were given, as they come in.
  `insert into route_verdict (step, verdict, reason, reasons, answers, person, person_name, post, post_title, at, office, rule, type, opened_at, begun_at)
    select id, case when stands = 'returned' and place = 4 then 'return' else 'endorse' end, case when stands = 'returned' and place = 4 then 'As discussed.' end,
      '[]', '[]', ${person}, 'Somebody', ${post}, ${title}, ${decided}, office, rule, type, ${arrived}, ${arrived} + took * interval '8 hours'
    from bench_step where state = 'decided' order by ${decided}`,
  `insert into route_end (route, outcome, reason, person, post, post_title, at)
    select route, case when stands = 'returned' then 'returned' else 'endorsed' end, case when stands = 'returned' then 'As discussed.' end,
      null, ${post}, ${title}, ${decided} from bench_step where place = 4 and state = 'decided' and not is_open`,
]
