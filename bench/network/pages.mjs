/**
 * What a request costs beside its bare statements and the writing of its answer, and how that grows with the organisation, on both
 * engines.
 *
 *   node --import ./bin/tsx.mjs bench/network/pages.mjs [offices …, 600 6000 60000 unless told]
 */
import { openDatabases } from './databases.mjs'
import { atMost, exitCode, median, milliseconds, timed } from './figures.mjs'
import { onFreshDay, programOn, readerOf } from './program.mjs'
import { bareOf, watched } from './watch.mjs'

const mostOfBare = 1.5
/** A hundred times as many offices may cost twice: indexes are a step deeper. */
const mostGrowth = 2

const doors = {
  'office list, page': '/en/offices',
  'office list, API': '/api/v1/offices?limit=100',
  'country, page': '/en/countries/KGZ',
  'country, API': '/api/v1/countries/KGZ/responsible',
  'structure, page': '/en/structure',
  'structure, API': '/api/v1/structure',
}
const fewestRounds = 3
const mostRounds = 15
/** For a door on all databases of an engine. */
const enoughTime = 5000
const tooMuchTime = 30_000

const told = process.argv.slice(2).map(Number)
const { databases, close } = await openDatabases(told.length > 0 ? told : [600, 6000, 60_000])
const app = await programOn(databases)
try {
  for (const engine of new Set(databases.map((each) => each.engine)))
    for (const [door, path] of Object.entries(doors))
      await measure(
        `${engine}, ${door}`,
        path,
        databases.filter((each) => each.engine === engine),
      )
} finally {
  await app.close()
  await close()
}
process.exit(exitCode())

/** Asks in turn: every size, whole and bare, round after round. */
async function measure(what, path, sizes) {
  const times = new Map(
    sizes.map(({ host }) => [host, { whole: [], bare: [], again: [], bytes: 0 }]),
  )
  const begun = performance.now()
  for (const size of sizes) await asked(path, size)
  for (let round = 0; round < mostRounds; round += 1) {
    const spent = performance.now() - begun
    if ((round >= fewestRounds && spent > enoughTime) || (round > 0 && spent > tooMuchTime)) break
    for (const size of sizes) await once(path, size, times.get(size.host))
  }
  for (const { offices, host } of sizes) {
    const { whole, bare } = times.get(host)
    const detail = `${milliseconds(median(whole))} of which bare ${milliseconds(median(bare))}`
    atMost(mostOfBare, `${what}, ${offices} offices, whole / bare`, ratio(whole, bare), detail)
  }
  const [smallest, ...larger] = sizes
  const few = times.get(smallest.host)
  for (const { offices, host } of larger) {
    const many = times.get(host)
    const detail = [few, many].map(({ bytes }) => `${Math.round(bytes / 1000)} KB`).join(' and ')
    const asMuch = few.bytes / many.bytes
    const compared = `${what}, ${offices} / ${smallest.offices} offices, time for as much answer`
    atMost(mostGrowth, compared, ratio(many.again, few.again) * asMuch, detail)
    // The first request of a day counts, and a count reads all that it counts: told, without a limit.
    const first = ratio(many.whole, few.whole) * asMuch
    console.log(`${compared}, first of a day: ${first.toFixed(2)}`)
  }
}

/** The middle one of the ratios of each round. */
function ratio(these, those) {
  return median(these.map((each, round) => each / those[round]))
}

async function once(path, size, times) {
  const url = onFreshDay(path)
  const begun = performance.now()
  const seen = await watched(() => answered(url, size))
  times.whole.push(performance.now() - begun)
  times.bytes = seen.answer.body.length
  const bare = bareOf(seen)
  times.bare.push(await timed(() => bare(size.db)))
  // Another address of the same day: the page is not kept, the length of the list is known.
  const another = `${url}&${url.startsWith('/api/') ? 'lang=es' : 'again='}`
  times.again.push(await timed(() => answered(another, size)))
}

function asked(path, size) {
  return answered(onFreshDay(path), size)
}

async function answered(url, { host }) {
  const answer = await app.inject({ url, headers: readerOf(host) })
  if (answer.statusCode !== 200) throw new Error(`${url}: ${answer.statusCode} ${answer.body}`)
  return answer
}
