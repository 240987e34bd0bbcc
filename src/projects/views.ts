import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { instantText, known } from '#platform/db/periods.ts'
import type { Moment } from '#platform/moment.ts'
import { freeId } from '#platform/text.ts'
import { officeName } from '#network/views/naming.ts'
import { namesOf } from '#people/views.ts'
import type { Doer } from '#plans/model/plan.ts'
import type { Project, ProjectVersion, Which } from './model/project.ts'

type NamelessDoer = Omit<Doer, 'name'>

/** A row of `projectColumns`. */
export interface ProjectRow extends Omit<Project, 'by' | 'author' | 'source'> {
  sourceTitle: string | null
  sourceAddress: string | null
  sourceLine: number | null
  author: NamelessDoer
  by: NamelessDoer
}

const doer = (alias: string, person = 'person'): RawBuilder<unknown> => {
  const column = (name: string) => sql.ref(`${alias}.${name}`)
  return sql`json_build_object('person', ${column(person)}, 'post', ${column('post')}, 'postTitle', ${column('post_title')})`
}

/** SQL for an exact decimal of `header` as text, without zeros at its end. */
const decimal = (column: string) => sql`trim_scale(${sql.ref(`header.${column}`)})::text`

/** What stands in a `select` for a project: of `project`, its standing `stood` and its `header`. */
export const projectColumns = (moment: Moment): RawBuilder<unknown> => sql`
  project.id, project.origin, project.source_title as "sourceTitle", project.source_address as "sourceAddress",
  project.source_line as "sourceLine", project.copied_from as "copiedFrom", ${doer('project', 'author')} as author,
  ${instantText(sql`project.made_at`)} as "madeAt",
  stood.state, stood.since, stood.version, stood.anchor, stood.reason, stood.manager, stood.is_confidential as "isConfidential",
  ${doer('stood')} as by, stood.revision, ${instantText(sql`lower(stood.recorded)`)} as "recordedFrom",
  header.titles, header.code, header.type, header.office, ${officeName(sql`header.office`, moment)} as "officeName",
  header.from_day as "from", header.to_day as "to", header.currency, ${decimal('amount')} as amount,
  ${decimal('staff_and_office')} as "staffAndOffice", ${decimal('overhead')} as overhead, header.donor, header.fund,
  header.gender_marker as "genderMarker", header.themes, header.covers, header.programme`

/** What stands behind `from` for a project at the moment: `project`, `stood` and `header`. */
export const projectTables = (moment: Moment): RawBuilder<unknown> => sql`
  project join project_standing stood on stood.project = project.id and ${known('stood', moment)}
    join project_header header on header.project = project.id and ${known('header', moment)}`

/** The projects of these rows, with the names of those who began them and brought them where they stand. One query. */
export async function projectsFrom(db: Db, rows: readonly ProjectRow[]): Promise<Project[]> {
  const named = await namedBy(
    db,
    rows.flatMap(({ author, by }) => [author, by]),
  )
  return rows.map(({ sourceTitle, sourceAddress, sourceLine, author, by, ...row }) => ({
    ...row,
    source:
      sourceTitle === null
        ? null
        : { title: sourceTitle, address: sourceAddress, line: sourceLine },
    author: named(author),
    by: named(by),
  }))
}

/** Puts to doers what the persons are called. One query. */
export async function namedBy(
  db: Db,
  doers: readonly NamelessDoer[],
): Promise<(each: NamelessDoer) => Doer> {
  const persons = new Set(doers.flatMap(({ person }) => (person === null ? [] : [person])))
  const names = await namesOf(db, [...persons])
  return (each) => ({
    ...each,
    name: each.person === null ? null : (names.get(each.person) ?? null),
  })
}

/** Projects as they stood at the moment, by id; those that there were not are left out. One query, and one for the names. */
export async function projectsBy(
  db: Db,
  moment: Moment,
  ids: readonly string[],
): Promise<Map<string, Project>> {
  const { rows } = await sql<ProjectRow>`
    select ${projectColumns(moment)} from ${projectTables(moment)}
    where project.id = any(${[...new Set(ids)]}::text[])`.execute(db)
  const projects = await projectsFrom(db, rows)
  return new Map(projects.map((project) => [project.id, project]))
}

/** One project as it stood at the moment; undefined where there was none. */
export const projectBy = async (db: Db, moment: Moment, id: string): Promise<Project | undefined> =>
  (await projectsBy(db, moment, [id])).get(id)

interface VersionRow extends Omit<ProjectVersion, 'author'> {
  author: NamelessDoer
}

/** The versions of a project that there were at the moment, the newest first. */
export const versionsOf = (db: Db, moment: Moment, project: string): Promise<ProjectVersion[]> =>
  selectVersions(db, moment, sql`version.project = ${project}`)

/** One version of a project; undefined where there was none at the moment. */
export async function versionBy(
  db: Db,
  moment: Moment,
  { project, number }: Which,
): Promise<ProjectVersion | undefined> {
  const [version] = await selectVersions(
    db,
    moment,
    sql`version.project = ${project} and version.number = ${number}`,
  )
  return version
}

async function selectVersions(
  db: Db,
  moment: Moment,
  which: RawBuilder<unknown>,
): Promise<ProjectVersion[]> {
  const { rows } = await sql<VersionRow>`
    select version.project, version.number, version.based_on as "basedOn",
      json_build_object('id', version.template, 'version', version.template_version) as template,
      coalesce((select other.languages from project_language other where other.project = version.project
        and other.number = version.number and ${known('other', moment)}), version.languages) as languages,
      ${doer('version', 'author')} as author, ${instantText(sql`version.made_at`)} as "madeAt",
      exists (select from project_lock locked where locked.project = version.project and locked.number = version.number
        and ${known('locked', moment)}) as "isLocked"
    from project_version version
    where ${which} and (${moment.asKnown}::timestamptz is null or version.made_at <= ${moment.asKnown}::timestamptz)
    order by version.number desc`.execute(db)
  const named = await namedBy(
    db,
    rows.map(({ author }) => author),
  )
  return rows.map((row) => ({ ...row, author: named(row.author) }))
}

/** The first id of this wording that no project has: with a number behind it where one does. */
export async function freeProjectId(db: Db, wanted: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select id from project where id = ${wanted} or id like ${`${wanted}-%`}`.execute(db)
  const taken = new Set(rows.map(({ id }) => id))
  return freeId(wanted, async (id) => taken.has(id))
}
