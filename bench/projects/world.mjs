import { sql } from 'kysely'
import { connect, atomically } from '#platform/db/db.ts'
import { openEmbedded } from '#platform/db/embedded/engine.ts'
import { instantText } from '#platform/db/periods.ts'
import { beginSession } from '#people/actions/sessions.ts'
import { momentAt } from '#sources/views.ts'
import { officeCity, officeCountry } from '#network/views/naming.ts'
import { regionsOnDay } from '#plans/views/gaps/held.ts'
import { openOn } from '../network/engines.mjs'
import { loadDefault } from '../plans/organisation.mjs'
import { addOffices } from '../scenarios/organisation.mjs'
import { peopleStatements } from './world-people.mjs'
import { projectStatements } from './world-projects.mjs'
import { routeStatements } from './world-routes.mjs'

/** The day on which the world stands: nothing in it begins or is decided after it. */
export const day = '2026-11-22'

/** How much there is. `BENCH_PROJECTS` makes another world of the same proportions. */
export function worldSizes(projects = Number(process.env.BENCH_PROJECTS ?? 200_000)) {
  return {
    projects,
    lines: projects * 5,
    steps: projects * 10,
    open: Math.round((projects * 3) / 20 / 2) * 2,
  }
}

/**
 * A database with the world in it, and how to leave it. It is filled anew, unless `BENCH_EMBEDDED` names a folder or `BENCH_POSTGRESQL` the
 * address of an empty database in which it is kept for the next time.
 */
export async function openWorld(engine, sizes = worldSizes()) {
  const open = await opened(engine)
  const { rows } = await sql`select to_regclass('route_standing') is not null as there`.execute(
    open.db,
  )
  try {
    if (!rows[0].there) await addWorld(open.db, sizes)
    return open
  } catch (error) {
    await open.close()
    throw error
  }
}

async function opened(engine) {
  const { BENCH_EMBEDDED: folder, BENCH_POSTGRESQL: url } = process.env
  if (engine === 'postgresql' && url) {
    const db = connect({ url })
    return { db, close: () => db.destroy() }
  }
  if (engine === 'postgresql' || !folder) return openOn(engine, { isOnDisk: true })
  const embedded = await openEmbedded(folder)
  const db = connect(embedded)
  const close = async () => {
    await db.destroy()
    await embedded.close()
  }
  return { db, close }
}

/**
 * Fills an empty database with a generated organisation, the same each time: the default organisation with 400 offices, each with a chief
 * of mission, a developer and whoever looks after its money; Regional Offices and headquarters with those who endorse and review; projects
 * of 2008 to 2026 in all states with places, citations and budget lines, as the program writes them; and the steps of their routes, nearly
 * all decided. It is written by SQL, past the acts: one event tells of it all.
 */
export async function addWorld(db, sizes = worldSizes()) {
  const begun = performance.now()
  await loadDefault(db)
  await addOffices(db, 400)
  const moment = await momentAt(db, day, null)
  await atomically(db, async (tx) => {
    await sql`set local maintenance_work_mem = '256MB'`.execute(tx)
    await sql`set local work_mem = '64MB'`.execute(tx)
    const written =
      await sql`insert into event (actor, name, subject) values ('bench', 'projects.recorded', 'bench')
      returning ${instantText(sql`at`)} as at`.execute(tx)
    const { at } = written.rows[0]
    await addGround(tx, moment)
    const putBack = await setAside(tx)
    const all = [
      ...peopleStatements(at),
      ...projectStatements(sizes, at, day),
      ...routeStatements(sizes, at, day),
    ]
    for (const text of all) await told(text, () => sql.raw(text).execute(tx))
    await putBack()
    await sql`drop table bench_office, bench_region, bench_post, bench_project, bench_line, bench_route, bench_step`.execute(
      tx,
    )
    await sql`drop function bench_chance(bigint, integer)`.execute(tx)
  })
  await sql`vacuum (analyze)`.execute(db)
  const seconds = Math.round((performance.now() - begun) / 1000)
  console.log(
    `# ${sizes.projects} projects, ${sizes.lines} lines, ${sizes.steps} steps in ${seconds} s`,
  )
}

/** With `BENCH_TELL` it is told what takes longer than a second. */
async function told(text, work) {
  const begun = performance.now()
  await work()
  const seconds = (performance.now() - begun) / 1000
  if (process.env.BENCH_TELL && seconds > 1)
    console.log(`# ${seconds.toFixed(1)} s: ${text.trim().slice(0, 70).replaceAll(/\s+/g, ' ')}`)
}

/** A chance between 0 and 1 for each number, the same each time; the offices by number, with their country and Regional Office. */
async function addGround(tx, moment) {
  await sql`
    create function bench_chance(n bigint, which integer) returns double precision language sql immutable parallel safe
    return (hashint8extended(n, which) & 1048575) / 1048576.0::double precision`.execute(tx)
  await sql`
    create table bench_region as select office, country from (${regionsOnDay(moment)}) region`.execute(
    tx,
  )
  await sql`
    create table bench_office as
    select row_number() over (order by kinded.office like 'extra-%', md5(kinded.office)) - 1 as n, kinded.office, located.country,
      coalesce((select min(region.office) from bench_region region where region.country = located.country), 'headquarters') as region
    from (select distinct office from office_kind where upper_inf(recorded)) kinded
      cross join lateral (select ${officeCity(sql`kinded.office`, moment)} as city offset 0) placed
      cross join lateral (select ${officeCountry(sql`kinded.office`, sql`placed.city`, moment)} as country offset 0) located
    where located.country is not null`.execute(tx)
}

/** What is written row by row here is checked and sorted into indexes all at once, which is faster. */
async function setAside(tx) {
  const written = `'^(project|project_(code|version|writer|standing|part|citation|header|year)|route|route_(end|step|standing|verdict))$'`
  const { rows: rules } = await sql
    .raw(
      `select conrelid::regclass::text as written, quote_ident(conname) as name, pg_get_constraintdef(oid) as rule
       from pg_constraint where contype in ('x', 'f') and conrelid::regclass::text ~ ${written} order by contype desc`,
    )
    .execute(tx)
  const { rows: indexes } = await sql
    .raw(
      `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index
       where indrelid::regclass::text ~ ${written} and not exists (select from pg_constraint held where held.conindid = indexrelid)`,
    )
    .execute(tx)
  for (const { written: table, name } of rules)
    await sql.raw(`alter table ${table} drop constraint ${name}`).execute(tx)
  for (const { name } of indexes) await sql.raw(`drop index ${name}`).execute(tx)
  const back = [
    ...indexes.map(({ definition }) => definition),
    ...rules.map(
      ({ written: table, name, rule }) => `alter table ${table} add constraint ${name} ${rule}`,
    ),
  ]
  return async () => {
    for (const text of back) await told(text, () => sql.raw(text).execute(tx))
  }
}

/** Signs somebody of the world in; the headers with which they ask. Posts are `bench-<role>-<office>`. */
export async function signIn(db, post) {
  const { rows } =
    await sql`select person from holding where post = ${post} and upper_inf(recorded)`.execute(db)
  const begun = {
    person: rows[0].person,
    way: 'password',
    browser: 'firefox-linux',
    awaitsFactor: false,
    hasSecondFactor: true,
    instead: undefined,
  }
  return beginSession(db, begun, new Date())
}
