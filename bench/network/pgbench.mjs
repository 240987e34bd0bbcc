/**
 * A list of offices of one kind, the first 100 and how many there are, as JSON from the API, beside the same bare statements put
 * by `pgbench`: answers a second, with as many clients.
 *
 *   node --import ./bin/tsx.mjs bench/network/pgbench.mjs [offices, 6000 unless told]
 */
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { openDatabases } from './databases.mjs'
import { atLeast, exitCode, median } from './figures.mjs'
import { abreast, startClient } from './load.mjs'
import { binaries } from './postgres.mjs'
import { onFreshDay, programOn, readerOf } from './program.mjs'
import { watched } from './watch.mjs'

const least = 0.3
const rounds = 3
const list = '/api/v1/offices?kind=country-office&limit=100'

const run = promisify(execFile)
const folder = await mkdtemp(join(tmpdir(), 'meridian-bench-'))
const script = join(folder, 'list.sql')
const offices = Number(process.argv[2] ?? 6000)
const { databases, close } = await openDatabases([offices], ['postgresql'])
const [{ host, url }] = databases
const app = await programOn(databases)
await app.listen({ host: '127.0.0.1', port: 0 })
const client = startClient(app.server.address().port)
try {
  const statements = await listAndCount()
  await writeFile(script, statements.map((each) => `${each};\n`).join(''))
  const asked = { host, path: () => onFreshDay(list) }
  const rates = []
  for (let round = 0; round < rounds; round += 1)
    rates.push([await client.rate(asked), await transactionsASecond()])
  const [mine, theirs] = [0, 1].map((side) => Math.round(median(rates.map((each) => each[side]))))
  atLeast(
    least,
    `postgresql, ${offices} offices, list of 100 of a kind, API / pgbench (${statements.length} statements)`,
    median(rates.map(([a, b]) => a / b)),
    `${mine} and ${theirs} a second`,
  )
} finally {
  await client.close()
  await app.close()
  await close()
  await rm(folder, { recursive: true, force: true })
}
process.exit(exitCode())

/** The statements of the request that read offices, with their values in them. */
async function listAndCount() {
  const { answer, batches } = await watched(() =>
    app.inject({ url: onFreshDay(list), headers: readerOf(host) }),
  )
  const { items, total } = JSON.parse(answer.body)
  if (items.length !== 100 || total <= 100)
    throw new Error(`the list holds ${items.length} of ${total}`)
  return batches
    .flat()
    .filter((each) => /\boffice_/.test(each.sql))
    .map((each) =>
      each.sql.replace(/\$(\d+)/g, (_place, number) => literal(each.parameters[number - 1])),
    )
}

function literal(value) {
  if (value === null) return 'null'
  if (Array.isArray(value)) return `array[${value.map(literal).join()}]`
  return typeof value === 'string' ? pg.escapeLiteral(value) : String(value)
}

async function transactionsASecond() {
  const flags = ['-n', '-T', '2', '-c', String(abreast), '-j', '2', '-f', script]
  const { stdout } = await run(join(binaries(), 'pgbench'), [...flags, url])
  return Number(/^tps = ([\d.]+)/m.exec(stdout)[1])
}
