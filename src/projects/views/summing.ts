import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { lastEvent, type Stand } from '#platform/http/stand.ts'
import type { Moment } from '#platform/moment.ts'
import { operatorsSight, type ProjectSight, visitorsSight } from '#projects/model/sight.ts'
import { narrowed, openTo, ownOf, type ProjectFilter, seen, seenAsKnown } from './list.ts'

interface Looking {
  db: Db
  moment: Moment
  stand: Stand
}

/** What is summed: the projects of `stood`, `header` and `project` for which `where` holds, as they were known at the moment. */
export interface Over {
  db: Db
  moment: Moment
  where: RawBuilder<boolean>
}

/** Whose projects are summed; `name` tells sums apart that look at more than the filter. */
export interface Summed {
  filter: ProjectFilter
  sight: ProjectSight
  name?: unknown
}

interface Kept<Row> {
  stand: Stand
  rows: readonly Row[]
}

/** More projects than these are summed anew with all the others. */
const mostChanged = 2000

/** Sums of projects that somebody sees, narrowed as asked. */
export type Sums<Row> = (
  looking: Looking,
  which: Summed,
  sum: (over: Over) => Promise<Row[]>,
) => Promise<readonly Row[]>

/**
 * Sums that are made once over all projects and then follow what happens: of those that were changed since, what they were is taken away
 * and what they are is added, so that an organisation which writes every few seconds does not wait. `joined` adds rows to rows, and takes
 * others away. So many sums are kept, that which was asked for longest ago is forgotten first.
 */
export function summing<Row>(
  joined: (rows: readonly Row[], more: readonly Row[], less: readonly Row[]) => Row[],
  most: number,
): Sums<Row> {
  const keptBy = new WeakMap<Db, Map<string, Promise<Kept<Row>>>>()

  async function anew(db: Db, sum: (db: Db) => Promise<Row[]>): Promise<Kept<Row>> {
    return { stand: await lastEvent(db), rows: await sum(db) }
  }

  async function followed(
    db: Db,
    { moment, before }: { moment: Moment; before: Kept<Row> | null },
    sum: (db: Db, moment: Moment, only: readonly string[] | null) => Promise<Row[]>,
  ): Promise<Kept<Row>> {
    const all = () => anew(db, (tx) => sum(tx, moment, null))
    const since = before?.stand.at ?? null
    if (before === null || since === null) return all()
    const changed = await changedSince(db, since)
    if (changed.length > mostChanged) return all()
    const stand = await lastEvent(db)
    if (changed.length === 0) return { stand, rows: before.rows }
    const were = await sum(db, { ...moment, asKnown: since }, changed)
    const are = await sum(db, moment, changed)
    return { stand, rows: joined(before.rows, are, were) }
  }

  return async ({ db, moment, stand }, { filter, sight, name = null }, sum) => {
    const over = (by: Db, at: Moment, which: RawBuilder<boolean>) =>
      sum({ db: by, moment: at, where: sql<boolean>`${narrowed(filter, at)} and ${which}` })
    // What serves an objective also changes with plans, of which no project tells.
    if (moment.asKnown !== null || db.isTransaction || filter.cites !== undefined)
      return over(db, moment, seen(sight, moment))
    const common = commonOf(sight)
    const sums = keptBy.get(db) ?? new Map<string, Promise<Kept<Row>>>()
    keptBy.set(db, sums)
    const day = filter.isUnderWay === true ? moment.asOf : null
    const key = JSON.stringify([common, day, filter, name])
    const held = sums.get(key)?.catch(() => null) ?? Promise.resolve(null)
    const next = held.then((before) =>
      before !== null && before.stand.event >= stand.event
        ? before
        : inOneLook(db, (tx) =>
            followed(tx, { moment, before }, (by, at, only) =>
              over(by, at, among(seenAsKnown(common), only)),
            ),
          ),
    )
    sums.delete(key)
    sums.set(key, next)
    next.catch(() => (sums.get(key) === next ? sums.delete(key) : false))
    for (const oldest of sums.keys()) {
      if (sums.size <= most) break
      sums.delete(oldest)
    }
    const { rows } = await next
    const own = besideCommon(sight)
    return own === null ? rows : joined(rows, await over(db, moment, own), [])
  }
}

/** What many see alike: everything, all that is not confidential, or what is public. */
function commonOf({ isOperator, everywhere, reads }: ProjectSight): ProjectSight {
  return isOperator || everywhere ? operatorsSight : { ...visitorsSight, reads }
}

/** SQL for what somebody sees beside that: of their offices, and what they are asked about; null where that is nothing. */
function besideCommon(sight: ProjectSight): RawBuilder<boolean> | null {
  const own = ownOf(sight)
  if (sight.isOperator || sight.everywhere || own === null) return null
  const isHidden = sight.reads ? sql`stood.is_confidential` : sql`not ${openTo(sight)}`
  return sql<boolean>`(${isHidden} and ${own})`
}

const among = (which: RawBuilder<boolean>, only: readonly string[] | null) =>
  only === null ? which : sql<boolean>`${which} and stood.project = any(${[...only]}::text[])`

/** All of it sees the same database, whatever is written meanwhile. */
const inOneLook = <Found>(db: Db, work: (tx: Db) => Promise<Found>): Promise<Found> =>
  db.transaction().setIsolationLevel('repeatable read').execute(work)

/** The projects of which anything that lists and sums are made of was recorded since; more than `mostChanged` where there are more. */
async function changedSince(db: Db, since: string): Promise<string[]> {
  // In the order of the index, so that it is read from its end, however many rows are thought to be there.
  const of = (table: string, bound: 'lower' | 'upper') => {
    const at = sql`${sql.raw(bound)}(recorded)`
    return sql`(select project from ${sql.table(table)} where ${at} > ${since}::timestamptz
      ${bound === 'upper' ? sql`and not upper_inf(recorded)` : sql``} order by ${at} limit ${mostChanged + 1})`
  }
  const { rows } = await sql<{ project: string }>`
    ${of('project_standing', 'lower')} union ${of('project_header', 'lower')}
    union ${of('project_year', 'lower')} union ${of('project_year', 'upper')}`.execute(db)
  return rows.map(({ project }) => project)
}
