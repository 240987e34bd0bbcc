/**
 * Starts the program where no file may grow beyond a limit (`ulimit -f`), which the system refuses as it refuses to write to a full
 * disk, looks how it ends, and starts it again without the limit: it must be ready with nothing broken. Needs a POSIX shell.
 *
 *   node bench/hardening/full-disk.mjs [most megabytes a file may have, 4 unless told]
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const told = process.argv.slice(2).map(Number)
const { DATABASE_URL: _url, ...rest } = process.env
let failures = 0
for (const megabytes of told.length > 0 ? told : [4]) await round(megabytes)
process.exit(failures === 0 ? 0 : 1)

async function round(megabytes) {
  const folder = mkdtempSync(join(tmpdir(), 'meridian-full-'))
  try {
    const full = run(folder, megabytes)
    const code = await full.ended
    const last = full.said().trim().split('\n').at(-1)
    console.log(`${megabytes} MB a file: ended with ${code}: ${last}`)
    if (code === 0 || code === null || /\n\s+at .*src\//.test(full.said())) failures += 1

    const roomy = run(folder, null)
    const isReady = await roomy.ready
    console.log(`${megabytes} MB a file, then room: ${isReady ? 'ready' : roomy.said()}`)
    if (!isReady) failures += 1
    roomy.child.kill('SIGTERM')
    await roomy.ended
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function run(folder, megabytes) {
  const program = ['--import', './bin/tsx.mjs', 'src/main.ts', 'serve']
  // POSIX counts in blocks of 512 bytes.
  const limit = megabytes === null ? '' : `ulimit -f ${megabytes * 2048} && `
  const child = spawn('sh', ['-c', `${limit}exec "$@"`, 'sh', process.execPath, ...program], {
    env: { ...rest, DATA_DIR: folder, HOST: '127.0.0.1', PORT: '0', LOG_FORMAT: 'text' },
  })
  let output = ''
  const ended = new Promise((done) => child.on('close', (code, signal) => done(code ?? signal)))
  const ready = new Promise((done) => {
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (part) => {
        output += part
        if (output.includes('orpe: ready')) done(true)
      })
    child.on('close', () => done(false))
  })
  return { child, ended, ready, said: () => output }
}
