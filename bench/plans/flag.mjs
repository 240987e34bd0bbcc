/**
 * What it costs to ask below after something above was revised: 10, 1,000 and 10,000 citations flagged among 20,000 objectives,
 * and the same 1,000 among 100,000, on both engines. Each is one whole act, undone afterwards.
 *
 *   node --import ./bin/tsx.mjs bench/plans/flag.mjs [embedded|postgresql] [small]
 */
import { cpus } from 'node:os'
import { sql } from 'kysely'
import { byCommand, perform } from '#platform/act.ts'
import { momentAt } from '#sources/views.ts'
import { questionBelow } from '#plans/actions/questioning.ts'
import { engines, openOn } from '../network/engines.mjs'
import { atMost, exitCode, median, milliseconds, timed } from '../network/figures.mjs'
import { addPlans, loadDefault } from './organisation.mjs'

const isSmall = process.argv[3] === 'small'
const rounds = isSmall ? 3 : 7
const sizes = isSmall ? [2_000, 10_000] : [20_000, 100_000]
const flagged = isSmall ? [10, 100, 1_000] : [10, 1_000, 10_000]
/** The same number among few and among many objectives. */
const [, alike = 0] = flagged
/** A second for one objective whose revision flags a thousand; so much longer may it take among five times as many; and so much of the growth in what is flagged. */
const limits = { act: 1_000, existing: 1.5, growth: 1.5 }
const day = '2026-11-22'
const deed = { by: byCommand('bench'), name: 'plans.published', subject: 'plan:bench' }

console.log(`# ${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores`)
for (const engine of engines.filter((each) => (process.argv[2] ?? each) === each)) {
  const times = new Map()
  for (const objectives of sizes) {
    const open = await openOn(engine)
    try {
      await loadDefault(open.db)
      await addPlans(open.db, { objectives })
      for (const count of objectives === sizes[0] ? flagged : [alike]) {
        await addCitations(open.db, count)
        times.set(`${count} of ${objectives}`, await asking(open.db, count))
      }
    } finally {
      await open.close()
    }
  }
  report(engine, times)
}
process.exit(exitCode())

function report(engine, times) {
  const [few, many] = sizes
  const of = (count, objectives) => times.get(`${count} of ${objectives}`)
  for (const [which, time] of times)
    console.log(`${engine}: ${which} flagged in ${milliseconds(time)}`)
  const most = flagged.at(-1)
  atMost(limits.act, `${engine}, ${alike} flagged among ${few} objectives, ms`, of(alike, few))
  atMost(
    limits.existing,
    `${engine}, the same ${alike} among ${many} / among ${few}`,
    of(alike, many) / of(alike, few),
  )
  atMost(
    limits.growth,
    `${engine}, time for each of ${most} / for each of ${alike}`,
    of(most, few) / most / (of(alike, few) / alike),
  )
}

/** So many objectives of countries cite an objective of their own, `p-bench-1@1/x<count>`. */
async function addCitations(db, count) {
  await sql`
    insert into plan_citation (plan, number, part, upper_of, upper_version, upper_code, recorded)
    select plan, number, part, 'p-bench-1', '1', ${`x${count}`}, recorded from plan_part
    where kind = 'objective' and plan like 'p-bench-%-%' order by part, plan limit ${count}`.execute(
    db,
  )
  await sql`vacuum (analyze)`.execute(db)
}

/** The median time of asking below after that objective was revised. */
async function asking(db, count) {
  const upper = { of: 'p-bench-1', version: '1', code: `x${count}` }
  const change = {
    upper,
    became: 'revised',
    now: { ...upper, version: '2' },
    from: null,
    fields: [],
  }
  const today = await momentAt(db, day, null)
  const all = []
  for (let round = 0; round <= rounds; round += 1) {
    const tx = await db.startTransaction().execute()
    let asked
    const time = await timed(async () => {
      asked = await perform(tx, deed, (act) => questionBelow(act, [change], { today, link: null }))
    })
    await tx.rollback().execute()
    if (asked.questions !== count) throw new Error(`${asked.questions} of ${count} were asked`)
    if (round > 0) all.push(time)
  }
  return median(all)
}
