// What a rehearsal of the restructuring of 2024 costs, on both engines: its impact on 600 offices with 60,000 dated relations and 200
// people, on ten times as many relations, its adoption, and what a reader of pages feels of both.
// `node --import ./bin/tsx.mjs bench/scenarios/rehearse.mjs [embedded|postgresql] [small]`. Exits 1 when a limit is passed.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { cpus } from 'node:os'
import { versionOf } from '#platform/doors/version.ts'
import { lastEvent } from '#platform/http/stand.ts'
import { wordsIn } from '#platform/i18n/words.ts'
import { checkKey } from '#network/model/checks/check.ts'
import { adoptScenario, draftScenario, withdrawScenario } from '#scenarios/actions.ts'
import { heldByRevision } from '#scenarios/model/held.ts'
import { rehearse } from '#scenarios/views/rehearse.ts'
import { scenarioById } from '#scenarios/views.ts'
import { momentAt } from '#sources/views.ts'
import { workshopFor } from '../../src/deciding.ts'
import { engines, openOn } from '../network/engines.mjs'
import { programOn, readerOf } from '../network/program.mjs'
import {
  addOffices,
  addPeople,
  day,
  loadRehearsal,
  relationsIn,
  restructuring,
} from './organisation.mjs'

const limits = { impact: 2000, growth: 12, adoption: 5000, reader: 2 }
const longer = process.argv[3] === 'small' ? [1] : [1, 10]
const offices = 600
const rounds = 5
const title = { en: 'Bench', fr: 'Bench', es: 'Bench', ar: 'Bench' }
const workshop = workshopFor({ title })
const words = wordsIn('en')
const median = (times) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]
const timed = async (work) => {
  const from = performance.now()
  const result = await work()
  return { ms: performance.now() - from, result }
}
let isOver = false
let asked = 0
const figure = (engine, what, value, limit, unit) => {
  const isWithin = value <= limit
  if (!isWithin) isOver = true
  console.log(
    `${engine}: ${what}: ${value.toFixed(unit === 'ms' ? 0 : 2)} ${unit} of at most ${limit}${isWithin ? '' : '  TOO MUCH'}`,
  )
}

console.log(`# ${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores`)
for (const engine of engines.filter((each) => (process.argv[2] ?? each) === each)) {
  const impact = []
  for (const times of longer) {
    const open = await openOn(engine)
    try {
      const { db } = open
      await loadRehearsal(db)
      await addOffices(db, offices, times)
      await addPeople(db)
      console.log(
        `# ${engine}: ${offices} offices, ${await relationsIn(db)} dated relations of offices`,
      )
      impact.push(await impactOn(db))
      console.log(`# impact: ${impact.at(-1).toFixed(0)} ms (median of ${rounds})`)
      if (times === 1) {
        figure(engine, 'impact', impact[0], limits.impact, 'ms')
        await adoptionOn(engine, db)
        await readersOn(engine, db)
      }
    } finally {
      await open.close()
    }
  }
  if (impact[1] !== undefined)
    figure(
      engine,
      'impact of ten times the relations',
      impact[1] / impact[0],
      limits.growth,
      'times',
    )
}
process.exit(isOver ? 1 : 0)

async function operator(db) {
  const today = await momentAt(db, '2023-12-01', null)
  return { db, words, asker: { command: 'bench', today } }
}

async function drafted(db) {
  const by = await operator(db)
  const changes = await restructuring()
  const id = await draftScenario(by, { title: 'Six regions', note: '', day, changes })
  return { by, id, scenario: await scenarioById(db, by.asker.today, id) }
}

/** Each time anew, as for the first reader after an event. */
async function rehearsed(db, scenario) {
  asked += 1
  const { at } = await lastEvent(db)
  return rehearse({ db, stand: { event: -asked, at }, locale: 'en' }, scenario, workshop)
}

async function impactOn(db) {
  const { scenario } = await drafted(db)
  const first = await rehearsed(db, scenario)
  if (first.wrong.length > 0) throw new Error(`wrong: ${JSON.stringify(first.wrong.slice(0, 3))}`)
  console.log(
    `# ${first.subjects.length} offices change, ${first.lines.length} lines of impact, ${first.checks.length} checks`,
  )
  const times = []
  for (let round = 0; round < rounds; round += 1)
    times.push((await timed(() => rehearsed(db, scenario))).ms)
  return median(times)
}

async function adopted(db) {
  const { by, id } = await drafted(db)
  const scenario = await scenarioById(db, by.asker.today, id)
  const { checks } = await rehearsed(db, scenario)
  const adoption = {
    reason: 'Bench',
    unheard: 'Bench',
    signed: checks.filter(({ severity }) => severity === 'warning').map(checkKey),
    version: versionOf(heldByRevision(scenario)),
  }
  return {
    id,
    by,
    adopt: () => adoptScenario(by, id, adoption, workshop, () => 'http://127.0.0.1/'),
  }
}

async function withdrawn(db, { by, id }) {
  const version = versionOf(heldByRevision(await scenarioById(db, by.asker.today, id)))
  await withdrawScenario(by, id, { reason: 'Bench', version }, workshop.ground)
}

async function adoptionOn(engine, db) {
  const times = []
  for (let round = 0; round < 3; round += 1) {
    const adoption = await adopted(db)
    times.push((await timed(adoption.adopt)).ms)
    const { ms } = await timed(() => withdrawn(db, adoption))
    console.log(`# adopted in ${times.at(-1).toFixed(0)} ms, withdrawn in ${ms.toFixed(0)} ms`)
  }
  figure(engine, 'adoption', median(times), limits.adoption, 'ms')
}

/** What a page takes a reader who asks for one after another, alone, while rehearsals are reckoned without a pause, and while one is adopted. */
async function readersOn(engine, db) {
  const host = 'bench.localhost'
  const app = await programOn([{ host, db }])
  const address = await app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = new URL(address)
  const client = fork(new URL('reader.mjs', import.meta.url))
  const answers = async (path, count) => {
    client.send({ port: Number(port), path, count, headers: readerOf(host) })
    const [times] = await once(client, 'message')
    return times
  }
  const { scenario } = await drafted(db)
  for (const [what, path] of [
    ['a page that is kept', '/en/offices?asOf=2024-08-01'],
    ['a page of a day nobody asked about', '/en/offices?kind=country-office&asOf=FRESH'],
  ]) {
    await answers(path, 20)
    const alone = median(await answers(path, 60))
    let isGoing = true
    const going = (async () => {
      while (isGoing) await rehearsed(db, scenario)
    })()
    const meanwhile = median(await answers(path, 60))
    isGoing = false
    await going
    console.log(
      `# ${what}: ${alone.toFixed(1)} ms alone, ${meanwhile.toFixed(1)} ms while rehearsals are reckoned`,
    )
    figure(
      engine,
      `${what}, while rehearsals are reckoned`,
      meanwhile / alone,
      limits.reader,
      'times',
    )
  }
  const adoption = await adopted(db)
  const reading = answers('/en/offices?kind=country-office&asOf=FRESH', 60)
  await adoption.adopt()
  const times = await reading
  console.log(
    `# while a scenario was adopted: median ${median(times).toFixed(1)} ms, longest ${Math.max(...times).toFixed(0)} ms`,
  )
  client.disconnect()
  await app.close()
}
