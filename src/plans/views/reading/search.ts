import { sql } from 'kysely'
import { known } from '#platform/db/periods.ts'
import { fold } from '#platform/text.ts'
import type { PartFields } from '#plans/model/part.ts'
import type { PlanVersion } from '#plans/model/plan.ts'
import { foremost, type Looking, seenVersions } from '#plans/views/seen.ts'
import { titlesIn } from './cited.ts'

/**
 * Plans in whose title, in any language and any version that the reader may see, every word of this text stands, forgiving of accents
 * and case: each with the version that stands for it on the day. At most `most`.
 */
export async function plansFound(
  looking: Looking,
  text: string,
  most: number,
): Promise<PlanVersion[]> {
  const words = fold(text).split(' ').filter(Boolean)
  if (words.length === 0) return []
  const { db, moment } = looking
  const { rows } = await sql<{ plan: string; fields: PartFields }>`
    select plan, fields from plan_part root where part = 'plan' and ${known('root', moment)}`.execute(
    db,
  )
  const isMatching = (titles: Readonly<Record<string, string>>) => {
    const told = fold(Object.values(titles).join(' '))
    return words.every((word) => told.includes(word))
  }
  if (!rows.some(({ fields }) => isMatching(titlesIn(fields)))) return []
  const seen = await seenVersions(looking)
  const matching = new Set(
    seen.filter(({ titles }) => isMatching(titles)).map(({ plan }) => plan.id),
  )
  return [...Map.groupBy(seen, ({ plan }) => plan.id)]
    .flatMap(([id, [newest, ...others]]) =>
      matching.has(id) && newest !== undefined ? [foremost([newest, ...others], moment)] : [],
    )
    .slice(0, most)
}
