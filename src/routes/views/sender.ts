import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'

/** Who sends an endorsed project to its donor: the office and the post that decided the step which says so, and by which right. */
export interface Sender {
  office: string
  post: string
  postTitle: string | null
  right: string
}

/** Who sends a project by the last route to its endorsement; undefined where no rule of that says, so that its own office does. */
export async function senderOf(db: Db, project: string): Promise<Sender | undefined> {
  const { rows } = await sql<Sender>`
    select sender.office, sender.post, sender.post_title as "postTitle", sender.verb as "right"
    from (select id from route where project = ${project} and purpose = 'endorsement' order by opened_at desc limit 1) last
      join route_sender sender on sender.route = last.id`.execute(db)
  return rows[0]
}
