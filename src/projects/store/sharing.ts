import { sql } from 'kysely'
import { type Act, doerOf } from '#platform/act.ts'
import type { SharedWith } from '#projects/model/shared.ts'

/** A project is, or is no longer, shared with these from now on. */
export async function putShared(
  act: Act,
  project: string,
  { kind, id }: SharedWith,
  isShared: boolean,
): Promise<void> {
  const { person, post, title } = doerOf(act)
  if (!isShared) {
    await sql`
      update project_shared set recorded = tstzrange(lower(recorded), ${act.at}::timestamptz)
      where project = ${project} and with_kind = ${kind} and with_id = ${id} and upper_inf(recorded)`.execute(
      act.db,
    )
    return
  }
  await sql`
    insert into project_shared (project, with_kind, with_id, person, post, post_title, recorded)
    select ${project}, ${kind}, ${id}, ${person}, ${post}, ${title}, tstzrange(${act.at}::timestamptz, null)
    where not exists (select from project_shared held where held.project = ${project} and held.with_kind = ${kind}
      and held.with_id = ${id} and upper_inf(held.recorded))`.execute(act.db)
}
