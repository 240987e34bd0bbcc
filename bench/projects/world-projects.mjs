const themes = `(array['protection', 'labour-mobility', 'migration-health', 'environment-and-climate', 'immigration-and-border-governance',
  'emergencies-and-displacement', 'return-and-reintegration', 'counter-trafficking', 'diaspora-and-development', 'migration-data'])`
const doings = `(array['Strengthening', 'Supporting', 'Promoting', 'Improving', 'Building', 'Enhancing', 'Emergency', 'Community', 'Regional', 'Joint'])`
const things = `(array['labour migration governance', 'protection of migrants', 'border management', 'return and reintegration', 'health of migrants',
  'response to displacement', 'diaspora engagement', 'counter trafficking', 'disaster preparedness', 'migration data'])`
const currencies = `(array['USD', 'USD', 'USD', 'USD', 'USD', 'USD', 'EUR', 'EUR', 'EUR', 'GBP', 'CHF', 'CAD', 'AUD', 'SEK', 'NOK', 'JPY'])`

/** One of an array, by chance. */
const oneOf = (array, which) =>
  `${array}[1 + floor(bench_chance(n, ${which}) * cardinality(${array}))::integer]`

/** Where a project stands follows from its days, and from chance among what they leave open. */
const stateOn = (day) => `case
  when from_day > '${day}'::date - 400 and bench_chance(n, 7) < 0.5 then
    ${oneOf(`(array['concept', 'concept', 'proposal', 'proposal', 'proposal', 'review', 'review', 'endorsed', 'submitted', 'submitted', 'agreed', 'returned'])`, 8)}
  when to_day >= '${day}'::date then case when bench_chance(n, 7) < 0.52 and bench_chance(n, 8) < 0.04 then 'suspended' else 'active' end
  when to_day >= '${day}'::date - 365 then ${oneOf(`(array['operationally-closed', 'operationally-closed', 'financially-closed', 'terminated'])`, 8)}
  else ${oneOf(
    `(array['financially-closed', 'financially-closed', 'financially-closed', 'financially-closed', 'financially-closed', 'financially-closed',
      'evaluated', 'evaluated', 'terminated', 'withdrawn', 'rejected'])`,
    8,
  )} end`

/** Once it was activated, a project has a code. */
const isActivated = `state in ('active', 'suspended', 'terminated', 'operationally-closed', 'financially-closed', 'evaluated')`

/** What all tables are filled from: the projects, then their lines, each costing whole units, so that seven per cent on top are exact. */
const drawn = (projects, lines, day) => [
  `create table bench_project as
    with drawn as (
      select n, '2008-01-01'::date + floor(power(bench_chance(n, 1), 0.7) * ('${day}'::date - '2008-01-01'::date))::integer as from_day,
        90 + floor(power(bench_chance(n, 2), 2) * 1400)::integer as days,
        floor(power(bench_chance(n, 3), 2) * (select count(*) from bench_office))::integer as office
      from generate_series(1, ${projects}) n),
    placed as (
      select drawn.n, 'pr-bench-' || drawn.n as id, from_day, from_day + days - 1 as to_day, office.office, office.country, office.region,
        'bench-project-developer-' || office.office as post
      from drawn join bench_office office on office.n = drawn.office)
    select *, ${stateOn(day)} as state, ${oneOf('types', 4)} as type, ${oneOf('donors', 5)} as donor, ${oneOf(currencies, 6)} as currency,
      bench_chance(n, 9) < 0.03 as is_confidential, ${oneOf(`(array['2b', '2a', '2a', '1', '1', '0'])`, 10)} as gender_marker,
      array(select distinct ${themes}[1 + floor(bench_chance(n, 20 + t) * 10)::integer] from generate_series(1, floor(bench_chance(n, 11) * 3.5)::integer) t order by 1) as themes,
      case when bench_chance(n, 12) < 0.15 then array(select distinct unnest(array[country, other]) order by 1) else array[country] end as covers,
      ${oneOf(doings, 13)} || ' ' || ${oneOf(things, 14)} || ' in ' || initcap(replace(office, '-', ' ')) || ', phase ' || (1 + n % 4) as title,
      case when bench_chance(n, 15) < 0.02 then 'demo' else 'own' end as origin,
      (select person from bench_post held where held.id = placed.post) as person
    from placed cross join lateral (select country as other from bench_office neighbour where neighbour.n = (placed.n * 31) % (select count(*) from bench_office)) beside
      cross join (select array_agg(code order by code) as types from project_type where upper_inf(recorded)) typed
      cross join (select array_agg(id order by id) as donors from partner where upper_inf(recorded)
        and not exists (select from fund where partner.id = any(partners) and upper_inf(fund.recorded))) given`,
  `create table bench_line as
    select n, l, (array['staff', 'office', 'programme', 'programme', 'programme'])[1 + l % 5] as kind,
      extract(year from from_day)::integer + (l % (1 + extract(year from to_day)::integer - extract(year from from_day)::integer)) as year,
      currency, 1 + floor(bench_chance(n, 40 + l) * 20)::integer as quantity, 1 + floor(bench_chance(n, 60 + l) * 12)::integer as duration,
      (1 + floor(bench_chance(n, 80 + l) * 90)::integer) * case currency when 'JPY' then 5000 else 25 end as rate
    from bench_project cross join generate_series(0, ${Math.round(lines / projects)} - 1) l`,
  `analyze bench_project`,
]

const when = `((from_day - 200)::timestamp at time zone 'UTC')`
const sinceThen = `tstzrange(${when}, null)`
const writer = `person, post, 'Developer of ' || office`
const code = `case when ${isActivated} then type || '.' || (10000 + n) end`

const header = (columns, recorded) => `
  insert into project_header (project, number, code, type, office, from_day, to_day, currency, amount, staff_and_office, overhead, donor, fund,
    gender_marker, themes, covers, titles, programme, folded, recorded)
  select id, 1, ${columns.code}, type, office, from_day, to_day, currency, ${columns.amount}, ${columns.staff}, ${columns.overhead}, donor, null, gender_marker,
    themes, covers, ${titles}, null, lower(trim(coalesce(replace(${columns.code}, '.', ' ') || ' ', '') || replace(title, ',', '')) ${also}), ${recorded}
  from bench_project project `
const titles = `case when n % 3 = 0 then jsonb_build_object('en', title, 'fr', title || ' (fr)') else jsonb_build_object('en', title) end`
const also = `|| case when n % 3 = 0 then ' ' || replace(title, ',', '') || ' fr' else '' end`

/** What one moment before the last wrote; every second project was changed once. */
const changed = (at) =>
  `greatest(${when} + interval '1 day', '${at}'::timestamptz - n * interval '1 minute')`

export const projectStatements = ({ projects, lines }, at, day) => [
  ...drawn(projects, lines, day),
  `insert into project (id, origin, author, post, post_title, made_at) select id, origin, ${writer}, ${when} from bench_project`,
  `insert into project_version (project, number, template, template_version, languages, author, post, post_title, made_at)
    select id, 1, 'project', 1, case when n % 3 = 0 then array['en', 'fr'] else array['en'] end, ${writer}, ${when} from bench_project`,
  `insert into project_writer (project, number, person, post, at) select id, 1, person, post, ${when} from bench_project`,
  `insert into project_code (code, type, number, project, at) select ${code}, type, 10000 + n, id, ${when} from bench_project where ${isActivated}`,
  `insert into project_standing (project, state, since, version, anchor, manager, is_confidential, person, post, post_title, revision, recorded)
    select id, 'concept', from_day - 200, 1, null, null, is_confidential, ${writer}, 1, tstzrange(${when}, ${changed(at)}) from bench_project where n % 2 = 0`,
  `insert into project_standing (project, state, since, version, anchor, reason, manager, is_confidential, person, post, post_title, revision, recorded)
    select id, state, case when ${isActivated} then case when state = 'active' then from_day else least(to_day, '${day}') end else from_day - 100 end, 1,
      case when state <> 'concept' then from_day - 120 end,
      case when state in ('returned', 'withdrawn', 'rejected', 'suspended', 'terminated') then 'As agreed.' end,
      case when ${isActivated} then person end, is_confidential, ${writer}, 2, tstzrange(case when n % 2 = 0 then ${changed(at)} else ${when} end, null)
    from bench_project`,
  `insert into project_part (project, number, part, kind, parent, place, fields, recorded)
    select id, 1, 'project', 'project', null, 1, jsonb_strip_nulls(jsonb_build_object('title.en', title, 'title.fr', case when n % 3 = 0 then title || ' (fr)' end,
      'type', type, 'office', office, 'from', from_day, 'to', to_day, 'currency', currency, 'donor', donor, 'gender-marker', gender_marker,
      'themes', nullif(array_to_string(themes, ', '), ''))), ${sinceThen} from bench_project`,
  `insert into project_part (project, number, part, kind, parent, place, fields, recorded)
    select id, 1, 'pl' || p, 'place', 'project', 1 + p, jsonb_build_object('country', country, 'level', '0'), ${sinceThen}
    from (select id, from_day, covers from bench_project) project cross join unnest(covers) with ordinality covered (country, p)`,
  `insert into project_part (project, number, part, kind, parent, place, fields, recorded)
    select id, 1, 'l' || l, 'line', 'project', 200 + l, jsonb_build_object('title.en', 'Line ' || l, 'kind', kind, 'year', line.year::text,
      'quantity', quantity::text, 'duration', duration::text, 'rate', rate::text), ${sinceThen}
    from bench_line line join bench_project project using (n)`,
  `insert into project_citation (project, number, part, upper_of, upper_version, upper_code, recorded)
    select id, 1, 'project', plan, number::text, part, ${sinceThen} from bench_project project
      join (select plan, number, part, row_number() over (order by plan, number, part) - 1 as rank, count(*) over () as all_of from plan_part
        where kind = 'objective' and upper_inf(recorded)) objective on objective.rank = n % objective.all_of`,
  `insert into project_citation (project, number, part, upper_of, upper_version, upper_code, recorded)
    select id, 1, 'project', framework, edition, objective.code, ${sinceThen} from bench_project project
      join (select framework, edition, code, row_number() over (order by framework, edition, code) - 1 as rank, count(*) over () as all_of
        from framework_objective where upper_inf(recorded) and framework in ('sdg', 'global-compact')) objective
      on objective.rank = (n * 13) % objective.all_of`,
  `${header({ code: 'null', amount: 'null::numeric', staff: 'null::numeric', overhead: 'null::numeric' }, `tstzrange(${when}, ${changed(at)})`)} where n % 2 = 0`,
  `${header(
    { code, amount: 'direct * 1.07', staff: 'inside', overhead: 'direct * 0.07' },
    `tstzrange(case when n % 2 = 0 then ${changed(at)} else ${when} end, null)`,
  )} join (select n, sum(quantity::numeric * duration * rate) as direct,
      coalesce(sum(quantity::numeric * duration * rate) filter (where kind <> 'programme'), 0) as inside from bench_line group by n) summed using (n)`,
  `insert into project_year (project, year, currency, amount, recorded)
    select id, line.year, line.currency, sum(quantity::numeric * duration * rate) * 1.07, ${sinceThen} from bench_line line
      join bench_project project using (n) group by id, from_day, line.year, line.currency`,
]
