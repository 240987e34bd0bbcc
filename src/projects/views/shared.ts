import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { known, recordedFromOf } from '#platform/db/periods.ts'
import type { Moment } from '#platform/moment.ts'
import { officeName } from '#network/views/naming.ts'
import { namesOf } from '#people/views.ts'
import type { SharedWith } from '#projects/model/shared.ts'

/** With whom a project is shared, and since when. */
export interface Shared extends SharedWith {
  /** What the person or office is called; null for posts, and where nobody knows. */
  name: string | null
  /** ISO, UTC. */
  recordedFrom: string
}

/** With whom a project is shared at the moment, the first first. */
export async function sharedOf(db: Db, moment: Moment, project: string): Promise<Shared[]> {
  const { rows } = await sql<Shared>`
    select shared.with_kind as kind, shared.with_id as id,
      case when shared.with_kind = 'office' then ${officeName(sql`shared.with_id`, moment)} end as name, ${recordedFromOf('shared')}
    from project_shared shared where shared.project = ${project} and ${known('shared', moment)}
    order by lower(shared.recorded), shared.with_kind, shared.with_id`.execute(db)
  const persons = rows.flatMap(({ kind, id }) => (kind === 'person' ? [id] : []))
  const names = await namesOf(db, persons)
  return rows.map((row) =>
    row.kind === 'person' ? { ...row, name: names.get(row.id) ?? null } : row,
  )
}
