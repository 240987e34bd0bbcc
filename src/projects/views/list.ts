import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import type { Moment } from '#platform/moment.ts'
import { fold } from '#platform/text.ts'
import type { ProjectState } from '#projects/model/life.ts'
import type { Project, ProjectOrigin } from '#projects/model/project.ts'
import type { ProjectSight } from '#projects/model/sight.ts'
import { publicStates } from '#projects/model/life.ts'
import { projectColumns, type ProjectRow, projectsFrom, projectTables } from '#projects/views.ts'

/** What a list of projects is narrowed by. */
export interface ProjectFilter {
  /** Words of titles and code, in any order. */
  text?: string | undefined
  states?: readonly ProjectState[] | undefined
  offices?: readonly string[] | undefined
  type?: string | undefined
  donor?: string | undefined
  fund?: string | undefined
  theme?: string | undefined
  /** A country's code or an area's id. */
  covers?: string | undefined
  programme?: string | undefined
  origin?: ProjectOrigin | undefined
  /** Under way in this calendar year. */
  year?: number | undefined
}

/** How far somebody sees, and where in the list they are. */
export interface ListPlace {
  sight: ProjectSight
  /** At most so many; all of them where it is not told. */
  limit?: number | undefined
  /** Behind this project: the `from` and id of the last one shown. */
  after?: { from: string | null; id: string } | undefined
}

/** Projects as they stood at the moment, the latest to begin first; one more than `limit`, so that it is known whether others follow. */
export async function projectList(
  db: Db,
  moment: Moment,
  filter: ProjectFilter,
  { sight, limit, after }: ListPlace,
): Promise<Project[]> {
  const place = after === undefined ? sql`true` : behind(after)
  const { rows } = await sql<ProjectRow>`
    select ${projectColumns(moment)} from ${projectTables(moment)}
    where ${narrowed(filter)} and ${seen(sight)} and ${place}
    order by header.from_day desc nulls last, header.project
    ${limit === undefined ? sql`` : sql`limit ${limit + 1}`}`.execute(db)
  return projectsFrom(db, rows)
}

/** How many projects there are that somebody sees, narrowed in the same way. */
export async function projectCount(
  db: Db,
  moment: Moment,
  filter: ProjectFilter,
  sight: ProjectSight,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from ${projectTables(moment)}
    where ${narrowed(filter)} and ${seen(sight)}`.execute(db)
  return rows[0]?.count ?? 0
}

const behind = ({ from, id }: { from: string | null; id: string }): RawBuilder<boolean> =>
  from === null
    ? sql`(header.from_day is null and header.project > ${id})`
    : sql`(header.from_day < ${from}::date or (header.from_day = ${from}::date and header.project > ${id}) or header.from_day is null)`

/** SQL for whether somebody who sees so far may see the project of `stood` and `header`. */
export function seen({ isOperator, reads, everywhere, offices, projects }: ProjectSight) {
  if (isOperator) return sql<boolean>`true`
  const own = sql`(header.office = any(${[...offices]}::text[]) or project.id = any(${[...projects]}::text[]))`
  const open = sql`(not stood.is_confidential and ${
    reads ? sql`true` : sql`stood.state = any(${[...publicStates]}::text[])`
  })`
  return everywhere ? sql<boolean>`true` : sql<boolean>`(${open} or ${own})`
}

function narrowed(filter: ProjectFilter): RawBuilder<boolean> {
  const parts: RawBuilder<boolean>[] = []
  const equal = (column: string, value: string | undefined) => {
    if (value !== undefined) parts.push(sql`${sql.ref(column)} = ${value}`)
  }
  for (const word of fold(filter.text ?? '').split(' '))
    if (word !== '') parts.push(sql`header.folded like ${`%${word}%`}`)
  if (filter.states !== undefined) parts.push(sql`stood.state = any(${[...filter.states]}::text[])`)
  if (filter.offices !== undefined)
    parts.push(sql`header.office = any(${[...filter.offices]}::text[])`)
  equal('header.type', filter.type)
  equal('header.donor', filter.donor)
  equal('header.fund', filter.fund)
  equal('header.programme', filter.programme)
  equal('project.origin', filter.origin)
  if (filter.theme !== undefined) parts.push(sql`header.themes @> ${[filter.theme]}::text[]`)
  if (filter.covers !== undefined) parts.push(sql`header.covers @> ${[filter.covers]}::text[]`)
  if (filter.year !== undefined)
    parts.push(sql`header.from_day <= make_date(${filter.year}, 12, 31)
      and coalesce(header.to_day, header.from_day) >= make_date(${filter.year}, 1, 1)`)
  return parts.length === 0 ? sql`true` : sql.join(parts, sql` and `)
}
