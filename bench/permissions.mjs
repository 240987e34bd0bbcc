// What asking for rights costs of a page: the rights of the one who asks, the mandates over an office, and the rules, against the whole
// page.
// No server, one loaded database in memory: `node --import ./bin/tsx.mjs bench/permissions.mjs [rounds]`. Exits 1 when a page spends more than 5 % on it.
import { createApp } from '../src/app.ts'
import { loadOrganisation, organisations } from '../src/organisations.ts'
import { readConfig } from '../src/platform/config.ts'
import { connect } from '../src/platform/db/db.ts'
import { openInMemory } from '../src/platform/db/embedded/engine.ts'
import { migrate } from '../src/platform/db/migrate.ts'
import { permits } from '../src/posts/permits.ts'
import { demoHolders } from '../src/posts/views/demo.ts'
import { grantsOf } from '../src/posts/views/grants.ts'
import { grantsAt } from '../src/posts/views/remembered.ts'
import { targetAt } from '../src/posts/views/targets.ts'
import { momentAt } from '../src/sources/views.ts'

const rounds = Number(process.argv[2] ?? 40)
const most = 0.05
const engine = await openInMemory()
const db = connect(engine)
await migrate(db)
const [organisation] = await organisations()
await loadOrganisation(db, organisation)
const app = await createApp({
  config: { ...readConfig({ LOG_LEVEL: 'silent' }), trustedProxies: [] },
  organisations: [organisation],
  databases: { isReady: () => true, open: async () => db },
})
const headers = { host: 'localhost', origin: 'http://localhost' }
const entered = await app.inject({
  method: 'POST',
  url: '/en/demo',
  headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
  payload: 'role=regional-director',
})
const cookie = String(entered.headers['set-cookie']).split(';')[0]
const moment = await momentAt(db, new Date().toISOString().slice(0, 10), null)
const person = (await demoHolders(db)).get('demo-regional-director')

const median = (times) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]
const timed = async (work) => {
  const times = []
  for (let at = 0; at < rounds; at += 1) {
    const from = performance.now()
    await work(at)
    times.push(performance.now() - from)
  }
  return median(times)
}
const check = async () => {
  const grants = await grantsAt(db, person, moment, 1)
  const asker = { person, scopes: null, today: moment, grants }
  const target = await targetAt(db, asker, { id: 'kyrgyzstan', name: 'Kyrgyzstan' }, moment.asOf)
  permits('posts.appoint', asker, target)
}
const fresh = await timed(() => grantsOf(db, person, moment))
await timed(check)
const asking = await timed(check)
console.log(`all rights of a person after something changed: ${fresh.toFixed(2)} ms`)
console.log(`asking for rights: ${asking.toFixed(2)} ms (median of ${rounds})`)
let worst = 0
for (const path of [
  '',
  '/offices',
  '/offices/vienna',
  '/posts',
  '/access',
  '/structure',
  '/posts/demo-chief-of-mission',
]) {
  const visit = (at) =>
    app.inject({
      url: `/en${path}`,
      headers: { ...headers, cookie },
      remoteAddress: `10.0.0.${at % 200}`,
    })
  await timed(visit)
  const whole = await timed(visit)
  worst = Math.max(worst, asking / whole)
  console.log(
    `${`/en${path}`.padEnd(20)} ${whole.toFixed(1)} ms, of which rights ${((asking / whole) * 100).toFixed(1)} %`,
  )
}
await app.close()
await db.destroy()
await engine.close()
process.exitCode = worst > most ? 1 : 0
