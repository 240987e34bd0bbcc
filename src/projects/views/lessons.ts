import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { known, recordedFromOf } from '#platform/db/periods.ts'
import type { Moment } from '#platform/moment.ts'
import { fold } from '#platform/text.ts'
import { type Lesson, nearnessOf } from '#projects/model/lesson.ts'
import type { Project } from '#projects/model/project.ts'
import type { ProjectSight } from '#projects/model/sight.ts'
import { projectTables } from '#projects/views.ts'
import { seen } from './list.ts'

/** A lesson with the project it was learnt from. */
export interface LessonShown extends Lesson {
  projectTitles: Readonly<Record<string, string>>
  projectCode: string | null
  office: string
}

/** What lessons are narrowed by. */
export interface LessonFilter {
  /** Words of the lesson, in any order. */
  text?: string | undefined
  theme?: string | undefined
  country?: string | undefined
  type?: string | undefined
  project?: string | undefined
}

/** Lessons of projects that somebody may see, the latest first. */
export async function lessonList(
  db: Db,
  moment: Moment,
  filter: LessonFilter,
  sight: ProjectSight,
): Promise<LessonShown[]> {
  const parts: RawBuilder<unknown>[] = [sql`true`]
  if (filter.project !== undefined) parts.push(sql`lesson.project = ${filter.project}`)
  if (filter.theme !== undefined) parts.push(sql`lesson.themes @> ${[filter.theme]}::text[]`)
  if (filter.country !== undefined) parts.push(sql`lesson.countries @> ${[filter.country]}::text[]`)
  if (filter.type !== undefined) parts.push(sql`lesson.type = ${filter.type}`)
  const rows = await lessonsWhere(db, moment, sql.join(parts, sql` and `), sight)
  const wanted = fold(filter.text ?? '').split(' ')
  return rows.filter(({ titles, texts }) => {
    const said = fold([...Object.values(titles), ...Object.values(texts)].join(' '))
    return wanted.every((word) => said.includes(word))
  })
}

/** The lessons that are nearest to what a project is about, at most so many, the nearest first; its own are not among them. */
export async function lessonsLike(
  db: Db,
  moment: Moment,
  project: Pick<Project, 'themes' | 'covers' | 'type'> & { id?: string },
  sight: ProjectSight,
  most = 10,
): Promise<LessonShown[]> {
  const rows = await lessonsWhere(
    db,
    moment,
    sql`lesson.project <> ${project.id ?? ''} and (lesson.themes && ${[...project.themes]}::text[]
      or lesson.countries && ${[...project.covers]}::text[] or lesson.type = ${project.type})`,
    sight,
  )
  return rows
    .map((lesson) => ({ lesson, near: nearnessOf(lesson, project) }))
    .toSorted((a, b) => b.near - a.near)
    .slice(0, most)
    .map(({ lesson }) => lesson)
}

async function lessonsWhere(
  db: Db,
  moment: Moment,
  where: RawBuilder<unknown>,
  sight: ProjectSight,
): Promise<LessonShown[]> {
  const { rows } = await sql<LessonShown>`
    select lesson.id, lesson.project, lesson.titles, lesson.texts, lesson.themes, lesson.countries, lesson.type, lesson.basis,
      header.titles as "projectTitles", header.code as "projectCode", header.office, ${recordedFromOf('lesson')}
    from project_lesson lesson join ${projectTables(moment)} on project.id = lesson.project
    where ${known('lesson', moment)} and ${where} and ${seen(sight, moment)}
    order by lower(lesson.recorded) desc, lesson.id`.execute(db)
  return rows
}
