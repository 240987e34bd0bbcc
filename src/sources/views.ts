import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { instantText, known, recordedFromOf } from '#platform/db/periods.ts'
import { type Cursor, type Page, pageOf } from '#platform/http/paging.ts'
import type { Moment } from '#platform/moment.ts'
import { Refusal } from '#platform/refusal.ts'
import type { DatedClaim, Ruling } from './model/claim.ts'
import { type ClaimRow, claimOf } from './store.ts'

/** Where something is said: the claim, its document and the line in it. */
export interface SourceRef {
  claim: string
  source: string
  title: string
  line: number | null
  marking: string | null
}

/** The claims behind a row of `alias`, as a JSON column named `sources`. */
export const sourcesOf = (alias: string, moment: Moment): RawBuilder<unknown> => sql`
  coalesce((select json_agg(json_build_object('claim', cited.key, 'source', cited.source, 'title', said.title,
      'line', cited.line, 'marking', said.marking) order by said.reference_day, cited.key)
    from claim cited join source said on said.id = cited.source and ${known('said', moment)}
    where cited.key = any(${sql.ref(`${alias}.claims`)}) and ${known('cited', moment)}), '[]'::json) as sources`

const firstSurvey = sql`(select ${instantText(sql`min(lower(recorded))`)} from source where is_survey)`

/**
 * Where a reader stands in time. `asKnown` null means now. The horizon is the day of the last survey of the network
 * known then. Refuses a moment before anything was recorded (`moment/nothing-recorded`), since an empty answer would lie,
 * and a database that holds no survey yet (`server/loading`).
 */
export async function momentAt(db: Db, asOf: string, asKnown: string | null): Promise<Moment> {
  const row = await sql<{ horizon: string | null; first: string | null }>`
    select (select max(reference_day) from source where is_survey
        and ${known('source', { asKnown })}) as horizon,
      ${firstSurvey} as first`.execute(db)
  const { horizon, first } = row.rows[0] ?? { horizon: null, first: null }
  if (first === null) throw new Refusal('unavailable', 'server/loading')
  if (horizon === null)
    throw new Refusal('not-found', 'moment/nothing-recorded', { details: { first } })
  return { asOf, asKnown, horizon }
}

/** When the first survey of the network was recorded; before that no page answers. Null while there is none. */
export async function firstSurveyAt(db: Db): Promise<string | null> {
  const rows = await sql<{ at: string | null }>`select ${firstSurvey} as at`.execute(db)
  return rows.rows[0]?.at ?? null
}

/** A claim as it is shown: what is said, where, and since when this database holds it. */
export interface Statement extends DatedClaim {
  title: string
  marking: string | null
  recordedFrom: string
  recordedUntil: string | null
}

interface StatementRow extends ClaimRow {
  title: string
  marking: string | null
  recorded_from: string
  recorded_until: string | null
  total: number
}

export interface StatementFilter {
  subject?: string
  predicate?: string
  source?: string
  /** Looked for in value, subject, note and what is stated, whatever the case. */
  text?: string
}

/** The claims known at the moment, by subject, predicate or document, in the order of their keys. */
export async function statements(
  db: Db,
  moment: Moment,
  { subject, predicate, source, text }: StatementFilter,
  { limit, cursor }: { limit: number; cursor: Cursor | null },
): Promise<Page<Statement>> {
  const rows = await sql<StatementRow>`
    with matched as (
      select claim.*, said.reference_day, said.title, said.marking,
        ${instantText(sql`lower(claim.recorded)`)} as recorded_from, ${instantText(sql`upper(claim.recorded)`)} as recorded_until
      from claim join source said on said.id = claim.source and ${known('said', moment)}
      where ${known('claim', moment)}
        and (${subject === undefined} or claim.subject = ${subject ?? ''})
        and (${predicate === undefined} or claim.predicate = ${predicate ?? ''})
        and (${source === undefined} or claim.source = ${source ?? ''})
        and (${text === undefined} or position(lower(${text ?? ''}) in lower(concat_ws(' ', claim.subject, claim.value, claim.stated, claim.note))) > 0))
    select *, (select count(*) from matched) as total from matched
    where ${cursor === null} or key > ${cursor?.[0] ?? ''}
    order by key limit ${limit + 1}`.execute(db)
  return pageOf(rows.rows, rows.rows[0]?.total ?? 0, limit, {
    item: statementOf,
    keys: (row) => [row.key],
  })
}

const statementOf = (row: StatementRow): Statement => ({
  ...claimOf(row),
  title: row.title,
  marking: row.marking,
  recordedFrom: row.recorded_from,
  recordedUntil: row.recorded_until,
})

/** A document with the number of claims it gave, by predicate. */
export interface SourceItem {
  id: string
  title: string
  publisher: string
  kind: string
  language: string
  referenceDay: string
  referencePrecision: string
  isSurvey: boolean
  address: string | null
  marking: string | null
  note: string | null
  claims: number
  about: Record<string, number>
  recordedFrom: string
}

/** The documents known at the moment, the organisation's own first, each with what it states; one of them by id. */
export async function sourceList(
  db: Db,
  moment: Moment,
  id: string | null = null,
): Promise<SourceItem[]> {
  const rows = await sql<SourceItem>`
    with counted as (
      select source, split_part(subject, ':', 1) as about, count(*)::int as claims
      from claim where ${known('claim', moment)} group by 1, 2)
    select said.id, said.title, said.publisher, said.kind, said.language, said.address, said.marking, said.note,
      said.reference_day as "referenceDay", said.reference_precision as "referencePrecision",
      said.is_survey as "isSurvey",
      coalesce(sum(counted.claims), 0)::int as claims,
      coalesce(json_object_agg(counted.about, counted.claims order by counted.about)
        filter (where counted.about is not null), '{}'::json) as about, ${recordedFromOf('said')}
    from source said left join counted on counted.source = said.id
    where ${known('said', moment)} and (${id === null} or said.id = ${id ?? ''})
    group by said.id, said.title, said.publisher, said.kind, said.language, said.address, said.marking, said.note,
      said.reference_day, said.reference_precision, said.is_survey, said.collection, said.recorded
    order by said.collection = 'world', said.is_survey desc, said.reference_day, said.id`.execute(
    db,
  )
  return rows.rows
}

/** The rulings known at the moment about a subject, or all. */
export async function rulingsOn(
  db: Db,
  moment: Moment,
  subject: string | null = null,
): Promise<Ruling[]> {
  const rows = await sql<Ruling>`
    select key, subject, predicate, value, taken, set_aside as "setAside", reason from ruling
    where ${known('ruling', moment)} and (${subject === null} or subject = ${subject ?? ''})
    order by key`.execute(db)
  return rows.rows
}

/** All claims known at the moment about subjects of these types: what findings are worked out from. */
export async function claimsKnown(
  db: Db,
  moment: Moment,
  types: readonly string[],
): Promise<DatedClaim[]> {
  const rows = await sql<ClaimRow>`
    select claim.*, said.reference_day from claim
    join source said on said.id = claim.source and ${known('said', moment)}
    where ${known('claim', moment)} and split_part(claim.subject, ':', 1) = any(${types}::text[])
    order by claim.key`.execute(db)
  return rows.rows.map(claimOf)
}
