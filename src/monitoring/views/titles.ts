import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { known } from '#platform/db/periods.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import type { Moment } from '#platform/moment.ts'
import type { PartFields } from '#platform/tree/part.ts'
import { nearest } from '#platform/i18n/wording.ts'
import { titlesIn } from '#plans/views/reading/cited.ts'

/** What indicators (`plan:part`) are called in the last version that was published, for lists of what was done. One query. */
export async function indicatorTitles(
  { db, moment, locale }: { db: Db; moment: Moment; locale: Locale },
  ids: readonly string[],
): Promise<Map<string, { name: string; plan: string; part: string }>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ plan: string; part: string; fields: PartFields }>`
    select distinct on (held.plan, held.part) held.plan, held.part, held.fields
    from plan_part held join plan_standing stood on stood.plan = held.plan and stood.number = held.number and ${known('stood', moment)}
    where held.plan || ':' || held.part = any(${[...ids]}::text[]) and stood.fingerprint is not null and ${known('held', moment)}
    order by held.plan, held.part, held.number desc`.execute(db)
  return new Map(
    rows.map(({ plan, part, fields }) => [
      `${plan}:${part}`,
      { name: nearest(titlesIn(fields), locale)?.text ?? part, plan, part },
    ]),
  )
}
