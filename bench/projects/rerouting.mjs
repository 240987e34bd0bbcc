/**
 * What it costs when an adopted scenario re-routes open steps: six Regional Offices each pass their region on to the next, and 1,000 and
 * 10,000 open steps change hands, among 200,000 steps and among 2,000,000. It may grow with the open steps only. Each is one whole
 * act, undone afterwards.
 *
 *   node --import ./bin/tsx.mjs bench/projects/rerouting.mjs [embedded|postgresql]
 */
import { cpus, loadavg } from 'node:os'
import { sql } from 'kysely'
import { periodTables } from '../../src/domains.ts'
import { byCommand, perform } from '#platform/act.ts'
import { daysAfter } from '#platform/day.ts'
import { decide } from '#decisions/actions/decide.ts'
import { foresee } from '#decisions/views/foreseen.ts'
import { settleAll } from '#routes/actions/settling.ts'
import { momentAt } from '#sources/views.ts'
import { engines, openOn } from '../network/engines.mjs'
import { atMost, exitCode, median, milliseconds, timed } from '../network/figures.mjs'
import { addWorld, day, openWorld, worldSizes } from './world.mjs'

const rounds = 3
const counts = [1_000, 10_000]
/** So much longer may as many open steps take among ten times as many decided ones, and each of ten times as many open ones. */
const limits = { decided: 1.5, open: 1.5 }
const aim = 5_000
const ground = { tables: periodTables, publisher: 'Bench' }
const room = { link: () => 'http://127.0.0.1/', work: () => 'http://127.0.0.1/' }

/** The lines of budgets stand in tables that nothing here reads. */
const large = { ...worldSizes(), lines: worldSizes().projects }
const small = worldSizes(large.projects / 10)

console.log(
  `# ${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores, load ${loadavg()[0].toFixed(1)}`,
)
for (const engine of engines.filter((each) => (process.argv[2] ?? each) === each)) {
  const among = new Map()
  for (const sizes of [small, large]) {
    const open = await (sizes === large ? openWorld(engine, sizes) : smallWorld(engine))
    try {
      for (const count of sizes === large ? counts : counts.slice(-1)) {
        const took = await rerouting(open.db, count)
        among.set(`${count} of ${sizes.steps}`, took)
        console.log(`# ${engine}: ${count} among ${sizes.steps} in ${milliseconds(took)}`)
      }
    } finally {
      await open.close()
    }
  }
  report(engine, among)
}
process.exit(exitCode())

async function smallWorld(engine) {
  const open = await openOn(engine, { isOnDisk: true })
  await addWorld(open.db, { ...small, lines: small.projects })
  return open
}

function report(engine, among) {
  const [few, many] = counts
  const of = (count, { steps }) => among.get(`${count} of ${steps}`)
  const whole = of(many, large)
  const told = `${milliseconds(whole)}, ${whole <= aim ? 'within' : 'MISSES'} the aim of ${aim} ms`
  atMost(
    limits.decided,
    `${engine}, ${many} open among ${large.steps} / among ${small.steps}`,
    whole / of(many, small),
    told,
  )
  atMost(
    limits.open,
    `${engine}, time for each of ${many} open / for each of ${few}`,
    whole / many / (of(few, large) / few),
  )
}

/** The median time of re-routing so many open steps; all that is done for it is undone. */
async function rerouting(db, count) {
  const tx = await db.startTransaction().execute()
  try {
    await openExactly(tx, count)
    const before = await settledOn(tx, day)
    if (before.moved > 0) throw new Error(`${before.moved} steps moved before anything happened`)
    await rotateRegions(tx)
    const times = []
    for (let round = 0; round <= rounds; round += 1) {
      await sql`savepoint before_round`.execute(tx)
      let became
      const time = await timed(async () => {
        became = await settledOn(tx, daysAfter(day, 2))
      })
      if (became.moved < count * 0.8 || became.stuck > 0)
        throw new Error(`of ${count} steps ${became.moved} moved and ${became.stuck} are stuck`)
      await sql`rollback to savepoint before_round`.execute(tx)
      if (round > 0) times.push(time)
    }
    return median(times)
  } finally {
    await tx.rollback().execute()
  }
}

async function settledOn(tx, on) {
  const today = { ...(await momentAt(tx, on, null)), asKnown: null }
  return settleAll(tx, { today, todayAt: () => on }, room)
}

/** Of all steps exactly so many are open, all with Regional Offices and none nearly due. */
async function openExactly(tx, count) {
  await sql`
    with chosen as materialized (
      select step.id from route_step step where step.rule in ('regional-endorsement', 'report-region') order by step.id limit ${count})
    update route_standing set due = ${daysAfter(day, 28)}::date, state = case when step in (select id from chosen) then 'open' else 'ended' end,
      opened_at = coalesce(opened_at, now()), recorded = tstzrange(now() - interval '1 day', null)
    where upper_inf(recorded) and (state = 'open' or step in (select id from chosen))`.execute(tx)
  await sql`analyze route_standing`.execute(tx)
}

/** From tomorrow on each Regional Office covers the region that another covers today. */
async function rotateRegions(tx) {
  const { rows: held } = await sql`
    select distinct held.office, held.covers, held.condition from office_coverage held
      join office_kind kinded on kinded.office = held.office and kinded.kind = 'regional-office' and upper_inf(kinded.recorded)
        and kinded.possible @> ${day}::date
    where upper_inf(held.recorded) and held.possible @> ${day}::date and held.covers like 'six-%' order by held.covers`.execute(
    tx,
  )
  const changes = held.flatMap(({ office, covers, condition }, at) => [
    change('take-coverage', office, covers, condition),
    change('give-coverage', held[(at + 1) % held.length].office, covers, ''),
  ])
  const from = daysAfter(day, 1)
  const { wrong, steps } = await foresee(tx, await momentAt(tx, from, null), changes, ground)
  if (wrong.length > 0) throw new Error(JSON.stringify(wrong))
  const of = 'scenario:bench'
  const deed = { by: byCommand('bench'), name: 'scenarios.adopted', subject: of }
  await perform(tx, deed, (act) =>
    decide(
      act,
      {
        of,
        title: 'Bench',
        language: 'en',
        day,
        from,
        steps,
        corrections: [],
        cites: null,
        why: 'Bench',
      },
      ground,
    ),
  )
}

function change(kind, office, value, qualifier) {
  return { kind, value, qualifier, subject: `office:${office}`, note: '' }
}
