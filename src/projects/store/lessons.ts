import { sql } from 'kysely'
import { type Act, doerOf } from '#platform/act.ts'

/** A lesson as it is written. */
export interface NewLesson {
  /** `le-…` */
  id: string
  project: string
  /** By language. */
  titles: Readonly<Record<string, string>>
  texts: Readonly<Record<string, string>>
  themes: readonly string[]
  countries: readonly string[]
  type: string | null
  basis: string
}

/** The lesson is this from now on; what it was stays recorded until now. */
export async function putLesson(act: Act, lesson: NewLesson): Promise<void> {
  const { person, post, title } = doerOf(act)
  await endLesson(act, lesson.id)
  await sql`
    insert into project_lesson (id, project, titles, texts, themes, countries, type, basis, person, post, post_title, recorded)
    values (${lesson.id}, ${lesson.project}, ${JSON.stringify(lesson.titles)}::jsonb, ${JSON.stringify(lesson.texts)}::jsonb,
      ${[...lesson.themes]}::text[], ${[...lesson.countries]}::text[], ${lesson.type}, ${lesson.basis}, ${person}, ${post}, ${title},
      tstzrange(${act.at}::timestamptz, null))`.execute(act.db)
}

/** The lesson is no more: it stays recorded until now. */
export async function endLesson(act: Act, id: string): Promise<void> {
  await sql`
    update project_lesson set recorded = tstzrange(lower(recorded), ${act.at}::timestamptz)
    where id = ${id} and upper_inf(recorded)`.execute(act.db)
}
