import { sql } from 'kysely'
import type { Act } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import type { Claim, DatedClaim, Ruling } from './model/claim.ts'
import type { ColumnType, PeriodTable } from './model/period-table.ts'
import type { SourceDocument } from './model/source.ts'

/** A table of things with a stable key, whose versions follow each other in recorded time. */
interface Versioned {
  table: string
  key: string
  columns: Readonly<Record<string, ColumnType | 'text[]' | 'boolean' | 'daterange' | 'datemultirange'>>
}

const sources: Versioned = {
  table: 'source',
  key: 'id',
  columns: {
    id: 'text', title: 'text', publisher: 'text', kind: 'text', language: 'text', reference_day: 'date',
    reference_precision: 'text', is_survey: 'boolean', file: 'text', address: 'text', marking: 'text', note: 'text',
  },
}
const claims: Versioned = {
  table: 'claim',
  key: 'key',
  columns: {
    key: 'text', subject: 'text', predicate: 'text', value: 'text', qualifier: 'text', precision: 'text',
    certainty: 'text', from_earliest: 'date', from_latest: 'date', until_earliest: 'date', until_latest: 'date',
    source: 'text', line: 'integer', stated: 'text', note: 'text',
  },
}
const rulings: Versioned = {
  table: 'ruling',
  key: 'key',
  columns: {
    key: 'text', subject: 'text', predicate: 'text', value: 'text', taken: 'text', set_aside: 'text[]', reason: 'text',
  },
}

type Cell = string | number | boolean | null | readonly string[]
type Row = Record<string, Cell>

/** Records the documents of a collection as they are now; answers the ids that changed. */
export const recordSources = (act: Act, collection: string, rows: readonly SourceDocument[]) =>
  recordVersions(act, sources, collection, rows.map((row) => ({
    id: row.id, title: row.title, publisher: row.publisher, kind: row.kind, language: row.language,
    reference_day: row.referenceDay, reference_precision: row.referencePrecision, is_survey: row.isSurvey,
    file: row.file, address: row.address, marking: row.marking, note: row.note,
  })))

/** Records the claims of a collection as they are now; answers the keys that are new, corrected or withdrawn. */
export const recordClaims = (act: Act, collection: string, rows: readonly Claim[]) =>
  recordVersions(act, claims, collection, rows.map((row) => ({
    key: row.key, subject: row.subject, predicate: row.predicate, value: row.value, qualifier: row.qualifier,
    precision: row.precision, certainty: row.certainty,
    from_earliest: row.from?.earliest ?? null, from_latest: row.from?.latest ?? null,
    until_earliest: row.until?.earliest ?? null, until_latest: row.until?.latest ?? null,
    source: row.source, line: row.line, stated: row.stated, note: row.note,
  })))

/** Records the rulings of a collection as they are now; answers the keys that changed. */
export const recordRulings = (act: Act, collection: string, rows: readonly Ruling[]) =>
  recordVersions(act, rulings, collection, rows.map((row) => ({
    key: row.key, subject: row.subject, predicate: row.predicate, value: row.value, taken: row.taken,
    set_aside: row.setAside, reason: row.reason,
  })))

/**
 * Brings a versioned table to these rows: what is gone or different is closed at the act's moment, what is new or
 * different is added from it. Nothing is deleted or overwritten.
 */
async function recordVersions(act: Act, shape: Versioned, collection: string, rows: Row[]): Promise<Set<string>> {
  const { table, key, list, definition, text } = sqlOf(shape)
  const given = sql`select ${list} from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given(${definition})`
  const closed = await sql<{ key: string }>`
    update ${table} as held set recorded = tstzrange(lower(held.recorded), ${act.at}::timestamptz)
    where upper_inf(held.recorded) and held.collection = ${collection}
      and not exists (select from (${given}) as given where ${text('given')} = ${text('held')})
    returning held.${key} as key`.execute(act.db)
  const added = await sql<{ key: string }>`
    insert into ${table} (collection, recorded, ${list})
    select ${collection}, tstzrange(${act.at}::timestamptz, null), ${list} from (${given}) as given
    where not exists (select from ${table} as held where upper_inf(held.recorded)
      and held.collection = ${collection} and held.${key} = given.${key})
    returning ${key} as key`.execute(act.db)
  return new Set([...closed.rows, ...added.rows].map((row) => row.key))
}

function sqlOf({ table, key, columns }: Versioned) {
  const names = Object.keys(columns)
  return {
    table: sql.table(table),
    key: sql.ref(key),
    list: sql.join(names.map((name) => sql.ref(name))),
    definition: sql.join(Object.entries(columns).map(([name, type]) => sql`${sql.ref(name)} ${sql.raw(type)}`)),
    text: (alias: string) => sql`row(${sql.join(names.map((name) => sql.ref(`${alias}.${name}`)))})::text`,
  }
}

/** The claims now held about these subjects, each with the day its document speaks of. */
export async function claimsNow(db: Db, subjects: readonly string[] | null): Promise<DatedClaim[]> {
  const rows = await sql<ClaimRow>`
    select claim.*, source.reference_day from claim
    join source on source.id = claim.source and upper_inf(source.recorded)
    where upper_inf(claim.recorded)
      and (${subjects === null} or claim.subject = any(${subjects ?? []}::text[]))
    order by claim.key`.execute(db)
  return rows.rows.map(claimOf)
}

export interface ClaimRow {
  key: string
  subject: string
  predicate: string
  value: string
  qualifier: string
  precision: DatedClaim['precision']
  certainty: DatedClaim['certainty']
  from_earliest: string | null
  from_latest: string | null
  until_earliest: string | null
  until_latest: string | null
  source: string
  line: number | null
  stated: string
  note: string
  reference_day: string
}

const windowOf = (earliest: string | null, latest: string | null) =>
  earliest === null || latest === null ? null : { earliest, latest }

export const claimOf = (row: ClaimRow): DatedClaim => ({
  key: row.key, subject: row.subject, predicate: row.predicate, value: row.value, qualifier: row.qualifier,
  precision: row.precision, certainty: row.certainty,
  from: windowOf(row.from_earliest, row.from_latest), until: windowOf(row.until_earliest, row.until_latest),
  source: row.source, line: row.line, stated: row.stated, note: row.note, referenceDay: row.reference_day,
})

export async function rulingsNow(db: Db): Promise<Ruling[]> {
  const rows = await sql<Omit<Ruling, 'setAside'> & { set_aside: string[] }>`
    select key, subject, predicate, value, taken, set_aside, reason from ruling where upper_inf(recorded)`.execute(db)
  return rows.rows.map(({ set_aside, ...row }) => ({ ...row, setAside: set_aside }))
}

/** A resolved row for a period table, its dates written as PostgreSQL ranges. */
export interface PeriodRow {
  subject: string
  values: Record<string, string | number | null>
  sure: string | null
  possible: string
  stated: string
  claims: string[]
}

/**
 * Brings a period table to these rows for these subjects. Rows that stay as they are keep their recorded period:
 * only what changed is closed and added.
 */
export async function recordPeriods(
  act: Act,
  { table, of, columns }: PeriodTable,
  subjects: readonly string[],
  rows: readonly PeriodRow[],
): Promise<number> {
  const shape = {
    [of]: 'text', ...columns, sure: 'daterange', possible: 'daterange', stated: 'datemultirange', claims: 'text[]',
  } satisfies Versioned['columns']
  const { table: name, list, definition, text } = sqlOf({ table, key: of, columns: shape })
  const given = JSON.stringify(rows.map(({ subject, values, ...period }) => ({ [of]: subject, ...values, ...period })))
  const records = sql`select ${list} from jsonb_to_recordset(${given}::jsonb) as given(${definition})`
  const closed = await sql`
    with given as materialized (select ${text('given')} as whole from (${records}) as given)
    update ${name} as held set recorded = tstzrange(lower(held.recorded), ${act.at}::timestamptz)
    where upper_inf(held.recorded) and held.${sql.ref(of)} = any(${subjects}::text[])
      and ${text('held')} not in (select whole from given)`.execute(act.db)
  const added = await sql`
    with held as materialized (select ${text('held')} as whole from ${name} as held
      where upper_inf(held.recorded) and held.${sql.ref(of)} = any(${subjects}::text[]))
    insert into ${name} (recorded, ${list})
    select tstzrange(${act.at}::timestamptz, null), ${list} from (${records}) as given
    where ${text('given')} not in (select whole from held)`.execute(act.db)
  return Number(closed.numAffectedRows ?? 0) + Number(added.numAffectedRows ?? 0)
}

/** The checksum under which each file was loaded last. */
export async function loadedFiles(db: Db): Promise<Map<string, string>> {
  const rows = await db.selectFrom('loaded_file').select(['path', 'sha256']).execute()
  return new Map(rows.map((row) => [row.path, row.sha256]))
}

/** Remembers that these files were loaded, and forgets those of the collection that are gone. */
export async function rememberFiles(act: Act, collection: string, files: ReadonlyMap<string, string>): Promise<void> {
  await sql`delete from loaded_file where path like ${`${collection}/%`}`.execute(act.db)
  const rows = [...files].map(([path, sha256]) => ({ path, sha256, event: act.event }))
  if (rows.length > 0) await act.db.insertInto('loaded_file').values(rows).execute()
}
