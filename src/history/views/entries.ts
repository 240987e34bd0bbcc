import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { instantText } from '#platform/db/periods.ts'
import type { Asker } from '#platform/doors/asker.ts'
import { type Cursor, type Page, pageOf, wrongCursor } from '#platform/http/paging.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import type { Moment } from '#platform/moment.ts'
import { reachedBy } from '#posts/views/reach.ts'
import { tellable } from '#projects/views/seen.ts'
import { type Entry, type EntryFilter, publicDeeds } from '#history/model/entry.ts'

/** Who looks, and from which moment. */
export interface Looking {
  db: Db
  moment: Moment
  locale: Locale
  asker: Asker | null
}

/** Where a list begins, and how long it is. */
export interface Place {
  limit: number
  cursor: Cursor | null
}

/** The history from its last entry back, as far as the asker may see it and as it was known at the moment. */
export async function entries(
  looking: Looking,
  filter: EntryFilter,
  { limit, cursor }: Place,
): Promise<Page<Entry>> {
  const { db } = looking
  const wanted = sql`${await visibleTo(looking)} and ${matching(filter)}`
  const before = cursor === null ? sql`true` : sql`id < ${idIn(cursor)}`
  const rows = await sql<Entry>`
    select ${columns} from event where ${wanted} and ${before} order by id desc limit ${limit + 1}`.execute(
    db,
  )
  const total = await sql<{ total: number }>`
    select count(*)::int as total from event where ${wanted}`.execute(db)
  return pageOf(rows.rows, total.rows[0]?.total ?? 0, limit, {
    item: (row) => row,
    keys: (row) => [String(row.id)],
  })
}

/** The entry at which the page before ended. Refuses what is no id. */
function idIn([key = '']: Cursor): number {
  if (!/^\d{1,15}$/.test(key)) throw wrongCursor()
  return Number(key)
}

/** SQL for an entry; its columns are named as in `Entry`. */
const columns = sql`
  id, number, ${instantText(sql`at`)} as at, name, subject, office, person, actor, post, post_title as "postTitle",
  for_post as "forPost", for_post_title as "forPostTitle", why, changes`

/**
 * SQL for what the asker may see of the history: what is public; their own deeds; what was done at the offices that their right to
 * read the history reaches today; everything where it reaches everywhere. What others did to a confidential project that they may not see is
 * no more theirs than the project.
 */
async function visibleTo({ db, moment, asker }: Looking): Promise<RawBuilder<boolean>> {
  const isKnown = moment.asKnown === null ? sql`true` : sql`at <= ${moment.asKnown}::timestamptz`
  const isPublic = sql`name in (${sql.join([...publicDeeds])})`
  if (asker === null) return sql<boolean>`${isKnown} and ${isPublic}`
  const offices = await valuesOf(db, 'office')
  const reaches = await reachedBy(db, asker, 'history.read', [...offices, null])
  const near = offices.filter((office) => reaches(office))
  const isReached = reaches(null) ? sql`true` : sql`office = any(${near}::text[])`
  const others = sql`(${isReached} and ${await tellable({ db, asker }, sql`subject`)})`
  return sql<boolean>`${isKnown} and (${isPublic} or person = ${asker.person} or ${others})`
}

const matching = ({
  office,
  person,
  name,
  subject,
  from,
  until,
  timeZone = 'UTC',
}: EntryFilter) => {
  const day = sql`(at at time zone ${timeZone})::date`
  const conditions = [
    office === undefined ? null : sql`(office = ${office} or subject = ${`office:${office}`})`,
    person === undefined ? null : sql`person = ${person}`,
    name === undefined ? null : sql`name = ${name}`,
    subject === undefined ? null : aboutRecord(subject),
    from === undefined ? null : sql`${day} >= ${from}::date`,
    until === undefined ? null : sql`${day} <= ${until}::date`,
  ].filter((each) => each !== null)
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `)
}

/** Deeds done to the record, and those that changed what is stated of it. */
const aboutRecord = (subject: string) => sql`
  (subject = ${subject} or (name = 'sources.loaded' and at in (
    select lower(recorded) from claim where subject = ${subject}
    union select upper(recorded) from claim where subject = ${subject} and not upper_inf(recorded))))`

/** The offices or persons that entries name, found by jumping from one to the next in the index. */
export async function valuesOf(db: Db, column: 'office' | 'person'): Promise<string[]> {
  const of = sql.ref(column)
  const { rows } = await sql<{ value: string }>`
    with recursive found (value) as (
      (select ${of} from event where ${of} is not null order by ${of} limit 1)
      union all
      select (select ${of} from event where ${of} > found.value order by ${of} limit 1) from found where found.value is not null)
    select value from found where value is not null`.execute(db)
  return rows.map((row) => row.value)
}

/** The persons who did something at these offices. */
export async function personsAt(db: Db, offices: readonly string[]): Promise<string[]> {
  if (offices.length === 0) return []
  const { rows } = await sql<{ person: string }>`
    select distinct person from event where office = any(${[...offices]}::text[]) and person is not null`.execute(
    db,
  )
  return rows.map((row) => row.person)
}
