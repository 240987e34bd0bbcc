import { connect } from '#platform/db/db.ts'
import { migrate } from '#platform/db/migrate.ts'
import { momentAt, statements, sourceList, rulingsOn, claimsKnown } from '#sources/views.ts'
import { officeList } from '#network/views/offices.ts'
import { officePage, unitList } from '#network/views/office.ts'
import { responsibleFor } from '#network/views/responsible.ts'
import * as L from '#network/views/lists.ts'
import * as W from '#world/views.ts'
import * as B from '#liaison/views.ts'
import * as E from '#evidence/views.ts'
import { search } from '#portal/views.ts'
const db = connect({ url: 'postgres://postgres@127.0.0.1:5544/m' })
const m = await momentAt(db, '2018-06-30', null)
const time = async (name: string, f: () => Promise<any>) => { const t = performance.now(); try { const r = await f(); console.log(name, Math.round(performance.now()-t)+'ms', r) } catch (e: any) { console.log('FAIL', name, e.message, e.position) } }
const o = { locale: 'fr' as const, limit: 3, cursor: null }
await time('ro', async () => { const r = await officeList(db, m, { kind: 'regional-office' }, o); return [r.total, r.next, r.items[0]] })
await time('rm', async () => (await officeList(db, m, { function: 'resource-mobilisation' }, o)).total)
await time('rm20', async () => (await officeList(db, await momentAt(db,'2020-06-30',null), { function: 'resource-mobilisation' }, o)).total)
await time('all25', async () => (await officeList(db, await momentAt(db,'2025-02-11',null), {}, {...o, limit:300})).total)
await time('allnow', async () => (await officeList(db, await momentAt(db,'2026-11-22',null), {}, {...o, limit:300})).total)
await time('area', async () => (await officeList(db, m, { area: 'm49-150' }, o)).total)
await time('q', async () => (await officeList(db, m, { q: 'wien' }, o)).items.map(i=>i.id))
await time('vienna', async () => { const r = await officePage(db, m, 'ar', 'vienna'); return r && [r.name, r.kind, r.cityName, r.countryName, r.functions.length, r.coverage, r.countries.length, r.neighbours, r.kinds[0]] })
await time('resp', async () => (await responsibleFor(db, m, 'KGZ', { locale: 'en' })).map(r => [r.office, r.function, r.via, r.basis, r.certainty, r.from_latest, r.holds].join()))
await time('respall', async () => (await responsibleFor(db, m, 'KGZ', { locale: 'en', all: true })).length)
await time('units', async () => (await unitList(db, m, null)).length)
await time('kinds', async () => (await L.kindsInUse(db, m)).map(k=>k.id+k.offices).join())
await time('fns', async () => (await L.functionsInUse(db, m)).length)
await time('hok', async () => (await L.holdersOfKind(db, m, 'en', 'mission-with-regional-functions')).length)
await time('hof', async () => (await L.holdersOfFunction(db, m, 'en', 'coordination')).map(x=>[x.office,x.kind,x.detail,x.holds].join()))
await time('hoa', async () => (await L.holdersOfArea(db, m, 'en', 'central-asia')).length)
await time('structure', async () => (await L.structureOn(db, m)).length)
await time('changes', async () => (await L.lastChanges(db, m, 5)))
await time('moved', async () => (await L.movedToCentres(db, m, 'en')).length)
await time('countries', async () => (await W.countryList(db, m, 'ar')).slice(0,3))
await time('country', async () => { const c = await W.country(db, m, 'en', 'SWZ'); return c && [c.name, c.codes, c.areas.map(a=>a.id).join()] })
await time('areas', async () => (await W.areaList(db, m, 'en')).map(a=>a.id+':'+a.members.length+a.certainty[0]).join(' '))
await time('bodies', async () => (await B.bodyList(db, m)).length)
await time('body', async () => B.body(db, m, 'en', 'osce'))
for (const d of ['2008-06-30','2018-06-30','2025-02-11']) await time('osce '+d, async () => (await B.liaisonWith(db, await momentAt(db,d,null), 'en', 'osce')).map(x=>[x.office,x.kind,x.holds,x.certainty,x.last_stated].join()))
await time('figs', async () => (await E.figures(db, m)).length)
await time('search', async () => (await search(db, m, 'Nur-Sultan', { locale: 'en', limit: 5 })))
await time('sources', async () => (await sourceList(db, m)).slice(0,2))
await time('statements', async () => (await statements(db, m, { subject: 'office:vienna' }, { limit: 2, cursor: null })))
await db.destroy()
