import { sql } from 'kysely'
import { Value } from 'typebox/value'
import type { Db } from '#platform/db/db.ts'
import { known } from '#platform/db/periods.ts'
import type { Moment } from '#platform/moment.ts'
import { type ProjectTemplate, TemplateContent } from '#projects/model/template.ts'

interface Row {
  id: string
  version: number
  from: string
  until: string | null
  content: unknown
}

/** The versions of all templates that are known at the moment, the newest of each first. */
export async function templateList(db: Db, moment: Moment): Promise<ProjectTemplate[]> {
  const { rows } = await sql<Row>`
    select id, version, lower(in_use) as "from", upper(in_use) as until, content
    from project_template held where ${known('held', moment)} order by id, version desc`.execute(db)
  return rows.map(templateFrom)
}

/** One version of a template; undefined where there is none. */
export const templateBy = async (
  db: Db,
  moment: Moment,
  { id, version }: { id: string; version: number },
): Promise<ProjectTemplate | undefined> =>
  (await templateList(db, moment)).find((each) => each.id === id && each.version === version)

/** The templates from which projects are begun on the day asked about: of each the newest version in use. */
export async function templatesInUse(db: Db, moment: Moment): Promise<ProjectTemplate[]> {
  const all = await templateList(db, moment)
  const inUse = all.filter(
    ({ from, until }) => from <= moment.asOf && (until === null || moment.asOf < until),
  )
  return [...new Map(inUse.toReversed().map((each) => [each.id, each])).values()]
}

function templateFrom({ content, ...row }: Row): ProjectTemplate {
  if (!Value.Check(TemplateContent, content))
    throw new Error(
      `the template ${row.id} ${row.version} is not as it was checked when it was loaded`,
    )
  return { ...content, ...row }
}
