import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { byCommand, perform } from '#platform/act.ts'
import { atomically } from '#platform/db/db.ts'
import { instantText } from '#platform/db/periods.ts'
import { migrate } from '#platform/db/migrate.ts'
import { addPerson } from '#people/actions/invitation.ts'
import { addHolding, addPost } from '#posts/store.ts'
import { readChanges } from '#scenarios/forms/file.ts'
import { loadOrganisation, organisations } from '../../src/organisations.ts'

/** The day from which the restructuring is rehearsed. */
export const day = '2024-07-01'

/** The organisation whose network stops in 2020. */
export async function rehearsalOrganisation() {
  const found = (await organisations()).find(({ id }) => id === 'rehearsal')
  if (!found) throw new Error('there is no rehearsal organisation')
  return found
}

/** The scenario file of the restructuring of 2024. */
export async function restructuring() {
  const file = '../../organisations/rehearsal/scenarios/restructuring-2024.csv'
  const text = await readFile(fileURLToPath(new URL(file, import.meta.url)), 'utf8')
  const { rows, wrong } = readChanges('restructuring-2024.csv', text)
  if (wrong.length > 0) throw new Error(`the scenario file has ${wrong.length} wrong rows`)
  return rows
}

/** The rehearsal organisation as the program loads it. */
export async function loadRehearsal(db) {
  await migrate(db)
  await loadOrganisation(db, await rehearsalOrganisation())
}

const regional = `(array['vienna', 'brussels', 'nairobi', 'pretoria', 'cairo', 'dakar', 'bangkok', 'buenos-aires', 'san-jose'])`

/**
 * Adds offices until there are so many, each with a history of more than a hundred dated relations, every one stated by a claim of its own: nine
 * that hold now, and ninety-seven former lines, functions and coverage, one after another since 2000. They report to the nine
 * Regional Offices, so that those which a restructuring moves take a great part of the network with them. `longer` makes the history
 * of each so many times as long.
 */
export async function addOffices(db, offices, longer = 1) {
  const { now, before } = timesOf(longer)
  const { rows } =
    await sql`select count(distinct office)::int as there from office_kind where upper_inf(recorded)`.execute(
      db,
    )
  await atomically(db, async (tx) => {
    const written =
      await sql`insert into event (actor, name, subject) values ('bench', 'sources.loaded', 'bench')
      returning ${instantText(sql`at`)} as at`.execute(tx)
    const { at } = written.rows[0]
    const putBack = await setConstraintsAside(tx)
    await sql.raw(plan(offices - rows[0].there)).execute(tx)
    await sql.raw(document(at)).execute(tx)
    for (const relation of [...currentIn(now), ...formerIn(before)])
      for (const text of written2(relation, at)) await sql.raw(text).execute(tx)
    await sql.raw('drop table planned').execute(tx)
    await putBack()
  })
  await sql`vacuum (analyze)`.execute(db)
}

/** The constraints that keep versions apart are put back all at once, which is faster than row by row. */
async function setConstraintsAside(db) {
  const { rows } = await sql`
    select conrelid::regclass::text as written, conname as name, pg_get_constraintdef(oid) as rule from pg_constraint
    where contype = 'x' and conrelid::regclass::text ~ '^(claim|office_(name|kind|place|line|function|coverage))$'`.execute(
    db,
  )
  for (const { written, name } of rows)
    await sql.raw(`alter table ${written} drop constraint ${name}`).execute(db)
  return async () => {
    for (const { written, name, rule } of rows)
      await sql.raw(`alter table ${written} add constraint ${name} ${rule}`).execute(db)
  }
}

const plan = (count) => `
  create table planned as
  with place as (select country, min(city) as city, row_number() over (order by country) - 1 as rank
    from city_country where upper_inf(recorded) group by country)
  select n, 'extra-' || n as office, country, city, ${regional}[n % 9 + 1] as above
  from generate_series(1, ${count}) n join place on place.rank = n * 7919 % (select count(*) from place)`

const document = (at) => `
  insert into source (id, collection, title, publisher, kind, language, reference_day, reference_precision, is_survey, recorded)
  values ('bench-register', 'bench', 'Register of offices', 'Bench', 'dataset', 'en', '2020-06-30', 'day', false, tstzrange('${at}', null))`

const functions = `(array['project-implementation', 'coordination', 'liaison', 'programme-support', 'training', 'research'])`

/** The times of what held before, one after another; the last ends where what holds now begins. */
function timesOf(longer) {
  const [spells, days] = [32 * longer, 230 / longer]
  return {
    now: {
      from: 'planned',
      begins: `('2000-01-01'::date + ${spells * days})`,
      ends: null,
      key: `'now'`,
    },
    before: {
      from: `planned cross join generate_series(0, ${spells - 1}) spell`,
      begins: `('2000-01-01'::date + spell * ${days})`,
      ends: `('2000-01-01'::date + (spell + 1) * ${days})`,
      key: 'spell',
    },
  }
}
const line = (above) => ({
  table: 'office_line',
  predicate: 'line',
  columns: { reports_to: `'office:' || ${above}` },
  value: `'office:' || ${above}`,
})
const held = (which, area) => ({
  table: 'office_function',
  predicate: 'function',
  columns: { function: `${functions}[(${which}) % 6 + 1]`, held_for: area },
  value: `${functions}[(${which}) % 6 + 1]`,
  qualifier: area,
})
const covers = (condition) => ({
  table: 'office_coverage',
  predicate: 'coverage',
  columns: { covers: 'country', condition },
  value: 'country',
  qualifier: condition,
})
const currentIn = (now) => [
  {
    ...now,
    table: 'office_kind',
    predicate: 'kind',
    columns: { kind: `'country-office'` },
    value: `'country-office'`,
  },
  {
    ...now,
    table: 'office_name',
    predicate: 'name',
    columns: { language: `'en'`, name: `'Extra ' || n`, folded: `'extra ' || n` },
    value: `'Extra ' || n`,
    qualifier: `'en'`,
  },
  { ...now, table: 'office_place', predicate: 'place', columns: { city: 'city' }, value: 'city' },
  { ...now, ...line('above') },
  { ...now, ...held('n', 'country') },
  { ...now, ...held('n + 1', 'country'), key: `'now-too'` },
  { ...now, ...held('n + 2', `''`), key: `'now-anywhere'` },
  { ...now, ...covers(`''`) },
  { ...now, ...held('n + 3', 'country'), key: `'now-also'` },
]
const formerIn = (before) => [
  { ...before, ...line(`${regional}[(n + spell + 1) % 9 + 1]`) },
  { ...before, ...held('n + spell + 4', `'m49-' || lpad((spell % 9)::text, 3, '0')`) },
  { ...before, ...covers(`'former-' || spell`) },
  {
    ...before,
    from: 'planned cross join (values (0)) spell (spell)',
    ...held('n + 5', `''`),
    key: `'former'`,
  },
]

function written2(
  { table, predicate, columns, value, qualifier = `''`, from, begins, ends, key },
  at,
) {
  const id = `'bench/' || office || '/${predicate}/' || ${key}`
  const until = ends ?? 'null::date'
  // A register of 30 June 2020 vouches for what holds now until its own day.
  const sure = ends ?? `'2020-07-01'::date`
  return [
    `insert into claim (key, collection, subject, predicate, value, qualifier, precision, certainty,
        from_earliest, from_latest, until_earliest, until_latest, source, stated, note, recorded)
      select ${id}, 'bench', 'office:' || office, '${predicate}', ${value}, ${qualifier}, 'exact', 'stated',
        ${begins}, ${begins}, ${until}, ${until}, 'bench-register', '', '', tstzrange('${at}', null) from ${from}`,
    `insert into ${table} (office, ${Object.keys(columns).join(', ')}, sure, possible, stated, claims, recorded)
      select office, ${Object.values(columns).join(', ')}, daterange(${begins}, ${sure}), daterange(${begins}, ${until}),
        datemultirange(daterange(${begins}, ${sure})), array[${id}], tstzmultirange(tstzrange('${at}', null)) from ${from}`,
  ]
}

const roles = [
  'regional-director',
  'regional-thematic-specialist',
  'regional-project-support',
  'resource-mobilisation-officer',
]
const regions = [
  'vienna',
  'brussels',
  'nairobi',
  'pretoria',
  'cairo',
  'dakar',
  'bangkok',
  'buenos-aires',
  'san-jose',
]

/** Two hundred people in posts: seventy-two in the nine Regional Offices, the others chiefs of mission. */
export async function addPeople(db, count = 200) {
  const deed = { by: byCommand('bench'), name: 'posts.made', subject: 'bench:people' }
  await perform(db, deed, async (act) => {
    for (let at = 0; at < count; at += 1) {
      const isRegional = at < regions.length * roles.length * 2
      const role = isRegional ? roles[at % roles.length] : 'chief-of-mission'
      const office = isRegional
        ? regions[Math.floor(at / roles.length) % regions.length]
        : `extra-${at}`
      const person = await addPerson(act, {
        email: `bench-${at}@example.invalid`,
        name: `Person ${at}`,
        locale: 'en',
      })
      const always = { from: null, until: null }
      const what = { unit: null, titles: {}, confinedTo: [], isPublic: false }
      await addPost(act, { id: `bench-${at}`, role, office, ...what, ...always })
      await addHolding(act, {
        id: `bench-${at}`,
        post: `bench-${at}`,
        person,
        publicName: null,
        why: null,
        ...always,
      })
    }
  })
}

/** How many dated relations the database holds of offices. */
export async function relationsIn(db) {
  const { rows } = await sql`select sum(n_live)::int as count from (
    ${sql.join(
      [
        'name',
        'kind',
        'place',
        'country',
        'line',
        'function',
        'coverage',
        'language',
        'contact',
        'succession',
        'liaison',
      ].map(
        (part) =>
          sql`select count(*) as n_live from ${sql.table(part === 'liaison' ? 'office_liaison' : `office_${part}`)} where upper_inf(recorded)`,
      ),
      sql` union all `,
    )}) counted`.execute(db)
  return rows[0].count
}
