import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { instantText } from '#platform/db/periods.ts'
import { Refusal } from '#platform/refusal.ts'
import type { ReadWorkbook } from '#platform/documents/sheets.ts'
import type { Citation } from '#frameworks/model/citation.ts'
import type { Part } from '#plans/model/part.ts'
import type { PlanVersion } from '#plans/model/plan.ts'
import type { PlanTemplate } from '#plans/model/template.ts'
import { type By } from '#posts/actions/operator.ts'
import { nowOf } from '#posts/actions/acting.ts'
import { citationsOf, partsOf } from '#plans/views/parts.ts'

/** What a version said when a workbook of it was written; nothing where the workbook began empty. */
export interface Base {
  parts: readonly Part[]
  citations: readonly Citation[]
}

/** What a hidden sheet must say for a workbook to be one of plans. */
export const isOurs = 'meridian-plan'

/**
 * What the version said when this workbook was written, as the database remembers it. Refuses what is no workbook of plans
 * (`plans/sheet.foreign`), one of another plan or version (`plans/sheet.other-plan`), one of another template or another version of it
 * (`plans/sheet.other-template`), and a revision that there never was (`sheet/no-revision`).
 */
export async function baseOf(
  by: Pick<By, 'db' | 'asker'>,
  now: PlanVersion,
  { template, about }: { template: PlanTemplate; about: ReadWorkbook['about'] },
): Promise<Base> {
  const { format, plan = '', number = '', revision = '' } = about
  if (format !== isOurs) throw new Refusal('invalid', 'plans/sheet.foreign')
  const asked = `${about['template'] ?? ''} ${about['template-version'] ?? ''}`
  const own = `${template.id} ${template.version}`
  if (asked !== own)
    throw new Refusal('invalid', 'plans/sheet.other-template', {
      details: { template: asked, own },
    })
  if (plan === '') return { parts: [], citations: [] }
  const { id } = now.plan
  if (plan !== id || number !== String(now.number))
    throw new Refusal('invalid', 'plans/sheet.other-plan', {
      details: { plan: `${plan}@${number}`, own: `${id}@${now.number}` },
    })
  const asKnown = /^[1-9]\d{0,8}$/.test(revision)
    ? await recordedAt(by.db, now, Number(revision))
    : null
  if (asKnown === null) throw new Refusal('invalid', 'sheet/no-revision', { details: { revision } })
  const then = { ...nowOf(by), asKnown }
  const which = { plan: id, number: now.number }
  const [parts, citations] = await Promise.all([
    partsOf(by.db, then, which),
    citationsOf(by.db, then, which),
  ])
  return { parts, citations }
}

/** When a revision was recorded; null where there is none. */
async function recordedAt(
  db: Db,
  { plan, number }: PlanVersion,
  revision: number,
): Promise<string | null> {
  const { rows } = await sql<{ at: string }>`
    select ${instantText(sql`lower(recorded)`)} as at from plan_standing
    where plan = ${plan.id} and number = ${number} and revision = ${revision}
    order by lower(recorded) desc limit 1`.execute(db)
  return rows[0]?.at ?? null
}
