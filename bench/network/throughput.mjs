/**
 * Requests a second over the network, on both engines: the list of offices read from the database beside the same page written
 * from constant rows, and the same list kept in memory beside a static file of its size.
 *
 *   node --import ./bin/tsx.mjs bench/network/throughput.mjs [offices, 600 unless told]
 */
import { renderToString } from 'preact-render-to-string'
import { openDatabases } from './databases.mjs'
import { atLeast, exitCode, median } from './figures.mjs'
import { startClient } from './load.mjs'
import { onFreshDay, programOn, readerOf } from './program.mjs'
import { watched } from './watch.mjs'

const leastOfConstant = 0.5
const leastOfStatic = 0.5
/** Then the map, the choices and the count are read too. */
const leastOfFirst = 0.1
const rounds = 3
const finder = '/en/offices'

const offices = Number(process.argv[2] ?? 600)
const { databases, close } = await openDatabases([offices])
const app = await programOn(databases)
let constant = null
app.get('/bench/constant', (_request, reply) =>
  reply
    .header('content-type', 'text/html; charset=utf-8')
    .send(`<!doctype html>${renderToString(constant.document)}`),
)
// As the server gives its stylesheet.
app.get('/static/bench.html', (_request, reply) =>
  reply
    .header('content-type', 'text/html; charset=utf-8')
    .header('cache-control', 'public, max-age=31536000, immutable')
    .send(constant.answer.body),
)
await app.listen({ host: '127.0.0.1', port: 0 })
const client = startClient(app.server.address().port)
try {
  for (const { engine, host } of databases) {
    constant = await watched(() => app.inject({ url: onFreshDay(finder), headers: readerOf(host) }))
    const size = `${Math.round(constant.answer.body.length / 1000)} KB`
    const told = `${engine}, ${offices} offices, page of offices (${size}), database / constant rows`
    const day = onFreshDay(finder)
    let pages = 0
    await compare(told, leastOfConstant, [
      // Never the same address twice, so that no page is kept.
      { host, path: () => `${day}&page=${(pages += 1)}` },
      { host, path: () => '/bench/constant' },
    ])
    await compare(`${told}, each of a day nobody asked about`, leastOfFirst, [
      { host, path: () => onFreshDay(finder) },
      { host, path: () => '/bench/constant' },
    ])
    for (const encoding of ['br', undefined])
      await compare(
        `${engine}, page of offices ${encoding ?? 'not packed'}, kept / static file`,
        leastOfStatic,
        [
          { host, encoding, path: () => finder },
          { host, encoding, path: () => '/static/bench.html' },
        ],
      )
  }
} finally {
  await client.close()
  await app.close()
  await close()
}
process.exit(exitCode())

/** The one and the other in turn, round after round. */
async function compare(what, limit, [one, other]) {
  const rates = []
  for (let round = 0; round < rounds; round += 1)
    rates.push([await client.rate(one), await client.rate(other)])
  const [mine, theirs] = [0, 1].map((side) => Math.round(median(rates.map((each) => each[side]))))
  const ratio = median(rates.map(([a, b]) => a / b))
  atLeast(limit, what, ratio, `${mine} and ${theirs} a second`)
}
