// Prints the types of the migrated database into src/platform/db/tables.ts: `npm run db:types` after a new migration.
import { spawn } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { connect } from '../src/platform/db/db.ts'
import { openInMemory } from '../src/platform/db/embedded/engine.ts'
import { migrate } from '../src/platform/db/migrate.ts'

const file = 'src/platform/db/tables.ts'
const engine = await openInMemory()
const db = connect(engine)
await migrate(db)
await db.destroy()

const url = `postgres://postgres@localhost/postgres?host=${encodeURIComponent(engine.socketFolder)}&port=${engine.port}`
const printer = join('node_modules', 'kysely-codegen', 'dist', 'cli', 'bin.js')
const options = ['--dialect', 'postgres', '--url', url, '--out-file', file]
const child = spawn(
  process.execPath,
  [printer, ...options, '--date-parser', 'string', '--numeric-parser', 'string'],
  { stdio: 'inherit' },
)
process.exitCode = await new Promise((done) => child.on('exit', (code) => done(code ?? 1)))
await engine.close()

// Our parsers give whole numbers as numbers and instants as text (see db.ts).
const printed = await readFile(file, 'utf8')
const ours = printed
  .replace(/export type Int8 = .*;/, 'export type Int8 = ColumnType<number, number, number>;')
  .replace(
    /export type Timestamp = .*;/,
    'export type Timestamp = ColumnType<string, string, string>;',
  )
  .replace('export interface DB {', 'export interface Tables {')
await writeFile(file, ours)
