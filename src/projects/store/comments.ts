import { sql } from 'kysely'
import { type Act, doerOf } from '#platform/act.ts'
import type { Which } from '#projects/model/project.ts'

/** Something said beside a part of a version, or beside one field of it (`field`, else empty). */
export interface NewComment extends Which {
  id: string
  part: string
  field: string
  answers: string | null
  office: string | null
  text: string
}

/** Records what was said. */
export async function addComment(act: Act, comment: NewComment): Promise<void> {
  const { person, post, title } = doerOf(act)
  await sql`
    insert into project_comment (id, project, number, part, field, answers, office, text, person, post, post_title, at)
    values (${comment.id}, ${comment.project}, ${comment.number}, ${comment.part}, ${comment.field}, ${comment.answers},
      ${comment.office}, ${comment.text}, ${person}, ${post}, ${title}, ${act.at}::timestamptz)`.execute(
    act.db,
  )
}

/** Records that a comment was dealt with. */
export async function settleComment(act: Act, comment: string): Promise<void> {
  const { person, post, title } = doerOf(act)
  await sql`
    insert into project_comment_settled (comment, person, post, post_title, at)
    values (${comment}, ${person}, ${post}, ${title}, ${act.at}::timestamptz) on conflict do nothing`.execute(
    act.db,
  )
}
