import { sql } from 'kysely'
import { atomically, type Db } from '#platform/db/db.ts'
import { migrate, migrations } from '#platform/db/migrate.ts'
import { Refusal } from '#platform/refusal.ts'
import { digestOf, rowsOf } from './dump.ts'
import {
  damaged,
  isOf,
  type Lines,
  type OrganisationEnd,
  type OrganisationHead,
  type Sequence,
  type TableEnd,
} from './format.ts'
import { makeEmpty, withoutBorders } from './room.ts'
import { type Table, tablesOf, writePlainly } from './schema.ts'

/** Enough that few statements are needed, little enough for the embedded engine's limit of a message. */
const charactersAtOnce = 1_000_000

/**
 * Brings a database to what one organisation's lines say, whole or not at all: makes the schema the backup was made of, fills
 * it, reads it back and compares counts and checksums, and only then applies what newer migrations there are.
 * Refuses a schema this program does not know, a database that holds something unless `replace`, lines that do not add up.
 */
export async function restore(
  db: Db,
  head: OrganisationHead,
  lines: Lines,
  replace = false,
): Promise<OrganisationEnd> {
  await refuseUnknown(head)
  const end = await atomically(db, async (tx) => {
    await writePlainly(tx)
    await makeEmpty(tx, replace)
    const wanted = new Set(head.migrations.map((each) => each.name))
    await migrate(tx, (name) => wanted.has(name))
    const told = await withoutBorders(tx, () => fill(tx, lines))
    await migrate(tx)
    return told
  })
  // The embedded engine never gathers statistics by itself.
  await sql`analyze`.execute(db)
  return end
}

/** Refuses what a newer program made, and a migration that was another one then. */
export async function refuseUnknown(head: OrganisationHead): Promise<void> {
  const ours = new Map((await migrations()).map((each) => [each.name, each.sha256]))
  for (const { name, sha256 } of head.migrations) {
    const details = { migration: name }
    if (!ours.has(name)) throw new Refusal('conflict', 'backup/newer', { details })
    if (ours.get(name) !== sha256) throw new Refusal('conflict', 'backup/other', { details })
  }
}

async function fill(tx: Db, lines: Lines): Promise<OrganisationEnd> {
  const tables = new Map((await tablesOf(tx)).map((each) => [each.name, each]))
  let rows = 0
  let filled = 0
  for (;;) {
    const { value } = await lines.next()
    if (value && isOf(value, 'organisation-end')) {
      if (value.rows !== rows || value.tables !== filled || filled !== tables.size) throw damaged()
      await continueSequences(tx, value.sequences)
      return value
    }
    if (!value || !isOf(value, 'table')) throw damaged()
    const table = tables.get(value.table)
    if (!table || !isSame(table.columns, value.columns))
      throw new Refusal('conflict', 'backup/other', { details: { migration: value.table } })
    const told = await fillTable(tx, table, lines)
    await compare(tx, table, told)
    rows += told.rows
    filled += 1
  }
}

const isSame = (a: Table['columns'], b: Table['columns']) =>
  a.length === b.length &&
  a.every((each, at) => each.name === b[at]?.name && each.type === b[at]?.type)

/** Takes lines until the table's end. Types come from the database, never from the file. */
async function fillTable(tx: Db, table: Table, lines: Lines): Promise<TableEnd> {
  let batch: string[] = []
  let size = 0
  for (;;) {
    const { value } = await lines.next()
    if (value && isOf(value, 'row')) {
      batch.push(value.text)
      size += value.text.length
      if (size < charactersAtOnce) continue
    }
    if (batch.length > 0) await insert(tx, table, batch)
    batch = []
    size = 0
    if (value && isOf(value, 'table-end')) return value
    if (!value || !isOf(value, 'row')) throw damaged()
  }
}

async function insert(tx: Db, { name, columns }: Table, rows: readonly string[]): Promise<void> {
  const list = sql.join(columns.map((column) => sql.ref(column.name)))
  const values = sql.join(
    columns.map((column, at) => sql`(line->>${sql.lit(at)})::${sql.raw(column.type)}`),
  )
  await sql`
    insert into ${sql.table(name)} (${list}) overriding system value
    select ${values} from jsonb_array_elements(${`[${rows.join(',')}]`}::jsonb) as given(line)`.execute(
    tx,
  )
}

/** Reads back what was written: a value that PostgreSQL took but holds otherwise is found here. */
async function compare(tx: Db, table: Table, told: TableEnd): Promise<void> {
  const digest = digestOf()
  for await (const lines of rowsOf(tx, table)) digest.take(lines)
  const { rows, sha256 } = digest.end()
  if (rows !== told.rows || sha256 !== told.sha256)
    throw new Refusal('conflict', 'backup/differs', { details: { table: table.name } })
}

async function continueSequences(tx: Db, sequences: readonly Sequence[]): Promise<void> {
  for (const { table, column, last, isCalled } of sequences)
    await sql`select setval(pg_get_serial_sequence(quote_ident(${table}), ${column}), ${last}::bigint, ${isCalled})`.execute(
      tx,
    )
}
