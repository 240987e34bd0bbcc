import { Value } from 'typebox/value'
import type { Db } from '#platform/db/db.ts'
import type { Moment } from '#platform/moment.ts'
import { isPlanLevel } from '#plans/model/level.ts'
import { type PlanTemplate, TemplateContent } from '#plans/model/template.ts'
import { type KeptTemplate, keptTemplates } from '#plans/store/templates.ts'

/** The versions of all templates that are known at the moment, the newest of each first. */
export const templateList = async (db: Db, moment: Moment): Promise<PlanTemplate[]> =>
  (await keptTemplates(db, moment)).map(templateFrom)

/** One version of a template; undefined where there is none. */
export const templateBy = async (
  db: Db,
  moment: Moment,
  { id, version }: { id: string; version: number },
): Promise<PlanTemplate | undefined> =>
  (await templateList(db, moment)).find((each) => each.id === id && each.version === version)

/** The templates from which plans are begun on the day asked about: of each the newest version in use. */
export async function templatesInUse(db: Db, moment: Moment): Promise<PlanTemplate[]> {
  const all = await templateList(db, moment)
  const inUse = all.filter(
    ({ from, until }) => from <= moment.asOf && (until === null || moment.asOf < until),
  )
  return [...new Map(inUse.toReversed().map((each) => [each.id, each])).values()]
}

function templateFrom({ content, level, ...row }: KeptTemplate): PlanTemplate {
  if (!Value.Check(TemplateContent, content) || !isPlanLevel(level))
    throw new Error(
      `the template ${row.id} ${row.version} is not as it was checked when it was loaded`,
    )
  return { ...content, ...row, level }
}
