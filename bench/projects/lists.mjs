/**
 * What the list of projects with its count and the portfolio cost beside their bare statements and the writing of their answers, among
 * 200,000 projects; and what they cost right after something happened to a project, as in an organisation that writes every few seconds.
 *
 *   node --import ./bin/tsx.mjs bench/projects/lists.mjs [embedded|postgresql]
 */
import { cpus } from 'node:os'
import { sql } from 'kysely'
import { byCommand, perform } from '#platform/act.ts'
import { putStanding } from '#projects/store.ts'
import { projectBy } from '#projects/views.ts'
import { momentAt } from '#sources/views.ts'
import { engines } from '../network/engines.mjs'
import { atMost, exitCode, median, milliseconds, timed } from '../network/figures.mjs'
import { onFreshDay, programOn, readerOf } from '../network/program.mjs'
import { bareOf, watched } from '../network/watch.mjs'
import { day, openWorld, signIn, worldSizes } from './world.mjs'

const mostOfBare = 1.5
/** One round is enough of what takes so many milliseconds. */
const enoughTime = 2000
/** Each remembers for itself, so that each round begins with a program that was just started. */
const hosts = ['bench-1', 'bench-2', 'bench-3'].map((name) => `${name}.localhost`)

/** The steps of routes have tables of their own, which nothing here reads. */
const sizes = { ...worldSizes(), steps: 0, open: 0 }

/** How many projects were changed meanwhile. */
let happened = 0

console.log(`# ${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores`)
for (const engine of engines.filter((each) => (process.argv[2] ?? each) === each)) {
  const open = await openWorld(engine, sizes)
  const app = await programOn(hosts.map((host) => ({ host, db: open.db.withoutPlugins() })))
  try {
    await onEngine(engine, app, open.db)
  } finally {
    await app.close()
    await open.close()
  }
}
process.exit(exitCode())

async function onEngine(engine, app, db) {
  const { rows } = await sql`
    select split_part(id, 'regional-director-', 2) as region from post
    where id like 'bench-regional-director-%' and office <> 'headquarters' order by 1 limit 1`.execute(
    db,
  )
  const { region } = rows[0]
  const { rows: most } = await sql`
    select office, count(*) from project_header where upper_inf(recorded) group by office order by 2 desc limit 1`.execute(
    db,
  )
  const { rows: donors } = await sql`
    select donor from project_header where upper_inf(recorded) group by donor order by count(*) desc, donor limit 1`.execute(
    db,
  )
  const cookieOf = async (post) => `meridian=${await signIn(db, post)}`
  const askers = {
    headquarters: { cookie: await cookieOf('bench-oversight-headquarters') },
    developer: { cookie: await cookieOf(`bench-project-developer-${most[0].office}`) },
    public: {},
  }
  const narrowed = {
    'all of them': '',
    'by region': `region=${region}`,
    'by year': 'year=2024',
    'by theme': 'theme=protection',
    'by donor': `donor=${donors[0].donor}`,
  }
  const lists = {
    ...narrowed,
    'by words': 'q=labour+migration+ethiopia',
    'by objective': 'serves=sdg@2015/10.7',
  }
  const doors = [
    ...Object.entries(lists).map(([name, query]) => ['list', name, `/en/projects?${query}`, 100]),
    ['list, API', 'all of them', '/api/v1/projects?limit=100', 100],
    ...Object.entries(narrowed).map(([name, query]) => [
      'portfolio',
      name,
      `/en/portfolio?${query}`,
      300,
    ]),
  ]
  // The program's own code is read and made fast; what is asked below it has not met.
  for (const host of hosts)
    for (const path of ['/en/projects?q=nobody', '/en/portfolio?q=nobody'])
      await app.inject({ url: path, headers: readerOf(host) })
  for (const [what, name, path, aim] of doors)
    for (const [asker, headers] of Object.entries(askers))
      await measure(`${engine}, ${what} ${name}, ${asker}`, { app, db, path, aim, headers })
}

/** Asks each host in turn: first as if nothing had been asked since the start, then again right after something happened. */
async function measure(what, { app, db, path, aim, headers }) {
  const answered = async (host, url) => {
    const answer = await app.inject({ url, headers: { ...readerOf(host), ...headers } })
    if (answer.statusCode !== 200) throw new Error(`${url}: ${answer.statusCode} ${answer.body}`)
    return answer
  }
  const whole = []
  const bare = []
  const after = []
  for (const host of hosts) {
    const url = onFreshDay(path)
    let seen
    const time = await timed(async () => {
      seen = await watched(() => answered(host, url))
    })
    whole.push(time)
    const again = bareOf(seen)
    bare.push(await timed(() => again(db)))
    await happens(db)
    after.push(await timed(() => answered(host, path)))
    if (time > enoughTime) break
  }
  const ratio = median(whole.map((each, round) => each / bare[round]))
  const times = `${milliseconds(median(whole))} of which bare ${milliseconds(median(bare))}`
  const busy = median(after)
  const told = `${milliseconds(busy)} after something happened, ${busy <= aim ? 'within' : 'MISSES'} the aim of ${aim} ms`
  atMost(mostOfBare, `${what}, whole / bare`, ratio, `${times}; ${told}`)
}

/** A project is changed, as by somebody who writes meanwhile. */
async function happens(db) {
  happened += 1
  const id = `pr-bench-${happened}`
  const project = await projectBy(db, await momentAt(db, day, null), id)
  const deed = { by: byCommand('bench'), name: 'projects.changed', subject: `project:${id}` }
  await perform(db, deed, (act) =>
    putStanding(act, id, { ...project, revision: project.revision + 1 }),
  )
}
