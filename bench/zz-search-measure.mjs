import { readFile, readdir } from 'node:fs/promises'
import { sql } from 'kysely'
import { connect } from '#platform/db/db.ts'
import { openInMemory } from '#platform/db/embedded/engine.ts'
import { wordsIn } from '#platform/i18n/words.ts'
import { standOf } from '#platform/http/stand.ts'
import { loadDefault, addPlans } from '/work/main/bench/plans/organisation.mjs'
import { find } from '#portal/search.ts'
const engine = await openInMemory()
const db = connect(engine)
await loadDefault(db)
await addPlans(db, { objectives: 20000 })
await sql.raw(`insert into plan (id, level, office, origin, made_at) select 'p-more-'||n,'country-strategy','vienna','own', now() from generate_series(1,1700) n`).execute(db)
await sql.raw(`insert into plan_version (plan, number, template, template_version, languages, made_at) select 'p-more-'||n,1,'country-strategy',1,array['en','fr','es','ar'],now() from generate_series(1,1700) n`).execute(db)
await sql.raw(`insert into plan_standing (plan, number, state, since, anchor, in_force, fingerprint, revision, recorded) select 'p-more-'||n,1,'published','2024-01-01','2023-10-01',daterange('2024-01-01','2029-01-01'),repeat('0',64),1,tstzrange(now(),null) from generate_series(1,1700) n`).execute(db)
await sql.raw(`insert into plan_part (plan, number, part, kind, parent, place, fields, recorded) select 'p-more-'||n,1,'plan','plan',null,1,jsonb_build_object('title.en','Country strategy for migration number '||n,'title.fr','Stratégie de pays pour la migration numéro '||n,'title.es','Estrategia de país para la migración número '||n,'title.ar','الاستراتيجية القطرية للهجرة رقم '||n),tstzrange(now(),null) from generate_series(1,1700) n`).execute(db)
const count = async (t) => (await sql.raw(`select count(*)::int n from ${t}`).execute(db)).rows[0].n
console.log('plans', await count('plan'), 'parts', await count('plan_part'), 'objectives', await count('framework_objective'))
const moment = { asOf: '2026-06-30', asKnown: null, horizon: '2025-02-11' }
const stand = await standOf(db)
const reader = (s = stand) => ({ db, stand: s, moment, locale: 'en', words: wordsIn('en'), asker: null })
const time = async (name, work) => { const t = performance.now(); const r = await work(); console.log(name.padEnd(40), (performance.now() - t).toFixed(1), 'ms', r.hits.length) }
await time('first', () => find(reader(), 'migration'))
for (const q of ['migration','sdg 10.7','vienna','recrutement ethique','الهجرة','m','qqqqzzzz','migratoin stratgy','number 1699'])
  for (const _ of [1,2]) await time(q, () => find(reader(), q))
for (let i=1;i<4;i++) await time('after an event', () => find(reader({event: stand.event+i, at: stand.at}), 'migration'))
const { search } = await import('#portal/views.ts')
for (const q of ['migration','qqqqzzzz','vienna']) { const t=performance.now(); await search(db, moment, q, {locale:'en',limit:100}); console.log('names alone', q, (performance.now()-t).toFixed(1)) }
const { versionTitles } = await import('#plans/views/reading/titles.ts')
const { everyObjective } = await import('#frameworks/views.ts')
for (const [n,w] of [['versionTitles',()=>versionTitles(db,moment)],['everyObjective',()=>everyObjective(db,moment)]]) { const t=performance.now(); const r=await w(); console.log(n,r.length,(performance.now()-t).toFixed(1)) }
await db.destroy(); await engine.close()
