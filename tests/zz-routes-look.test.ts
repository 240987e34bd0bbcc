import { existsSync, writeFileSync } from 'node:fs'
import { sql } from 'kysely'
import { test } from 'vitest'
import { cast, proposal, say, sent } from '#routes/routes.test.room.ts'
import { sessionOf } from './accounts.ts'
import { startProgram } from './requests.ts'

test('look', async () => {
  const program = await startProgram(() => new Date(), undefined, { config: { origin: 'http://127.0.0.1:3977' } })
  const db = await program.databaseOf('iom')
  const who = await cast(db)
  await proposal(db, { id: 'pr-before', fields: { 'title.en': 'Skills for women in Osh', themes: 'protection', currency: 'USD', expected: '90000' } })
  await proposal(db, { id: 'pr-route', fields: { 'title.en': 'Protection of returning migrants in Kyrgyzstan and Tajikistan', themes: 'protection, labour-mobility', currency: 'USD', expected: '990000' }, countries: ['KGZ', 'TJK'] })
  await sent(who.developer, 'pr-route')
  await proposal(db, { id: 'pr-returned', fields: { 'title.en': 'Counter-trafficking in Batken', themes: 'protection', currency: 'USD', expected: '400000' } })
  await sent(who.developer, 'pr-returned')
  await say(who.chief, 'chief-of-mission', { verdict: 'return', reason: 'The budget does not follow the plan.', reasons: [{ part: 'project', field: 'expected', text: 'Too low for two years.' }, { part: 'pl1', field: 'p-code', text: 'Which districts?' }] }, 'pr-returned')
  await sql`update project_part set fields = fields || '{"title.en": "Counter-trafficking in Batken and Osh"}' where project = 'pr-returned' and part = 'project' and upper_inf(recorded)`.execute(db)
  await sent(who.developer, 'pr-returned')
  for (const n of [1, 2, 3]) {
    await proposal(db, { id: `pr-done-${n}`, fields: { 'title.en': `Health at borders ${n}`, themes: 'protection', currency: 'USD', expected: '90000' } })
    await sent(who.developer, `pr-done-${n}`)
    await say(who.chief, 'chief-of-mission', n === 2 ? { verdict: 'endorse-with-conditions', conditions: [{ text: 'The ministry confirms in writing.', due: '2026-12-15' }] } : {}, `pr-done-${n}`)
  }
  await sql`update route_standing set due = '2026-11-16' where state = 'open' and upper_inf(recorded) and step in (select step.id from route_step step join route on route.id = step.route where route.project = 'pr-done-3')`.execute(db)
  await sql`update route_standing set opened_at = opened_at - interval '3 days 4 hours', begun_at = begun_at - interval '1 day' where state = 'decided'`.execute(db)
  const cookies: Record<string, string> = {}
  for (const [name, by] of Object.entries(who)) cookies[name] = await sessionOf(db, by.asker.person, new Date())
  await program.app.listen({ host: '127.0.0.1', port: 3977 })
  writeFileSync('/tmp/f/routes-web/cookies.json', JSON.stringify(cookies))
  for (let left = 1200; left > 0 && !existsSync('/tmp/f/routes-web/stop'); left--) await new Promise((d) => setTimeout(d, 1000))
  await program.close()
}, 2_000_000)
