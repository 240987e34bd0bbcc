import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { known } from '#platform/db/periods.ts'
import type { Stand } from '#platform/http/stand.ts'
import type { Moment } from '#platform/moment.ts'
import type { ProjectState } from '#projects/model/life.ts'
import type { ProjectSight } from '#projects/model/sight.ts'
import type { ProjectFilter } from './list.ts'
import { type Over, summing } from './summing.ts'
import { projectTables } from '#projects/views.ts'

/** How many projects stand in a state. */
export interface StateCount {
  state: ProjectState
  count: number
}

const remembered = summing<StateCount>(
  (rows, more, less) =>
    [
      ...Map.groupBy(
        [...rows, ...more, ...less.map(({ state, count }) => ({ state, count: -count }))],
        ({ state }) => state,
      ),
    ]
      .map(([state, those]) => ({ state, count: those.reduce((sum, { count }) => sum + count, 0) }))
      .filter(({ count }) => count > 0),
  300,
)

/** How many projects somebody sees in each state, narrowed as their list; states without any are left out. */
export const countsFor = (
  looking: { db: Db; moment: Moment; stand: Stand },
  filter: ProjectFilter,
  sight: ProjectSight,
): Promise<readonly StateCount[]> =>
  remembered(looking, { filter, sight }, (over) => countsOf(over, filter))

/** How many projects somebody sees of such a list. */
export const countFor = async (...asked: Parameters<typeof countsFor>): Promise<number> =>
  (await countsFor(...asked)).reduce((sum, { count }) => sum + count, 0)

async function countsOf({ db, moment, where }: Over, filter: ProjectFilter): Promise<StateCount[]> {
  // `project` itself only where the filter asks for what it says.
  const tables =
    filter.origin === undefined
      ? sql`project_standing stood join project_header header on header.project = stood.project and ${known('header', moment)}
          and ${known('stood', moment)}`
      : projectTables(moment)
  const { rows } = await sql<StateCount>`
    select stood.state, count(*)::integer as count from ${tables} where ${where} group by stood.state`.execute(
    db,
  )
  return rows
}
