import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { known } from '#platform/db/periods.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import type { Moment } from '#platform/moment.ts'
import { fold } from '#platform/text.ts'
import type { ProjectState } from '#projects/model/life.ts'
import type { ProjectSort } from '#projects/model/reading/listing.ts'
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
  /** A country's code, or an area's id. */
  covers?: string | undefined
  /** Any of these codes and ids. */
  coversAny?: readonly string[] | undefined
  /** An area's id, beside a country. */
  area?: string | undefined
  programme?: string | undefined
  origin?: ProjectOrigin | undefined
  /** Under way in this calendar year. */
  year?: number | undefined
  /** Under way on the day asked about. */
  isUnderWay?: boolean | undefined
  /**
   * That cite this framework or plan; with `version` and `code` this objective of it, themselves or through an objective of a plan
   * that serves it.
   */
  cites?: { of: string; version?: string | undefined; code?: string | undefined } | undefined
}

/** How far somebody sees, and where in the list they are. */
export interface ListPlace {
  sight: ProjectSight
  /** At most so many; all of them where it is not told. */
  limit?: number | undefined
  /** Behind this project: the id of the last one shown, and what it was sorted by (`from`, unless another order is told). */
  after?: { from: string | null; id: string } | undefined
  /** The latest to begin first, unless told. Titles are sorted as readers of `locale` see them. */
  sort?: ProjectSort | undefined
  locale?: Locale | undefined
}

/** Projects as they stood at the moment, in the order asked for; one more than `limit`, so that it is known whether others follow. */
export async function projectList(
  db: Db,
  moment: Moment,
  filter: ProjectFilter,
  { sight, limit, after, sort = 'from', locale = 'en' }: ListPlace,
): Promise<Project[]> {
  const order = orders(locale)[sort]
  const place = after === undefined ? sql`true` : behind(order, after)
  const { rows } = await sql<ProjectRow>`
    select ${projectColumns(moment)} from ${projectTables(moment)}
    where ${narrowed(filter, moment)} and ${seen(sight, moment)} and ${place}
    order by ${order.by} ${order.isFalling ? sql`desc` : sql`asc`} nulls last, header.project
    ${limit === undefined ? sql`` : sql`limit ${limit + 1}`}`.execute(db)
  return projectsFrom(db, rows)
}

interface Order {
  by: RawBuilder<unknown>
  isFalling: boolean
  /** What a place in the list is held against, as text from a cursor. */
  of: 'date' | 'text'
}

const orders = (locale: Locale): Record<ProjectSort, Order> => ({
  from: { by: sql`header.from_day`, isFalling: true, of: 'date' },
  to: { by: sql`header.to_day`, isFalling: false, of: 'date' },
  since: { by: sql`stood.since`, isFalling: true, of: 'date' },
  code: { by: sql`lower(header.code)`, isFalling: false, of: 'text' },
  title: { by: titleOf(locale), isFalling: false, of: 'text' },
})

/** SQL for the title by which readers of this language find a project in a list. */
const titleOf = (locale: Locale) =>
  sql`lower(coalesce(header.titles ->> ${locale}::text, header.titles ->> 'en'))`

/** How many projects there are that somebody sees, narrowed in the same way. */
export async function projectCount(
  db: Db,
  moment: Moment,
  filter: ProjectFilter,
  sight: ProjectSight,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from ${countedTables(moment, filter)}
    where ${narrowed(filter, moment)} and ${seen(sight, moment)}`.execute(db)
  return rows[0]?.count ?? 0
}

/** What stands behind `from` where projects are only counted: `project` itself only where the filter asks for what it says. */
const countedTables = (moment: Moment, { origin }: ProjectFilter): RawBuilder<unknown> =>
  origin === undefined
    ? sql`project_header header join project_standing stood on stood.project = header.project and ${known('stood', moment)}
        and ${known('header', moment)}`
    : projectTables(moment)

function behind(
  { by, isFalling, of }: Order,
  { from, id }: { from: string | null; id: string },
): RawBuilder<boolean> {
  if (from === null) return sql`(${by} is null and header.project > ${id})`
  const key = of === 'date' ? sql`${from}::date` : sql`lower(${from}::text)`
  const further = isFalling ? sql`${by} < ${key}` : sql`${by} > ${key}`
  return sql`(${further} or (${by} = ${key} and header.project > ${id}) or ${by} is null)`
}

/**
 * SQL for whether somebody who sees so far may see the project of `stood` and `header`: what it says may be of another moment of knowledge,
 * whether they may see it is asked of how it stood then and of how it stands now.
 */
export function seen(
  sight: ProjectSight,
  { asKnown }: Pick<Moment, 'asKnown'>,
): RawBuilder<boolean> {
  const then = seenAsKnown(sight)
  if (asKnown === null || sight.isOperator || sight.everywhere) return then
  return sql`(${then} and exists (select from project_standing stands
    join project_header heads on heads.project = stands.project and upper_inf(heads.recorded)
    where stands.project = stood.project and upper_inf(stands.recorded) and ${seenAsKnown(sight, { stood: 'stands', header: 'heads' })}))`
}

/** What rows of projects are called in a question. */
interface Aliases {
  stood: string
  header: string
}

const aliases: Aliases = { stood: 'stood', header: 'header' }

/** The same of how it stood then alone: for sums, which are asked as of now and only follow what was. */
export function seenAsKnown(sight: ProjectSight, of = aliases): RawBuilder<boolean> {
  const own = ownOf(sight, of)
  if (sight.isOperator || sight.everywhere) return sql`true`
  return own === null ? openTo(sight, of) : sql`(${openTo(sight, of)} or ${own})`
}

/** SQL for whether the project of `stood` is open to all who see so far, whatever their offices are. */
export function openTo({ reads }: ProjectSight, { stood } = aliases): RawBuilder<boolean> {
  const isConfidential = sql.ref(`${stood}.is_confidential`)
  return reads
    ? sql`(not ${isConfidential})`
    : sql`(not ${isConfidential} and ${sql.ref(`${stood}.state`)} = any(${[...publicStates]}::text[]))`
}

/** SQL for whether the project of `header` is of the offices that somebody sees whole, or one they are asked about; null where they have none. */
export const ownOf = (
  { offices, projects }: ProjectSight,
  { header } = aliases,
): RawBuilder<boolean> | null =>
  offices.length === 0 && projects.length === 0
    ? null
    : sql`(${sql.ref(`${header}.office`)} = any(${[...offices]}::text[]) or ${sql.ref(`${header}.project`)} = any(${[...projects]}::text[]))`

/** SQL for whether the project of `stood`, `header` and `project` is among those narrowed so. */
export function narrowed(filter: ProjectFilter, moment: Moment): RawBuilder<boolean> {
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
  if (filter.area !== undefined) parts.push(sql`header.covers @> ${[filter.area]}::text[]`)
  if (filter.coversAny !== undefined)
    parts.push(sql`header.covers && ${[...filter.coversAny]}::text[]`)
  if (filter.year !== undefined)
    parts.push(sql`header.from_day <= make_date(${filter.year}, 12, 31)
      and coalesce(header.to_day, header.from_day) >= make_date(${filter.year}, 1, 1)`)
  if (filter.isUnderWay === true)
    parts.push(sql`header.from_day <= ${moment.asOf}::date
      and coalesce(header.to_day, header.from_day) >= ${moment.asOf}::date`)
  if (filter.cites !== undefined) parts.push(citing(filter.cites, moment))
  return parts.length === 0 ? sql`true` : sql.join(parts, sql` and `)
}

/** SQL for whether the version that counts cites something, itself or through what a part of a plan serves. */
function citing(
  { of, version, code }: NonNullable<ProjectFilter['cites']>,
  moment: Moment,
): RawBuilder<boolean> {
  const named = (alias: string) => {
    const column = (name: string) => sql.ref(`${alias}.upper_${name}`)
    const exactly =
      version === undefined || code === undefined
        ? sql`true`
        : sql`${column('version')} = ${version} and ${column('code')} = ${code}`
    return sql`${column('of')} = ${of} and ${exactly}`
  }
  const counting = sql`(stood.project, stood.version)`
  const itself = sql`from project_citation cited where ${named('cited')} and ${known('cited', moment)}`
  const through = sql`from plan_service given join project_citation cited on cited.upper_of = given.plan
    and cited.upper_version = given.number::text and cited.upper_code = given.part and ${known('cited', moment)} where ${named('given')}`
  // Two of them, so that each is read once and looked up in: as one, each project of it would be looked for among all.
  const cites = sql<boolean>`(${counting} in (select cited.project, cited.number ${itself})
    or ${counting} in (select cited.project, cited.number ${through}))`
  // Few cite one objective: these are looked up, where of a whole framework most would be.
  return code === undefined
    ? cites
    : sql`(stood.project = any(array(select cited.project ${itself} union select cited.project ${through})) and ${cites})`
}
