import { spawn } from 'node:child_process'
import { chmod, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { connect as connectTo, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, expect, inject, test } from 'vitest'
import { officePage } from '#network/views/office.ts'
import { readConfig } from '#platform/config.ts'
import { connect } from '#platform/db/db.ts'
import { openInMemory } from '#platform/db/embedded/engine.ts'
import { isOutOfReach } from '#platform/db/reach.ts'
import { databaseLike } from '#platform/testing/world.ts'
import { loadCollection } from '#sources/actions.ts'
import { momentAt } from '#sources/views.ts'
import { createApp } from '../src/app.ts'
import { periodTables } from '../src/domains.ts'
import { openDatabase } from '../src/databases.ts'
import { organisations } from '../src/organisations.ts'

const folders: string[] = []
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true })
})
async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'meridian-hard-'))
  folders.push(folder)
  return folder
}

const nobody = 65_534
const isRoot = process.getuid?.() === 0
const program = [
  '--disable-warning=ExperimentalWarning',
  '--import',
  './bin/tsx.mjs',
  'src/main.ts',
]

/** Runs the program to its end; with `asNobody`, without the rights that let root write everywhere. */
function ended(args: string[], folder: string, asNobody = false) {
  const { DATABASE_URL: _url, TEST_DATABASE_URL: _test, ...rest } = process.env
  const child = spawn(process.execPath, [...program, ...args], {
    env: {
      ...rest,
      NODE_COMPILE_CACHE: 'node_modules/.cache/compiled',
      DATA_DIR: folder,
      PORT: '0',
      LOG_FORMAT: 'text',
    },
    ...(asNobody && isRoot ? { uid: nobody, gid: nobody } : {}),
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part: Buffer) => (said += part.toString()))
  return new Promise<{ code: number | null; said: string }>((done) =>
    child.on('close', (code) => done({ code, said })),
  )
}

test.each([
  ['a folder that cannot be made', false],
  ['a folder that is there and read-only', true],
])('%s ends the program with a sentence and exit code 4', async (_what, isThere) => {
  const folder = await newFolder()
  if (isThere) await mkdir(join(folder, 'iom'))
  await chmod(folder, 0o555)
  for (const args of [['serve'], ['offices']]) {
    const { code, said } = await ended(args, folder, true)
    expect(said).toContain('cannot be written to')
    expect(said).toContain('DATA_DIR')
    expect(said).not.toMatch(/\n\s+at /)
    expect(code).toBe(4)
  }
  await chmod(folder, 0o755)
})

test('a database that a newer program made ends the program with a sentence and exit code 4, unchanged', async () => {
  const folder = await newFolder()
  const [first] = await organisations()
  if (!first) throw new Error('no organisation')
  const place = { dataFolder: folder, databaseUrl: null }
  const open = await openDatabase(place, first)
  await sql`insert into schema_migration (name, sha256) values ('9999_later.sql', 'x')`.execute(
    open.db,
  )
  await open.close()
  for (const args of [['serve'], ['offices']]) {
    const { code, said } = await ended(args, folder)
    expect(said).toContain('made by a newer Meridian (it knows 9999_later.sql)')
    expect(said).not.toMatch(/\n\s+at /)
    expect(code).toBe(4)
  }
})

test('a clock that jumps backwards: what is recorded next is later all the same, and a correction is seen', async () => {
  const { db, close } = await databaseLike('iom')
  const folder = await newFolder()
  try {
    await sql`insert into event (at, actor, name, subject)
      values (clock_timestamp() + interval '3 days', 'test', 'test/ahead', 'test')`.execute(db)
    await cp('organisations/iom', folder, { recursive: true })
    const file = join(folder, '002.csv')
    const text = await readFile(file, 'utf8')
    const edited = text.replace(
      /^(002\/vienna\/kind,office:vienna,kind),special-liaison-mission/m,
      '$1,mission-with-regional-functions',
    )
    expect(edited).not.toBe(text)
    await writeFile(file, edited)
    const collection = { name: 'iom', folder, surveys: ['002', '004', '000', '003'] }
    expect((await loadCollection(db, collection, periodTables)).changed).toBe(1)

    const { rows } = await sql<{ steps: number; forward: boolean }>`
      select count(*)::int as steps, bool_and(at > before) as forward
      from (select at, name, lag(at) over (order by id) as before from event) as event
      where before is not null`.execute(db)
    expect(rows[0]).toMatchObject({ forward: true })
    const last = await sql<{ after: number }>`
      select count(*)::int as after from event
      where id > (select id from event where name = 'test/ahead')`.execute(db)
    expect(last.rows[0]?.after).toBeGreaterThan(0)
    const seen = await officePage(db, await momentAt(db, '2008-06-30', null), 'en', 'vienna')
    expect(seen?.kind).toBe('mission-with-regional-functions')
  } finally {
    await close()
  }
})

test.each(['ECONNREFUSED', 'ECONNRESET', '57P01', '57P03', '08006', '53300'])(
  '%s is a database out of reach',
  (code) => expect(isOutOfReach(Object.assign(new Error('no'), { code }))).toBe(true),
)
test.each([
  ['Connection terminated unexpectedly', true],
  ['timeout exceeded when trying to connect', true],
  ['relation "office" does not exist', false],
])('“%s”: %s', (words, is) => expect(isOutOfReach(new Error(words))).toBe(is))
test.each(['42P01', '23505', '57014', 'ENOENT'])('%s is not', (code) =>
  expect(isOutOfReach(Object.assign(new Error('no'), { code }))).toBe(false),
)

/** A way to the database that can be cut and opened again, as when its server goes away and comes back. */
async function cuttable(socketPath: string) {
  const sockets = new Set<Socket>()
  const start = (port: number) =>
    new Promise<{ port: number; stop(): Promise<void> }>((done) => {
      const server = createServer((near) => {
        const far = connectTo(socketPath)
        for (const socket of [near, far]) {
          sockets.add(socket)
          socket.on('error', () => {})
          socket.on('close', () => (near.destroy(), far.destroy(), sockets.delete(socket)))
        }
        near.pipe(far).pipe(near)
      }).listen(port, '127.0.0.1', () => {
        const address = server.address()
        const stop = () =>
          new Promise<void>((closed) => {
            server.close(() => closed())
            for (const socket of sockets) socket.destroy()
          })
        done({ port: typeof address === 'object' && address ? address.port : 0, stop })
      })
    })
  return start
}

test.skipIf(process.env['TEST_DATABASE_URL'])(
  'a database that goes away is a 503 that says when to try again, and 200 when it is back',
  async () => {
    const engine = await openInMemory(await readFile(inject('pictures')['iom'] ?? ''))
    const start = await cuttable(join(engine.socketFolder, `.s.PGSQL.${engine.port}`))
    let way = await start(0)
    const db = connect({ url: `postgres://postgres@127.0.0.1:${way.port}/postgres` })
    const failed: unknown[] = []
    const app = await createApp({
      config: readConfig({}),
      organisations: await organisations(),
      databases: { isReady: () => true, open: async () => db },
      failed: (error) => failed.push(error),
    })
    const url = '/api/v1/offices?asOf=2018-06-30&lang=fr'
    expect((await app.inject(url)).statusCode).toBe(200)
    // Cut under the feet of readers, then gone for a while.
    const meanwhile = Array.from({ length: 8 }, () => app.inject(url))
    await way.stop()
    for (const answer of await Promise.all(meanwhile))
      expect([200, 503]).toContain(answer.statusCode)
    for (let tries = 0; tries < 3; tries += 1) {
      const away = await app.inject(url)
      expect(away.statusCode).toBe(503)
      expect(away.headers['retry-after']).toBe('5')
      expect(away.headers['content-type']).toContain('application/problem+json')
      expect(away.json()).toMatchObject({ type: '/problems/server/no-database', status: 503 })
      expect(away.body).toContain('momentanément inaccessible')
    }
    expect((await app.inject('/en/offices')).statusCode).toBe(503)
    expect((await app.inject('/healthz')).statusCode).toBe(200)
    way = await start(way.port)
    expect((await app.inject(url)).statusCode).toBe(200)
    expect(failed).toEqual([])
    await app.close()
    await db.destroy()
    await way.stop()
    await engine.close()
  },
)
