/**
 * Kills a process that writes to the embedded database, at random moments and without warning, and
 * looks whether every row whose commit was acknowledged is there afterwards.
 *
 *   node bench/durability/kill.mjs [rounds, 40 unless told]
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import pg from 'pg'
import { openEmbedded, runningEmbedded } from '../../src/platform/db/embedded/engine.ts'

const [first, second] = process.argv.slice(2)
await (first === 'write' ? write(second) : judge(Number(first ?? 40)))

async function judge(rounds) {
  const folder = mkdtempSync(join(tmpdir(), 'meridian-kill-'))
  let lost = 0
  let acknowledged = 0
  try {
    await withClient(folder, (client) => client.query('create table row (number int primary key)'))
    for (let round = 1; round <= rounds; round += 1) {
      const last = await killedWriter(folder)
      acknowledged = Math.max(acknowledged, last)
      lost += await rowsMissing(folder, acknowledged)
      if (round % 10 === 0)
        console.log(`${round} kills: ${acknowledged} rows acknowledged, ${lost} lost`)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  console.log(`${rounds} of ${rounds} kills: ${lost} acknowledged rows lost`)
  process.exit(lost === 0 ? 0 : 1)
}

/** Resolves with the last number that a writer reported before it was killed. */
function killedWriter(folder) {
  const child = spawn(process.execPath, [import.meta.filename, 'write', folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return new Promise((resolve, reject) => {
    let last = 0
    let wasKilled = false
    createInterface({ input: child.stdout }).on('line', (line) => {
      last = Number(line)
      if (wasKilled) return
      wasKilled = true
      // From the first row on; long enough that some kills meet a checkpoint or a new log file.
      setTimeout(() => child.kill('SIGKILL'), Math.random() * 1000)
    })
    child.on('close', (code, signal) => {
      if (signal === 'SIGKILL') return resolve(last)
      reject(new Error(`the writer ended by itself with code ${code}`))
    })
  })
}

/** Opening again also shows that neither the lock nor the socket of the dead one stands in the way. */
async function rowsMissing(folder, acknowledged) {
  if (await runningEmbedded(folder)) throw new Error('a dead process is said to be running')
  return withClient(folder, async (client) => {
    const { rows } = await client.query(
      'select count(*)::int as there from row where number <= $1',
      [acknowledged],
    )
    return acknowledged - rows[0].there
  })
}

async function withClient(folder, work) {
  const engine = await openEmbedded(folder)
  const client = new pg.Client({ host: engine.socketFolder, port: engine.port, user: 'postgres' })
  await client.connect()
  const answer = await work(client)
  await client.end()
  await engine.close()
  return answer
}

async function write(folder) {
  const engine = await openEmbedded(folder)
  const client = new pg.Client({ host: engine.socketFolder, port: engine.port, user: 'postgres' })
  await client.connect()
  const { rows } = await client.query('select coalesce(max(number), 0) as last from row')
  for (let number = rows[0].last + 1; ; number += 1) {
    await client.query('insert into row values ($1)', [number])
    process.stdout.write(`${number}\n`)
    if (number % 100 === 0) await client.query('checkpoint')
  }
}
