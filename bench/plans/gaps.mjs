/**
 * What the matrix of gaps costs beside its bare statements and the writing of its cells: six regions, about 180 countries, all
 * frameworks in force, 20,000 objectives, on both engines.
 *
 *   node --import ./bin/tsx.mjs bench/plans/gaps.mjs [embedded|postgresql]
 */
import { cpus } from 'node:os'
import { sql } from 'kysely'
import { engines, openOn } from '../network/engines.mjs'
import { atMost, exitCode, median, milliseconds, timed } from '../network/figures.mjs'
import { onFreshDay, programOn, readerOf } from '../network/program.mjs'
import { bareOf, watched } from '../network/watch.mjs'
import { addPlans, loadDefault } from './organisation.mjs'

const mostOfBare = 2
const objectives = 20_000
const rounds = 9
const paths = { page: '/en/plans/gaps', API: '/api/v1/plans/matrix?limit=500' }

console.log(`# ${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores`)
for (const engine of engines.filter((each) => (process.argv[2] ?? each) === each)) {
  const open = await openOn(engine)
  try {
    await loadDefault(open.db)
    await addPlans(open.db, { objectives })
    const { rows } =
      await sql`select (select count(*)::int from plan_part where kind = 'objective') as objectives,
      (select count(*)::int from plan_service) as services`.execute(open.db)
    console.log(`# ${engine}: ${rows[0].objectives} objectives, ${rows[0].services} services`)
    const host = 'bench.localhost'
    const app = await programOn([{ host, db: open.db }])
    for (const [door, path] of Object.entries(paths))
      await measure(engine, { door, path, host, app, db: open.db })
    await app.close()
  } finally {
    await open.close()
  }
}
process.exit(exitCode())

async function measure(engine, { door, path, host, app, db }) {
  const whole = []
  const bare = []
  for (let round = 0; round <= rounds; round += 1) {
    const url = onFreshDay(path)
    const seen = await watched(async () => {
      let answer
      const time = await timed(async () => {
        answer = await app.inject({ url, headers: readerOf(host) })
      })
      if (answer.statusCode !== 200) throw new Error(`${url} answered ${answer.statusCode}`)
      if (round > 0) whole.push(time)
      return answer
    })
    const again = bareOf(seen)
    const time = await timed(() => again(db))
    if (round > 0) bare.push(time)
  }
  const ratio = median(whole.map((each, round) => each / bare[round]))
  const detail = `${milliseconds(median(whole))} of which bare ${milliseconds(median(bare))}`
  atMost(mostOfBare, `${engine}, gap matrix, ${door}, whole / bare`, ratio, detail)
}
