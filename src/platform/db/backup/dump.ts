import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { type OrganisationEnd, written } from './format.ts'
import { appliedTo, sequencesOf, type Table, tablesOf, writePlainly } from './schema.ts'

/** How much of a table is held in memory at a time. */
const rowsAtOnce = 1000

/**
 * The lines of one organisation, read in one transaction: a picture of one instant, however long it takes and whatever is
 * loaded meanwhile. On the embedded engine nobody else is served until it ends, so the one who reads should not dawdle.
 */
export async function* dump(db: Db, id: string): AsyncGenerator<string, OrganisationEnd> {
  const tx = await db
    .startTransaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute()
  try {
    return yield* dumpIn(tx, id)
  } finally {
    await tx.rollback().execute()
  }
}

async function* dumpIn(tx: Db, id: string): AsyncGenerator<string, OrganisationEnd> {
  await writePlainly(tx)
  const engine = await sql<{ version: string }>`
    select current_setting('server_version') as version`.execute(tx)
  yield written({
    kind: 'organisation',
    id,
    engine: `PostgreSQL ${engine.rows[0]?.version ?? ''}`.trim(),
    migrations: await appliedTo(tx),
  })
  const tables = await tablesOf(tx)
  let rows = 0
  for (const table of tables) {
    yield written({ kind: 'table', table: table.name, columns: table.columns })
    const digest = digestOf()
    for await (const lines of rowsOf(tx, table)) {
      digest.take(lines)
      yield `${lines.join('\n')}\n`
    }
    rows += digest.rows()
    yield written({ kind: 'table-end', table: table.name, ...digest.end() })
  }
  const end: OrganisationEnd = {
    kind: 'organisation-end',
    id,
    tables: tables.length,
    rows,
    sequences: await sequencesOf(tx),
  }
  yield written(end)
  return end
}

/** The rows of a table as lines, some at a time, in an order that depends on nothing but what they hold. */
export async function* rowsOf(tx: Db, { name, columns }: Table): AsyncGenerator<string[]> {
  const texts = sql.join(columns.map((column) => sql`${sql.ref(column.name)}::text`))
  await sql`declare backup_rows no scroll cursor for
    select line from (select array_to_json(array[${texts}]::text[])::text as line from ${sql.table(name)}) as lines
    order by line collate "C"`.execute(tx)
  for (;;) {
    const { rows } = await sql<{ line: string }>`
      fetch ${sql.lit(rowsAtOnce)} from backup_rows`.execute(tx)
    if (rows.length > 0) yield rows.map((row) => row.line)
    if (rows.length < rowsAtOnce) break
  }
  await sql`close backup_rows`.execute(tx)
}

/** Counts rows and works out their checksum. */
export function digestOf() {
  const hash = createHash('sha256')
  let rows = 0
  return {
    take(lines: readonly string[]) {
      rows += lines.length
      for (const line of lines) hash.update(line).update('\n')
    },
    rows: () => rows,
    end: () => ({ rows, sha256: hash.digest('hex') }),
  }
}
