import { sql } from 'kysely'
import type { Act } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import { known } from '#platform/db/periods.ts'
import type { Moment } from '#platform/moment.ts'

/** A version of a template as it is kept. */
export interface KeptTemplate {
  id: string
  version: number
  level: string
  from: string
  until: string | null
  content: unknown
}

/** The versions of all templates that are known at the moment, as they are kept, the newest of each first. */
export async function keptTemplates(
  db: Db,
  moment: Pick<Moment, 'asKnown'>,
): Promise<KeptTemplate[]> {
  const { rows } = await sql<KeptTemplate>`
    select id, version, level, lower(in_use) as "from", upper(in_use) as until, content
    from plan_template held where ${known('held', moment)} order by id, version desc`.execute(db)
  return rows
}

/** The version of the template is this from now on; what it was stays recorded until now. */
export async function putTemplate(act: Act, template: KeptTemplate): Promise<void> {
  await sql`
    update plan_template set recorded = tstzrange(lower(recorded), ${act.at}::timestamptz)
    where id = ${template.id} and version = ${template.version} and upper_inf(recorded)`.execute(
    act.db,
  )
  await sql`
    insert into plan_template (id, version, level, in_use, content, recorded)
    values (${template.id}, ${template.version}, ${template.level}, daterange(${template.from}::date, ${template.until}::date),
      ${JSON.stringify(template.content)}::jsonb, tstzrange(${act.at}::timestamptz, null))`.execute(
    act.db,
  )
}
