import { createHash } from 'node:crypto'
import { createRequire } from 'node:module'
import { access, mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { TestProject } from 'vitest/node'
import { connect } from '#platform/db/db.ts'
import { openInMemory } from '#platform/db/embedded/engine.ts'
import { migrate } from '#platform/db/migrate.ts'
import { loadOrganisation, organisations } from '../src/organisations.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Pictures of a migrated database: empty, and loaded with each organisation, by name. */
    pictures: Record<string, string>
    /** Template databases of the same names on the server that `TEST_DATABASE_URL` names. */
    templates: Record<string, string>
  }
}

const folder = 'node_modules/.cache/test-world'
const server = process.env['TEST_DATABASE_URL'] ?? ''

/**
 * Takes a picture of the migrated database, empty and with each organisation loaded, unless one of the same migrations and
 * files is there. Tests start from these: on a server from template databases, dropped again at the end.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const mark = await fingerprint([
    'migrations',
    'organisations',
    'src/sources',
    'src/sources/actions',
    'src/sources/forms',
    'src/sources/model',
    'src/sources/store',
    'src/posts/store',
  ])
  const names = ['empty', ...(await organisations()).map((each) => each.id)]
  project.provide('pictures', {})
  project.provide('templates', {})
  if (server !== '') {
    const templates = Object.fromEntries(
      names.map((name) => [name, `meridian_test_${mark}_${name}`]),
    )
    for (const [name, database] of Object.entries(templates)) await makeTemplate(name, database)
    project.provide('templates', templates)
    return async () => dropTemplates(Object.values(templates))
  }
  const engine = await compiledEngine()
  const pictures = Object.fromEntries(
    names.map((name) => [name, join(folder, `${mark}-${name}.tar`)]),
  )
  await Promise.all(
    Object.entries(pictures).map(([name, file]) =>
      access(file).catch(() => takePicture(name, file)),
    ),
  )
  project.provide('pictures', pictures)
  return async () => {
    kept.delete(engine)
  }
}

const kept = new Set<WebAssembly.Module>()

/** As long as one is held, every engine of this process, in whatever thread, runs the same machine code instead of compiling its own. */
async function compiledEngine(): Promise<WebAssembly.Module> {
  const file = createRequire(import.meta.url).resolve('@electric-sql/pglite/pglite.wasm')
  const compiled = await WebAssembly.compile(await readFile(file))
  kept.add(compiled)
  return compiled
}

async function fingerprint(places: readonly string[]): Promise<string> {
  const hash = createHash('sha256')
  for (const place of places)
    for (const entry of (
      await readdir(place, { withFileTypes: true, recursive: place === 'organisations' })
    ).toSorted((a, b) => a.name.localeCompare(b.name)))
      if (entry.isFile()) hash.update(await readFile(join(entry.parentPath, entry.name)))
  return hash.digest('hex').slice(0, 12)
}

async function fill(db: ReturnType<typeof connect>, name: string): Promise<void> {
  await migrate(db)
  const organisation = (await organisations()).find((each) => each.id === name)
  if (organisation) await loadOrganisation(db, organisation)
}

async function takePicture(name: string, file: string): Promise<void> {
  const engine = await openInMemory()
  const db = connect(engine)
  await fill(db, name)
  await lighten(db)
  await db.destroy()
  await mkdir(folder, { recursive: true })
  await writeFile(`${file}.new`, await engine.picture())
  await rename(`${file}.new`, file)
  await engine.close()
}

/** Every test that opens a picture copies it whole: it goes without the engine's own templates and the log of how it came about. */
async function lighten(db: ReturnType<typeof connect>): Promise<void> {
  for (const name of ['template0', 'template1']) {
    await sql`alter database ${sql.id(name)} is_template false`.execute(db)
    await sql`drop database ${sql.id(name)}`.execute(db)
  }
  await sql`set wal_recycle = off`.execute(db)
  await sql`select pg_switch_wal()`.execute(db)
  await sql`checkpoint`.execute(db)
}

async function makeTemplate(name: string, database: string): Promise<void> {
  const home = connect({ url: server }, 1)
  await sql`drop database if exists ${sql.id(database)}`.execute(home)
  await sql`create database ${sql.id(database)}`.execute(home)
  await home.destroy()
  const address = new URL(server)
  address.pathname = `/${database}`
  const db = connect({ url: address.href })
  await fill(db, name)
  await db.destroy()
}

async function dropTemplates(databases: readonly string[]): Promise<void> {
  const home = connect({ url: server }, 1)
  for (const database of databases)
    await sql`drop database if exists ${sql.id(database)}`.execute(home)
  await home.destroy()
}
