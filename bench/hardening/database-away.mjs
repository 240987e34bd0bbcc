/**
 * Runs the program on a PostgreSQL server of its own, asks for pages in a loop while the server is stopped (fast, then immediate,
 * which is a crash) and started again, and counts what was acknowledged before. Needs the binaries of PostgreSQL 15 or later
 * (`pg_config --bindir`) and, for root, a user `postgres`.
 *
 *   node_modules/.bin/node bench/hardening/database-away.mjs
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  copyTo,
  homeOf,
  keepAsking,
  pause,
  promises,
  remarked,
  run,
  untilAnswered,
} from './program.mjs'

const { promise, exitCode } = promises()
const folder = mkdtempSync(join(tmpdir(), 'meridian-away-'))
const cluster = mkdtempSync(join(tmpdir(), 'meridian-cluster-'))
const binaries = spawnSync('pg_config', ['--bindir'], { encoding: 'utf8' }).stdout.trim()
const isRoot = process.getuid?.() === 0
if (isRoot) spawnSync('chown', ['postgres', cluster])
const port = await freePort()

let server
try {
  postgres(
    'initdb',
    '--auth=trust',
    '--username=postgres',
    '--encoding=UTF8',
    '--pgdata',
    join(cluster, 'data'),
  )
  start()
  await rounds()
} finally {
  server?.child.kill('SIGKILL')
  control('stop', '--mode=immediate')
  for (const each of [folder, cluster]) rmSync(each, { recursive: true, force: true })
}
process.exit(exitCode())

async function rounds() {
  const place = join(folder, 'program')
  mkdirSync(place)
  const { remark } = copyTo(place)
  const DATABASE_URL = `postgres://postgres@127.0.0.1:${port}/postgres`
  const env = { DATABASE_URL, HOST: '127.0.0.1', PORT: '0' }
  server = run(['serve'], env, { cwd: place })
  promise('the program is ready on the server', await server.heard('orpe: ready'))
  const home = await homeOf(server)
  for (const mode of ['fast', 'immediate']) {
    const words = `remark before ${mode}`
    remark(words)
    const code = await run(['load', 'iom'], env, { cwd: place }).ended
    const before = await remarked(home, words)
    promise(
      `${mode}: a correction was acknowledged`,
      code === 0 && before > 100,
      `${before} claims`,
    )

    const asking = keepAsking(home)
    await pause(1000)
    control('stop', `--mode=${mode}`)
    await pause(5000)
    const away = run(['load', 'iom'], env, { cwd: place })
    promise(
      `${mode}: a load meanwhile ends with exit code 4`,
      (await away.ended) === 4,
      away.last(),
    )
    start()
    const back = await untilAnswered(`${home}/api/v1/offices?asOf=2018-06-30`)
    await pause(1000)
    const { heard, longest, told } = await asking.stop()
    const fine = /^(200|503 \/problems\/server\/no-database retry after 5 s)$/
    promise(
      `${mode}: readers got pages, or 503 with when to try again`,
      [...heard.keys()].every((what) => fine.test(what)) && heard.size === 2,
      told,
    )
    promise(
      `${mode}: nobody waited longer than 12 s`,
      longest < 12_000,
      `${Math.round(longest)} ms at most`,
    )
    promise(
      `${mode}: answers return without a restart`,
      back !== null,
      `${back?.toFixed(1)} s after the server`,
    )
    const after = await remarked(home, words)
    promise(
      `${mode}: nothing acknowledged was lost`,
      after === before,
      `${after} of ${before} claims`,
    )
  }
  server.child.kill('SIGTERM')
  promise('it stops in order', (await server.ended) === 0)
}

function start() {
  const options = `-p ${port} -h 127.0.0.1 -k ${cluster}`
  control('start', '--wait', `--log=${join(cluster, 'log')}`, `--options=${options}`)
}

function control(what, ...more) {
  postgres('pg_ctl', what, '--pgdata', join(cluster, 'data'), ...more)
}

/** PostgreSQL refuses to run as root. */
function postgres(program, ...args) {
  const command = [join(binaries, program), ...args]
  const whole = isRoot ? ['runuser', '-u', 'postgres', '--', ...command] : command
  const { status } = spawnSync(whole[0], whole.slice(1), { stdio: 'ignore', cwd: '/' })
  if (status !== 0) console.error(`${program} ${args[0]} ended with ${status}`)
}

function freePort() {
  return new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port: free } = probe.address()
      probe.close(() => done(free))
    })
  })
}
