import { sql } from 'kysely'
import { atomically } from '#platform/db/db.ts'
import { instantText } from '#platform/db/periods.ts'
import { migrate } from '#platform/db/migrate.ts'
import { loadCollection } from '#sources/actions.ts'
import { fileURLToPath } from 'node:url'
import { periodTables } from '../../src/domains.ts'

/** The day of the organisation's only survey. Every later day gives the same rows. */
export const surveyDay = '2025-02-11'

/** Countries where the number of offices and of mandates is the same however large the organisation is. */
export const quietCountries = ['KAZ', 'KGZ', 'TJK', 'TKM', 'UZB']

/** Headquarters, its administrative centre, eight regional offices, and one office for each of 195 countries. */
const fixedOffices = 205
const inQuietCountries = 25

/** The countries, cities and areas that every organisation is given, loaded from their files as the program does. */
export async function loadWorld(db) {
  await migrate(db)
  const folder = fileURLToPath(new URL('../../organisations/world/', import.meta.url))
  await loadCollection(db, { name: 'world', folder, surveys: [] }, periodTables)
}

/**
 * Writes an organisation of so many offices (at least 300) into a database that holds the world and no organisation. The same
 * number gives the same organisation. Each office has ten dated relations: name, kind, place, country, line, three
 * functions, coverage, language; some have earlier names and kinds, some have ended, some names were recorded wrongly first.
 */
export async function writeOrganisation(db, offices) {
  const wrong = await recordedMoment(db)
  await atomically(db, async (tx) => {
    const at = await recordedMoment(tx)
    await sql.raw(planned(offices)).execute(tx)
    const putBack = await setConstraintsAside(tx)
    await sql.raw(sources(at)).execute(tx)
    for (const text of cities(at)) await sql.raw(text).execute(tx)
    for (const relation of relations)
      for (const text of relationRows(relation, at)) await sql.raw(text).execute(tx)
    for (const text of misrecorded(wrong, at)) await sql.raw(text).execute(tx)
    await sql.raw('drop table planned').execute(tx)
    await putBack()
  })
  await sql`analyze`.execute(db)
}

/**
 * Takes off the constraints that keep versions apart, and tells how to put them back: all at once is faster. That of claims stays
 * off, since no reading uses its index and filling it takes longer than all else together.
 */
async function setConstraintsAside(db) {
  const { rows } = await sql`
    select conrelid::regclass::text as written, conname as name, pg_get_constraintdef(oid) as rule from pg_constraint
    where contype = 'x' and conrelid::regclass::text ~ '^(claim|office_.*)$'`.execute(db)
  const alter = (written, what) => sql.raw(`alter table ${written} ${what}`).execute(db)
  for (const { written, name } of rows) await alter(written, `drop constraint ${name}`)
  return async () => {
    for (const { written, name, rule } of rows)
      if (written !== 'claim') await alter(written, `add constraint ${name} ${rule}`)
  }
}

/** The moment of a new event, as an act has it. */
async function recordedMoment(db) {
  const written =
    await sql`insert into event (actor, name, subject) values ('bench', 'sources.loaded', 'bench')
    returning ${instantText(sql`at`)} as at`.execute(db)
  return written.rows[0].at
}

/** One row an office: all that the relations are made of. `ordinal` counts the offices of a country. */
const planned = (offices) => `
  create table planned as
  with place as (
    select country, min(city) as capital, row_number() over (order by country <> all ('{${quietCountries.join()}}'), country) - 1 as rank
    from city_country where upper_inf(recorded) group by country order by rank limit 195),
  numbered as (
    select n, case
      when n <= 10 then (array[24, 96, 8, 31, 2, 47, 60, 75, 118, 150])[n]
      when n <= ${fixedOffices} then n - 11
      when n <= ${fixedOffices + inQuietCountries} then n % 5
      else 5 + floor(190 * power((n::bigint * 7919 % 10007) / 10007.0, 1.5)) end::int as rank
    from generate_series(1, ${offices}) n),
  counted as (
    select n, country, capital, (row_number() over (partition by country order by n) - 1)::int as ordinal
    from numbered join place using (rank)),
  placed as (
    select *, case when ordinal < 4 then capital else lower(country) || '-' || ordinal / 4 end as city, case
      when n = 1 then 'headquarters' when n = 2 then 'administrative-centre' when n <= 10 then 'regional-office'
      when n <= ${fixedOffices} and n % 8 = 0 then 'country-office-with-coordination-function'
      when n <= ${fixedOffices} then 'country-office'
      when n % 20 = 0 then 'special-liaison-office' when n % 7 = 0 then 'country-site' else 'sub-office' end as kind
    from counted)
  select n, ordinal, country, city, kind, city || '-' || n as office,
    initcap(replace(city, '-', ' ')) || ' ' || initcap(replace(kind, '-', ' ')) || ' ' || n as name,
    first_value(city || '-' || n) over (partition by country order by n between 11 and ${fixedOffices} desc, n) as country_office,
    (array['m49-143', 'm49-011', 'm49-014', 'm49-015', 'm49-030', 'm49-035', 'm49-145', 'm49-005'])[n - 2] as region,
    '2001-01-01'::date + n * 37 % 4000 as began,
    case when n % 4 = 1 and n > 10 then '2001-01-01'::date + n * 37 % 4000 + 30 + n * 13 % 900 end as changed,
    case when n % 10 = 3 and n > ${fixedOffices + inQuietCountries} then '2014-07-01'::date + n % 365 end as ended
  from placed;
  create index on planned (n);
  analyze planned`

const sources = (at) => `
  insert into source (id, collection, title, publisher, kind, language, reference_day, reference_precision, is_survey, recorded)
  values ('bench-survey', 'bench', 'Survey of the network', 'Bench', 'document', 'en', '${surveyDay}', 'day', true, tstzrange('${at}', null)),
    ('bench-register', 'bench', 'Register of offices', 'Bench', 'dataset', 'en', '2014-12-31', 'day', false, tstzrange('${at}', null))`

/** Where the world's own list of cities ends: a city for each four further offices of a country. */
const cities = (at) => {
  const dated = `null::daterange, daterange(null, null), '{[${surveyDay},${surveyDay}]}'::datemultirange`
  const from = `from (select distinct on (city) city, country, n from planned where ordinal >= 4 order by city, n) site`
  const rest = (predicate) =>
    `${dated}, array['bench/city/' || city || '/${predicate}'], tstzmultirange(tstzrange('${at}', null))`
  const claim = (predicate, value) =>
    claimRows(from, at, {
      key: `'bench/city/' || city || '/${predicate}'`,
      subject: `'city:' || city`,
      predicate,
      value,
    })
  const name = `initcap(replace(city, '-', ' '))`
  return [
    claim('name', name),
    `insert into city_name (city, language, name, folded, sure, possible, stated, claims, recorded)
      select city, language, ${name} || suffix, lower(replace(city, '-', ' ')) || suffix, ${rest('name')} ${from}
      cross join (values ('en', ''), ('fr', ' fr'), ('es', ' es'), ('ar', ' ar')) spoken (language, suffix)`,
    claim('country', 'country'),
    `insert into city_country (city, country, sure, possible, stated, claims, recorded)
      select city, country, ${rest('country')} ${from}`,
    claim('coordinates', `(n * 31 % 120 - 50) || ' ' || (n * 17 % 340 - 170)`),
    `insert into city_coordinates (city, latitude, longitude, sure, possible, stated, claims, recorded)
      select city, n * 31 % 120 - 50 + n % 10 / 10.0, n * 17 % 340 - 170 + n % 7 / 7.0, ${rest('coordinates')} ${from}`,
  ]
}

const claimRows = (from, at, { key, subject, predicate, value, qualifier = `''` }) => `
  insert into claim (key, collection, subject, predicate, value, qualifier, precision, certainty, source, line, stated, note, recorded)
  select ${key}, 'bench', ${subject}, '${predicate}', ${value}, ${qualifier}, 'exact', 'stated', 'bench-survey',
    n % 9999 + 1, ${value}, '', tstzrange('${at}', null) ${from}`

const isRegional = `(n between 3 and 10)`
/** The functions of an office by its number, so that each is held by thousands where there are thousands of offices. */
const functionOf = (step) =>
  `(array['project-implementation', 'coordination', 'liaison', 'programme-support', 'training', 'research',
    'project-endorsement', 'technical-support', 'movement-management', 'migration-health'])[(n + ${step}) % 10 + 1]`
/** Regional offices hold theirs for their area, some others one for their country. */
const heldFor = (also) =>
  `case when ${isRegional} then region when ${also} and n > ${fixedOffices + inQuietCountries} then country else '' end`

const functionHeld = (step, also) => ({
  table: 'office_function',
  predicate: 'function',
  suffix: `/${step}`,
  columns: { function: functionOf(step), held_for: heldFor(also) },
  value: functionOf(step),
  qualifier: heldFor(also),
})

const covered = `case when ${isRegional} then region else country end`
const language = `(array['en', 'fr', 'es', 'ar', 'ru'])[n % 5 + 1]`
const reportsTo = `'office:' || case when office = country_office
  then (select regional.office from planned regional where regional.n = planned.n % 8 + 3) else country_office end`

/** The ten relations of an office; `changes` marks those that some offices had another of before. */
const relations = [
  {
    table: 'office_name',
    predicate: 'name',
    columns: { language: `'en'`, name: 'name', folded: 'lower(name)' },
    value: 'name',
    qualifier: `'en'`,
    before: { language: `'en'`, name: `'Former ' || name`, folded: `'former ' || lower(name)` },
  },
  {
    table: 'office_kind',
    predicate: 'kind',
    columns: { kind: 'kind' },
    value: 'kind',
    before: { kind: `'country-mission'` },
  },
  { table: 'office_place', predicate: 'place', columns: { city: 'city' }, value: 'city' },
  {
    table: 'office_country',
    predicate: 'country',
    columns: { country: 'country' },
    value: 'country',
  },
  {
    table: 'office_line',
    predicate: 'line',
    columns: { reports_to: reportsTo },
    value: reportsTo,
    where: 'n > 1',
  },
  functionHeld(0, 'false'),
  functionHeld(3, 'n % 10 = 0'),
  functionHeld(6, 'n % 15 = 0'),
  {
    table: 'office_coverage',
    predicate: 'coverage',
    columns: { covers: covered, condition: `''` },
    value: covered,
  },
  { table: 'office_language', predicate: 'language', columns: { language }, value: language },
]

function relationRows(
  { table, predicate, columns, value, qualifier, before, suffix = '', where = 'true' },
  at,
) {
  const insert = (values, { begins, ends, open, key, when }) => `
    insert into ${table} (office, ${Object.keys(values).join(', ')}, sure, possible, stated, claims, recorded)
    select office, ${Object.values(values).join(', ')}, daterange(${begins}, ${ends}), daterange(${begins} - n % 2 * 30, ${open}),
      datemultirange(daterange(${ends} - 1, ${ends})), array[${key}], tstzmultirange(tstzrange('${at}', null))
    from planned where ${when}`
  const key = `'bench/' || office || '/${predicate}${suffix}'`
  const asked = { subject: `'office:' || office`, predicate, value, qualifier }
  const hasBefore = `changed is not null and ${where}`
  return [
    claimRows(`from planned where ${where}`, at, { ...asked, key }),
    insert(columns, {
      begins: before ? 'coalesce(changed, began)' : 'began',
      ends: `coalesce(ended, '${surveyDay}'::date + 1)`,
      open: 'ended',
      key,
      when: where,
    }),
    ...(before
      ? [
          claimRows(`from planned where ${hasBefore}`, at, {
            ...asked,
            key: `${key} || '/before'`,
          }),
          insert(before, {
            begins: 'began',
            ends: 'changed',
            open: 'changed',
            key: `${key} || '/before'`,
            when: hasBefore,
          }),
        ]
      : []),
  ]
}

/** Names that were held wrongly between the two acts: closed versions of the claim and of the row. */
const misrecorded = (from, until) => [
  `insert into claim (key, collection, subject, predicate, value, qualifier, precision, certainty, source, line, stated, note, recorded)
    select 'bench/' || office || '/name', 'bench', 'office:' || office, 'name', 'Misprinted ' || n, 'en', 'exact', 'stated',
      'bench-register', n % 9999 + 1, 'Misprinted ' || n, '', tstzrange('${from}', '${until}') from planned where n % 20 = 7`,
  `insert into office_name (office, language, name, folded, sure, possible, stated, claims, recorded)
    select office, 'en', 'Misprinted ' || n, 'misprinted ' || n, daterange(began, ended), daterange(began, ended),
      datemultirange(daterange(began, began + 1)), array['bench/' || office || '/name'], tstzmultirange(tstzrange('${from}', '${until}'))
    from planned where n % 20 = 7`,
]
