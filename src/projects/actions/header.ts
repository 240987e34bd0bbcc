import { sql } from 'kysely'
import type { Act } from '#platform/act.ts'
import type { Moment } from '#platform/moment.ts'
import { headerOf, yearsOf } from '#projects/model/header.ts'
import type { Which } from '#projects/model/project.ts'
import { putHeader, putYears } from '#projects/store.ts'
import { overheadOfParts } from '#projects/views/overhead.ts'
import { partsOf } from '#projects/views/parts.ts'

/** Lets lists and sums know a project as this version says it: in the same act as whatever changed the version that counts. */
export async function keepHeader(act: Act, moment: Moment, which: Which): Promise<void> {
  const parts = await partsOf(act.db, moment, which)
  const { rows } = await sql<{
    code: string | null
    programme: string | null
    origin: string
    amount: string | null
  }>`
    select origin, (select amount::text from project_header held where held.project = project.id and upper_inf(held.recorded)) as amount,
      (select code from project_code where project = ${which.project}) as code,
      (select programme from programme_project held where held.project = ${which.project} and upper_inf(held.recorded)
        and held.held @> ${moment.asOf}::date order by lower(held.held) desc, programme limit 1) as programme
    from project where id = ${which.project}`.execute(act.db)
  const { code = null, programme = null, origin, amount = null } = rows[0] ?? {}
  const overhead = await overheadOfParts(act.db, moment, parts)
  const header = headerOf(parts, overhead)
  const years = yearsOf(parts, overhead)
  // What was published of it elsewhere may say what it costs without telling its lines.
  const isPublished = origin === 'published'
  const told = { ...header, amount: header.amount ?? (isPublished ? amount : null) }
  await putHeader(act, which, { ...told, code, programme })
  if (years.length > 0 || !isPublished) await putYears(act, which.project, years)
}
