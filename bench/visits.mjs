// What starting costs and what a visit costs over the wire, each beside its limit: `node bench/visits.mjs`.
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const pages = [
  '/en',
  '/en/offices?asOf=2018-06-30',
  '/en/offices',
  '/en/offices/vienna?asOf=2018-06-30',
  '/en/countries',
  '/ar/countries/KGZ?asOf=2018-06-30',
  '/en/structure?asOf=2025-02-11',
  '/en/bodies',
  '/en/figures',
  '/en/findings',
  '/en/sources',
  '/en/sources/002',
  '/en/compare?from=2018-06-30&to=2025-02-11',
]
const limits = {
  firstVisit: 60_000,
  laterVisit: 15_000,
  scripts: 15_000,
  firstStart: 30_000,
  start: 2_000,
}
let failed = false

const folder = await mkdtemp(join(tmpdir(), 'meridian-bench-'))
const port = await freePort()
const home = `http://127.0.0.1:${port}`
try {
  const first = await started()
  tell('first start until the default organisation is loaded', first.ready, limits.firstStart, 'ms')
  await first.stop()
  const again = await started()
  tell('start with loaded data', again.ready, limits.start, 'ms')
  for (const page of pages) await visit(page)
  const memory = await residentMemory(again.pid)
  console.log(`memory of the server after these visits: ${Math.round(memory / 1e6)} MB`)
  await again.stop()
} finally {
  await rm(folder, { recursive: true, force: true })
}
process.exitCode = failed ? 1 : 0

function tell(what, value, limit, unit) {
  const ratio = value / limit
  if (ratio > 1) failed = true
  console.log(
    `${what}: ${Math.round(value)} ${unit}, ${ratio.toFixed(2)} of the limit of ${limit} ${unit}`,
  )
}

async function visit(page) {
  const document = await sizeOf(page)
  const parts = [...document.text.matchAll(/(?:href|src)="(\/static\/[^"#]+)/g)].map(
    (match) => match[1],
  )
  const others = await Promise.all(
    [...new Set(parts)].map(async (part) => ({ part, ...(await sizeOf(part)) })),
  )
  const sum = (list) => list.reduce((all, each) => all + each.bytes, 0)
  tell(`first visit of ${page}`, document.bytes + sum(others), limits.firstVisit, 'bytes')
  tell(`  later visit`, document.bytes, limits.laterVisit, 'bytes')
  tell(
    `  scripts`,
    sum(others.filter((each) => each.part.endsWith('.js'))),
    limits.scripts,
    'bytes',
  )
}

/** Bytes over the wire, head and compressed body, and the text itself. */
async function sizeOf(path) {
  const text = await (await fetch(home + path)).text()
  const bytes = await new Promise((done, fail) => {
    request(home + path, { headers: { 'accept-encoding': 'br, gzip' } }, (answer) => {
      let size = answer.rawHeaders.join(': ').length
      answer.on('data', (part) => (size += part.length))
      answer.on('end', () => done(size))
    })
      .on('error', fail)
      .end()
  })
  return { bytes, text }
}

async function started() {
  const begun = performance.now()
  const child = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      '--import',
      './bin/tsx.mjs',
      './src/main.ts',
      'serve',
    ],
    {
      env: { ...process.env, DATA_DIR: folder, PORT: String(port), DATABASE_URL: '' },
      stdio: 'ignore',
    },
  )
  while (!(await isReady())) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`)
    await new Promise((later) => setTimeout(later, 20))
  }
  const ready = performance.now() - begun
  // The other organisation loads after the default one; measure visits when it is done.
  if (ready > 5000) await new Promise((later) => setTimeout(later, 10_000))
  const ended = new Promise((done) => child.on('exit', done))
  return {
    ready,
    pid: child.pid,
    stop: async () => {
      child.kill('SIGTERM')
      await ended
    },
  }
}

function isReady() {
  return fetch(`${home}/readyz`).then(
    (answer) => answer.ok,
    () => false,
  )
}

async function residentMemory(pid) {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1024
}

function freePort() {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port: free } = server.address()
      server.close(() => done(free))
    })
  })
}
