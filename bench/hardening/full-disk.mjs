/**
 * Starts the program where no file may grow beyond a limit (`ulimit -f`), which the system refuses as it refuses to write to a full
 * disk, looks how it ends, and starts it again without the limit: it must be ready with nothing broken. Needs a POSIX shell.
 *
 *   node_modules/.bin/node bench/hardening/full-disk.mjs [most megabytes a file may have, 0, 4 and 15 unless told]
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promises, run } from './program.mjs'

const told = process.argv.slice(2).map(Number)
const { promise, exitCode } = promises()
for (const megabytes of told.length > 0 ? told : [0, 4, 15]) await round(megabytes)
process.exit(exitCode())

async function round(megabytes) {
  const folder = mkdtempSync(join(tmpdir(), 'meridian-full-'))
  const env = { DATA_DIR: folder, HOST: '127.0.0.1', PORT: '0' }
  try {
    // POSIX counts in blocks of 512 bytes.
    const limit = `ulimit -f ${megabytes * 2048} && exec "$@"`
    const full = run(['serve'], env, { starter: ['sh', '-c', limit, 'sh'] })
    const code = await full.ended
    promise(`${megabytes} MB a file: ends with exit code 4`, code === 4, `${code}`)
    const isClear = full.last().includes(folder) && /room/.test(full.last())
    promise(`${megabytes} MB a file: the last words name folder and room`, isClear, full.last())
    promise(`${megabytes} MB a file: no stack`, !/\n\s+at /.test(full.said()))

    const roomy = run(['serve'], env)
    const isReady = await roomy.heard('orpe: ready')
    promise(`${megabytes} MB a file, then room: ready`, isReady, isReady ? '' : roomy.said())
    roomy.child.kill('SIGTERM')
    await roomy.ended
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
