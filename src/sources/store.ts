import { sql } from 'kysely'
import type { Act } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import type { Shadow } from '#platform/db/shadow.ts'
import type { Claim, DatedClaim, Ruling } from './model/claim.ts'
import type { Said } from './model/said.ts'
import type { Sought } from './model/touched.ts'
import type { SourceDocument } from './model/source.ts'
import { recordVersions, type Versioned } from './store/versions.ts'

const sources: Versioned = {
  table: 'source',
  key: 'id',
  columns: {
    id: 'text',
    title: 'text',
    publisher: 'text',
    kind: 'text',
    language: 'text',
    reference_day: 'date',
    reference_precision: 'text',
    is_survey: 'boolean',
    file: 'text',
    address: 'text',
    marking: 'text',
    note: 'text',
  },
}
const claims: Versioned = {
  table: 'claim',
  key: 'key',
  columns: {
    key: 'text',
    subject: 'text',
    predicate: 'text',
    value: 'text',
    qualifier: 'text',
    precision: 'text',
    certainty: 'text',
    from_earliest: 'date',
    from_latest: 'date',
    until_earliest: 'date',
    until_latest: 'date',
    source: 'text',
    seen: 'date',
    line: 'integer',
    stated: 'text',
    note: 'text',
  },
}
const rulings: Versioned = {
  table: 'ruling',
  key: 'key',
  columns: {
    key: 'text',
    subject: 'text',
    predicate: 'text',
    value: 'text',
    taken: 'text',
    set_aside: 'text[]',
    reason: 'text',
  },
}

const sourceRow = (row: SourceDocument) => ({
  id: row.id,
  title: row.title,
  publisher: row.publisher,
  kind: row.kind,
  language: row.language,
  reference_day: row.referenceDay,
  reference_precision: row.referencePrecision,
  is_survey: row.isSurvey,
  file: row.file,
  address: row.address,
  marking: row.marking,
  note: row.note,
})

const claimRow = (row: Claim) => ({
  key: row.key,
  subject: row.subject,
  predicate: row.predicate,
  value: row.value,
  qualifier: row.qualifier,
  precision: row.precision,
  certainty: row.certainty,
  from_earliest: row.from?.earliest ?? null,
  from_latest: row.from?.latest ?? null,
  until_earliest: row.until?.earliest ?? null,
  until_latest: row.until?.latest ?? null,
  source: row.source,
  seen: row.seen,
  line: row.line,
  stated: row.stated,
  note: row.note,
})

const rulingRow = (row: Ruling) => ({
  key: row.key,
  subject: row.subject,
  predicate: row.predicate,
  value: row.value,
  taken: row.taken,
  set_aside: row.setAside,
  reason: row.reason,
})

/** Records the documents of a collection as they are now; answers the ids that changed. */
export const recordSources = (act: Act, collection: string, rows: readonly SourceDocument[]) =>
  recordVersions(act, sources, collection, rows.map(sourceRow))

/** Records the claims of a collection as they are now; answers the keys that are new, corrected or withdrawn. */
export const recordClaims = (act: Act, collection: string, rows: readonly Claim[]) =>
  recordVersions(act, claims, collection, rows.map(claimRow))

/** Records the rulings of a collection as they are now; answers the keys that changed. */
export const recordRulings = (act: Act, collection: string, rows: readonly Ruling[]) =>
  recordVersions(act, rulings, collection, rows.map(rulingRow))

/** What a collection says, as rows that stand beside those of its tables. */
export const shadowsOf = (
  collection: string,
  { documents, claims: said, rulings: ruled }: Said,
): Shadow[] => {
  const beside = ({ table, columns }: Versioned, rows: readonly object[]): Shadow => ({
    table,
    columns: { ...columns, collection: 'text', recorded: 'tstzrange' },
    hidden: null,
    rows: rows.map((row) => ({ ...row, collection, recorded: '[now,)' })),
  })
  return [
    beside(sources, documents.map(sourceRow)),
    beside(claims, said.map(claimRow)),
    beside(rulings, ruled.map(rulingRow)),
  ]
}

/** The claims now held, each with the day it speaks of: all, or those that are sought and the closed lists, which speak of every subject. */
export async function claimsNow(db: Db, sought: Sought | null = null): Promise<DatedClaim[]> {
  const from = sought === null ? sql`claim` : sql`(${soughtClaims(sought)})`
  const rows = await sql<ClaimRow>`
    select claim.*, source.reference_day from ${from} claim
    join source on source.id = claim.source and upper_inf(source.recorded)
    where upper_inf(claim.recorded)
    order by claim.key`.execute(db)
  return rows.rows.map(claimOf)
}

function soughtClaims({ subjects = [], about = [] }: Sought) {
  const whole = new Set(subjects)
  const rest = about.filter((each) => !whole.has(each.subject))
  return sql`
    select * from claim where subject = any(${[...whole]}::text[]) and upper_inf(recorded)
    union all select held.* from (select distinct subject, predicate
        from unnest(${rest.map((each) => each.subject)}::text[], ${rest.map((each) => each.predicate)}::text[]) as asked (subject, predicate)) told
      join claim held on held.subject = told.subject and held.predicate = told.predicate and upper_inf(held.recorded)
    union all select * from claim where predicate = 'lists-all' and upper_inf(recorded)`
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
  seen: string | null
  line: number | null
  stated: string
  note: string
  reference_day: string
}

const windowOf = (earliest: string | null, latest: string | null) =>
  earliest === null || latest === null ? null : { earliest, latest }

export const claimOf = (row: ClaimRow): DatedClaim => ({
  key: row.key,
  subject: row.subject,
  predicate: row.predicate,
  value: row.value,
  qualifier: row.qualifier,
  precision: row.precision,
  certainty: row.certainty,
  from: windowOf(row.from_earliest, row.from_latest),
  until: windowOf(row.until_earliest, row.until_latest),
  source: row.source,
  seen: row.seen,
  line: row.line,
  stated: row.stated,
  note: row.note,
  referenceDay: row.seen ?? row.reference_day,
})

/** The rulings now held: all, or those about some subjects. */
export async function rulingsNow(
  db: Db,
  subjects: readonly string[] | null = null,
): Promise<Ruling[]> {
  const rows = await sql<Omit<Ruling, 'setAside'> & { set_aside: string[] }>`
    select key, subject, predicate, value, taken, set_aside, reason from ruling
    where upper_inf(recorded) and (${subjects === null} or subject = any(${subjects ?? []}::text[]))`.execute(
    db,
  )
  return rows.rows.map(({ set_aside, ...row }) => ({ ...row, setAside: set_aside }))
}

/** The checksum under which each file was loaded last. */
export async function loadedFiles(db: Db): Promise<Map<string, string>> {
  const rows = await db.selectFrom('loaded_file').select(['path', 'sha256']).execute()
  return new Map(rows.map((row) => [row.path, row.sha256]))
}

/** Remembers that these files were loaded, and forgets those of the collection that are gone. */
export async function rememberFiles(
  act: Act,
  collection: string,
  files: ReadonlyMap<string, string>,
): Promise<void> {
  await sql`delete from loaded_file where path like ${`${collection}/%`}`.execute(act.db)
  const rows = [...files].map(([path, sha256]) => ({ path, sha256, recorded_at: act.at }))
  if (rows.length > 0) await act.db.insertInto('loaded_file').values(rows).execute()
}
