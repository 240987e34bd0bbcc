import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { instantText } from '#platform/db/periods.ts'
import type { Moment } from '#platform/moment.ts'
import type { Doer } from '#plans/model/plan.ts'
import type { Which } from '#projects/model/project.ts'
import { namedBy } from '#projects/views.ts'

/** Something said beside a part of a version. */
export interface ProjectComment {
  id: string
  number: number
  part: string
  /** Empty: beside the whole part. */
  field: string
  /** The comment it replies to. */
  answers: string | null
  office: string | null
  text: string
  by: Doer
  /** ISO, UTC. */
  at: string
  settled: { by: Doer; at: string } | null
}

interface Row extends Omit<ProjectComment, 'by' | 'settled'> {
  by: Omit<Doer, 'name'>
  settledBy: Omit<Doer, 'name'>
  settledAt: string | null
}

/** What was said of a version up to the moment, the first first. */
export async function commentsOf(
  db: Db,
  { asKnown }: Moment,
  { project, number }: Which,
): Promise<ProjectComment[]> {
  const { rows } = await sql<Row>`
    select said.id, said.number, said.part, said.field, said.answers, said.office, said.text,
      json_build_object('person', said.person, 'post', said.post, 'postTitle', said.post_title) as by,
      ${instantText(sql`said.at`)} as at,
      json_build_object('person', settled.person, 'post', settled.post, 'postTitle', settled.post_title) as "settledBy",
      ${instantText(sql`settled.at`)} as "settledAt"
    from project_comment said left join project_comment_settled settled on settled.comment = said.id
      and (${asKnown}::timestamptz is null or settled.at <= ${asKnown}::timestamptz)
    where said.project = ${project} and said.number = ${number}
      and (${asKnown}::timestamptz is null or said.at <= ${asKnown}::timestamptz)
    order by said.at, said.id`.execute(db)
  const named = await namedBy(
    db,
    rows.flatMap(({ by, settledBy }) => [by, settledBy]),
  )
  return rows.map(({ by, settledBy, settledAt, ...row }) => ({
    ...row,
    by: named(by),
    settled: settledAt === null ? null : { by: named(settledBy), at: settledAt },
  }))
}
