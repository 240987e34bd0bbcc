import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { holds, known, periodOf, instantText } from '#platform/db/periods.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import type { Moment } from '#platform/moment.ts'
import { type Change, changesBetween } from '#network/model/changes.ts'
import type { ClosedSource, Snapshot, SnapshotOffice } from '#network/model/snapshot.ts'
import type { Span } from '#network/model/span.ts'
import { momentAt, sourcesOf } from '#sources/views.ts'
import { countryName } from '#world/views.ts'
import { type FactRow, facts } from './facts.ts'

interface SnapshotRow extends FactRow {
  holds: boolean
}

/** The offices on the day asked about, as data to compare. Two queries. */
export async function snapshotOn(db: Db, moment: Moment, locale: Locale): Promise<Snapshot> {
  const isHeld = sql<boolean>`coalesce(${holds('held', moment)}, false)`
  const union = facts(moment, locale, { where: holds('held', moment, true), whole: isHeld })
  const [rows, closed] = await Promise.all([
    sql<SnapshotRow>`
      with fact as materialized (${union})
      select fact.office, fact.aspect, fact.value, fact.qualifier, fact.label, fact.whole as holds, located.country,
        ${countryName(sql`located.country`, moment, locale)} as "countryName", point.latitude, point.longitude,
        ${instantText(sql`lower(fact.recorded)`)} as "recordedFrom", ${instantText(sql`upper(fact.recorded)`)} as "recordedUntil",
        ${periodOf('fact', moment)}, ${sourcesOf('fact', moment)}
      from fact
      left join lateral (select country from city_country here where fact.whole and fact.aspect = 'place'
        and here.city = fact.value and ${known('here', moment)} limit 1) located on true
      left join lateral (select latitude, longitude from city_coordinates at where fact.whole and fact.aspect = 'place'
        and at.city = fact.value and ${known('at', moment)} limit 1) point on true
      order by fact.office, fact.aspect, fact.qualifier <> 'en', fact.value, fact.qualifier`.execute(
      db,
    ),
    closedLists(db, moment),
  ])
  return snapshotOf(rows.rows, closed)
}

/** The lists known at the moment that name everything of one kind or function on their day. */
async function closedLists(db: Db, moment: Moment): Promise<ClosedSource[]> {
  const rows = await sql<ClosedSource>`
    select split_part(claim.value, '=', 1) as aspect, split_part(claim.value, '=', 2) as value, said.reference_day as day,
      json_build_object('claim', claim.key, 'source', said.id, 'title', said.title, 'line', claim.line, 'marking', said.marking) as source
    from claim join source said on said.id = claim.source and ${known('said', moment)}
    where claim.predicate = 'lists-all' and ${known('claim', moment)} order by claim.key`.execute(
    db,
  )
  return rows.rows
}

function snapshotOf(rows: readonly SnapshotRow[], closed: ClosedSource[]): Snapshot {
  const held = Map.groupBy(
    rows.filter((row) => row.holds),
    (row) => row.office,
  )
  return {
    offices: [...held].flatMap(([id, own]) => officeOf(id, own)),
    possible: rows.flatMap(({ office, aspect, value, qualifier }) =>
      aspect === 'country' ? [] : [{ office, aspect, value, qualifier }],
    ),
    closed,
  }
}

/** An office stands in a snapshot when its kind holds. Its country is asked for only where no city is stated. */
function officeOf(id: string, rows: readonly FactRow[]): SnapshotOffice[] {
  const of = (aspect: FactRow['aspect']) => rows.filter((row) => row.aspect === aspect)
  const [kind] = of('kind')
  if (!kind) return []
  return [
    {
      id,
      called: kind.label ?? id,
      kind,
      name: of('name')[0] ?? null,
      place: of('place')[0] ?? of('country').map(asPlace)[0] ?? null,
      line: of('line')[0] ?? null,
      functions: of('function'),
      coverage: of('coverage'),
    },
  ]
}

const asPlace = (row: FactRow): FactRow => ({ ...row, country: row.value, countryName: row.label })

/** Two moments to be compared: two days as known at one instant, or one day as known at two. */
export interface MomentPair {
  before: Moment
  after: Moment
}

/** Where the two ends of a comparison stand in time. */
export async function momentsOf(
  db: Db,
  { axis, from, to }: Span,
  { asOf, asKnown }: Pick<Moment, 'asOf' | 'asKnown'>,
): Promise<MomentPair> {
  const at = (end: string) =>
    axis === 'valid' ? momentAt(db, end, asKnown) : momentAt(db, asOf, end)
  const [before, after] = await Promise.all([at(from), at(to)])
  return { before, after }
}

/** What differs between two moments. Four queries, whatever there is. */
export async function changesIn(
  db: Db,
  { before, after }: MomentPair,
  locale: Locale,
): Promise<{ changes: Change[]; was: Snapshot; is: Snapshot }> {
  const [was, is] = await Promise.all([
    snapshotOn(db, before, locale),
    snapshotOn(db, after, locale),
  ])
  return { changes: changesBetween(was, is), was, is }
}

/** The days of the surveys known at the moment, the latest first: what a comparison begins with. */
export async function surveyDays(db: Db, moment: Moment): Promise<string[]> {
  const rows = await sql<{ day: string }>`
    select distinct reference_day as day from source where is_survey and ${known('source', moment)} order by 1 desc`.execute(
    db,
  )
  return rows.rows.map((row) => row.day)
}

/** Since when this database holds anything: no correction is older. */
export async function firstRecorded(db: Db): Promise<string | null> {
  const rows = await sql<{ first: string | null }>`
    select ${instantText(sql`min(lower(recorded))`)} as first from source where is_survey`.execute(
    db,
  )
  return rows.rows[0]?.first ?? null
}
