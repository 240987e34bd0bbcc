import { sql } from 'kysely'
import { instantText } from '#platform/db/periods.ts'
import { Refusal } from '#platform/refusal.ts'
import type { By } from '#posts/actions/operator.ts'
import { nowOf } from '#posts/actions/acting.ts'
import type { ProjectPart } from '#projects/model/kinds.ts'
import type { Which } from '#projects/model/project.ts'
import { partsOf } from '#projects/views/parts.ts'

/**
 * What a version said when the project had this revision, as the database remembers it. Refuses a revision that the project never had
 * (`sheet/no-revision`).
 */
export async function partsAtRevision(
  by: Pick<By, 'db' | 'asker'>,
  which: Which,
  revision: string,
): Promise<ProjectPart[]> {
  const asKnown = /^[1-9]\d{0,8}$/.test(revision) ? await recordedAt(by, which, revision) : null
  if (asKnown === null) throw new Refusal('invalid', 'sheet/no-revision', { details: { revision } })
  return partsOf(by.db, { ...nowOf(by), asKnown }, which)
}

async function recordedAt(
  { db }: Pick<By, 'db'>,
  { project }: Which,
  revision: string,
): Promise<string | null> {
  const { rows } = await sql<{ at: string }>`
    select ${instantText(sql`lower(recorded)`)} as at from project_standing
    where project = ${project} and revision = ${Number(revision)}
    order by lower(recorded) desc limit 1`.execute(db)
  return rows[0]?.at ?? null
}
