/**
 * What My work, the route of a new project and the turnaround cost beside their bare statements and the writing of their answers, among
 * 2,000,000 steps; My work also for somebody with whom 10,000 steps wait. Every answer is of a moment after which something
 * happened: nothing is remembered from before.
 *
 *   node --import ./bin/tsx.mjs bench/projects/routes.mjs [embedded|postgresql]
 */
import { cpus, loadavg } from 'node:os'
import { sql } from 'kysely'
import { byCommand, perform } from '#platform/act.ts'
import { projectBy } from '#projects/views.ts'
import { routePreview } from '#routes/views.ts'
import { momentAt } from '#sources/views.ts'
import { engines } from '../network/engines.mjs'
import { atMost, exitCode, median, milliseconds, timed } from '../network/figures.mjs'
import { programOn, readerOf } from '../network/program.mjs'
import { bareOf, watched } from '../network/watch.mjs'
import { day, openWorld, signIn, worldSizes } from './world.mjs'

const mostOfBare = 1.5
const rounds = 9
const host = 'bench.localhost'
const aims = { work: 20, route: 10 }
/** With whom very many steps wait. */
const flooded = 'bench-regional-director-headquarters'

/** The lines of budgets stand in tables that nothing here reads. */
const sizes = { ...worldSizes(), lines: worldSizes().projects }

console.log(
  `# ${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores, load ${loadavg()[0].toFixed(1)}`,
)
for (const engine of engines.filter((each) => (process.argv[2] ?? each) === each)) {
  const { db, close } = await openWorld(engine, sizes)
  const app = await programOn([{ host, db }])
  try {
    await workOn(engine, app, db)
    await routeOn(engine, db)
    await turnaroundOn(engine, app, db)
  } finally {
    await app.close()
    await close()
  }
}
process.exit(exitCode())

async function workOn(engine, app, db) {
  const { rows } = await sql`
    select post, count(*)::int as count from route_standing where upper_inf(recorded) and state = 'open' group by 1 order by 2 desc limit 1`.execute(
    db,
  )
  await sql`
    create table bench_moved as select step, post from route_standing where upper_inf(recorded) and state = 'open'
      and step in (select id from route_step where verb = 'projects.endorse') order by step limit 10000`.execute(
    db,
  )
  const { rows: moved } = await sql`select count(*)::int as count from bench_moved`.execute(db)
  const measured = async (post, count) => {
    const who = `${engine}, My work, ${count} waiting`
    await measure(`${who}, page`, { app, db, path: '/en/work', post, aim: aims.work })
    const path = '/api/v1/work/waiting?limit=100'
    await measure(`${who}, API`, { app, db, path, post, aim: aims.work })
  }
  await measured(rows[0].post, rows[0].count)
  try {
    await sql`update route_standing stood set post = ${flooded} from bench_moved moved
      where moved.step = stood.step and upper_inf(stood.recorded)`.execute(db)
    await sql`vacuum (analyze) route_standing`.execute(db)
    await measured(flooded, moved[0].count)
  } finally {
    await sql`update route_standing stood set post = moved.post from bench_moved moved
      where moved.step = stood.step and upper_inf(stood.recorded)`.execute(db)
    await sql`drop table bench_moved`.execute(db)
    await sql`vacuum (analyze) route_standing`.execute(db)
  }
}

async function turnaroundOn(engine, app, db) {
  const post = 'bench-director-general-headquarters'
  const { rows } = await sql`
    select count(*)::int as "all", (count(*) filter (where at >= ${day}::date - 365))::int as "lastYear" from route_verdict`.execute(
    db,
  )
  console.log(`# ${engine}: ${rows[0].all} verdicts, ${rows[0].lastYear} of the last year`)
  const page = { app, db, post, aim: null }
  const what = `${engine}, turnaround`
  await measure(`${what} of the last year, page`, { ...page, path: '/en/work/turnaround' })
  await measure(`${what} of an office since 2008, page`, {
    ...page,
    path: '/en/work/turnaround?office=kenya&from=2008-01-01',
  })
  await measure(`${what} of the last year, API`, { ...page, path: '/api/v1/turnaround?limit=100' })
}

/** The route that proposals would take today: who is asked, why, and until when. */
async function routeOn(engine, db) {
  const now = { today: { ...(await momentAt(db, day, null)), asKnown: null }, todayAt: () => day }
  const { rows } = await sql`
    select project from project_standing where upper_inf(recorded) and state = 'proposal' order by project limit ${4 * rounds}`.execute(
    db,
  )
  const whole = []
  const bare = []
  for (const { project: id } of rows) {
    const project = await projectBy(db, now.today, id)
    let seen
    const time = await timed(async () => {
      seen = await watched(() => routePreview(db, now, project, 'en'))
    })
    if (seen.answer.steps.length === 0) throw new Error(`nobody is asked about ${id}`)
    whole.push(time)
    bare.push(await timed(() => again(db, seen)))
  }
  const ratio = median(whole.map((each, at) => each / bare[at]))
  tell(`${engine}, route of a new project: whole / bare statements`, ratio, whole, bare, aims.route)
}

async function again(db, { batches }) {
  for (const batch of batches) await Promise.all(batch.map((each) => db.executeQuery(each)))
}

async function measure(what, { app, db, path, post, aim }) {
  const headers = { cookie: `meridian=${await signIn(db, post)}` }
  const whole = []
  const bare = []
  for (let round = 0; round <= rounds; round += 1) {
    await happens(db)
    let seen
    const time = await timed(async () => {
      seen = await watched(() =>
        app.inject({ url: path, headers: { ...readerOf(host), ...headers } }),
      )
    })
    const { answer } = seen
    if (answer.statusCode !== 200) throw new Error(`${path}: ${answer.statusCode} ${answer.body}`)
    const least = bareOf(seen)
    const bareTime = await timed(() => least(db))
    // The first round warms what every later one finds warm.
    if (round === 0) continue
    whole.push(time)
    bare.push(bareTime)
  }
  const ratio = median(whole.map((each, round) => each / bare[round]))
  tell(`${what}: whole / bare`, ratio, whole, bare, aim)
}

function tell(what, ratio, whole, bare, aim) {
  const time = median(whole)
  const aimed = aim === null ? '' : `; ${time <= aim ? 'within' : 'MISSES'} the aim of ${aim} ms`
  atMost(
    mostOfBare,
    what,
    ratio,
    `${milliseconds(time)} of which bare ${milliseconds(median(bare))}${aimed}`,
  )
}

/** Something happens to open steps, as while others work. */
function happens(db) {
  const deed = { by: byCommand('bench'), name: 'routes.settled', subject: 'routes:open' }
  return perform(db, deed, async () => {})
}
