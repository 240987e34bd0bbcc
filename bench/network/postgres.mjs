import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as later } from 'node:timers/promises'
import pg from 'pg'

/** Where this machine's PostgreSQL has its programs. */
export const binaries = () => execFileSync('pg_config', ['--bindir'], { encoding: 'utf8' }).trim()

/** PostgreSQL refuses root; then the user that its packages make has it. */
function owner() {
  if (process.getuid() !== 0) return {}
  const id = (flag) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}

/**
 * Starts a PostgreSQL server of its own in a temporary folder, on a free port of 127.0.0.1. What is written need not outlive it
 * (`fsync` is off); all else is as it was installed. `urlOf` gives the address of one of its databases.
 */
export async function startPostgres() {
  const user = owner()
  const folder = mkdtempSync(join(tmpdir(), 'meridian-bench-pg-'))
  if (user.uid !== undefined) {
    chownSync(folder, user.uid, user.gid)
    chmodSync(folder, 0o700)
  }
  const place = join(folder, 'cluster')
  const options = { ...user, cwd: folder, stdio: 'ignore' }
  execFileSync(
    join(binaries(), 'initdb'),
    ['-D', place, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'],
    options,
  )
  const port = await freePort()
  const settings = ['fsync=off', 'listen_addresses=127.0.0.1', `unix_socket_directories=${folder}`]
  const child = spawn(
    join(binaries(), 'postgres'),
    ['-D', place, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
    options,
  )
  const ended = once(child, 'exit')
  // A bench that is told to stop does not leave its server behind.
  const stop = () => child.kill('SIGINT')
  process.once('exit', stop)
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1))
  const urlOf = (database) => `postgres://postgres@127.0.0.1:${port}/${database}`
  const close = async () => {
    stop()
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
  for (let tries = 0; !(await answers(urlOf('postgres'))); tries += 1) {
    if (tries > 200 || child.exitCode !== null) {
      await close()
      throw new Error('PostgreSQL did not start')
    }
    await later(50)
  }
  return { urlOf, port, close }
}

async function answers(url) {
  const client = new pg.Client(url)
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address()
  server.close()
  await once(server, 'close')
  return port
}
