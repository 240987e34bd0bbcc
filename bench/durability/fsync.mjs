/**
 * Counts by strace how often the embedded database has the operating system put its log on the disk.
 *
 *   node bench/durability/fsync.mjs [commits, 50 unless told]
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { openEmbedded } from '../../src/platform/db/embedded/engine.ts'

/** The writer asks for these files, which do not exist, so that the trace shows where the commits begin and end. */
const marks = { begin: '/meridian-commits-begin', end: '/meridian-commits-end' }

const [first, second, third] = process.argv.slice(2)
await (first === 'write' ? write(second, Number(third)) : count(Number(first ?? 50)))

function count(commits) {
  if (spawnSync('strace', ['-V']).error) {
    console.error('strace is not installed: fsync was not counted')
    process.exit(2)
  }
  const folder = mkdtempSync(join(tmpdir(), 'meridian-fsync-'))
  try {
    const calls = logSyncs(traced(folder, commits))
    console.log(
      `${commits} commits: ${calls} fsync calls (${(calls / commits).toFixed(1)} per commit)`,
    )
    process.exitCode = calls < commits ? 1 : 0
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function traced(folder, commits) {
  const trace = join(folder, 'trace')
  const watched = 'trace=fsync,fdatasync,access,faccessat,faccessat2'
  const writer = [
    process.execPath,
    import.meta.filename,
    'write',
    join(folder, 'database'),
    String(commits),
  ]
  // -y adds the path of the file to each call.
  const { status, stderr } = spawnSync(
    'strace',
    ['-f', '-y', '-e', watched, '-o', trace, ...writer],
    {
      encoding: 'utf8',
    },
  )
  if (status !== 0) throw new Error(`the writer ended with code ${status}: ${stderr}`)
  return readFileSync(trace, 'utf8').split('\n')
}

/** Only files of the write-ahead log count: what else is synced does not make a commit durable. */
function logSyncs(lines) {
  const from = lines.findIndex((line) => line.includes(marks.begin))
  const until = lines.findIndex((line) => line.includes(marks.end))
  if (from < 0 || until < 0) throw new Error('the trace does not show the commits')
  return lines
    .slice(from, until)
    .filter((line) => /\b(fsync|fdatasync)\(\d+<[^>]*\/pg_wal\/[0-9A-F]{24}>/.test(line)).length
}

async function write(folder, commits) {
  const { accessSync } = await import('node:fs')
  const mark = (path) => {
    try {
      accessSync(path)
    } catch {
      // Absent, as it should be.
    }
  }
  const engine = await openEmbedded(folder)
  const client = new pg.Client({ host: engine.socketFolder, port: engine.port, user: 'postgres' })
  await client.connect()
  await client.query('create table row (number int primary key)')
  mark(marks.begin)
  for (let number = 1; number <= commits; number += 1)
    await client.query('insert into row values ($1)', [number])
  mark(marks.end)
  await client.end()
  await engine.close()
}
