import { sql } from 'kysely'
import { known } from '#platform/db/periods.ts'
import { type Titles, titleIn } from '#frameworks/model/titles.ts'
import { upperText } from '#frameworks/model/upper.ts'
import { frameworkList } from '#frameworks/views.ts'
import { officeName } from '#network/views/naming.ts'
import { versionsInForce } from './held.ts'
import { type Finder, type Missing, nothing, type PlanRow, titled, titleOf } from './rows.ts'

/** The highest objectives of the frameworks in force, and the objectives of plans above others, that nothing in force serves. */
export const unservedObjectives: Finder = async (db, moment, { locale }) => {
  const frameworks = await frameworkList(db, moment)
  const called = new Map(frameworks.map(({ id, titles }) => [id, titleIn(titles, locale).text]))
  const inForce = frameworks.flatMap(({ id, inForce: edition }) =>
    edition === null ? [] : [{ framework: id, edition }],
  )
  const frameworkRows = await sql<{
    framework: string
    edition: string
    code: string
    titles: Titles
  }>`
    with recursive edition as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(inForce)}::jsonb) as given (framework text, edition text)),
    node as materialized (
      select objective.framework, objective.edition, objective.code, objective.parent, objective.titles, objective.place
      from framework_objective objective join edition using (framework, edition) where ${known('objective', moment)}),
    held as materialized (${versionsInForce(moment)}),
    cited as materialized (
      select distinct served.upper_of, served.upper_version, served.upper_code from held join plan_service served using (plan, number)
      where served.upper_of not like 'p-%'),
    met as (
      select upper_of, upper_version, upper_code from cited
      union select mapped.to_framework, mapped.to_edition, mapped.to_code from cited join framework_mapping mapped
        on (mapped.from_framework, mapped.from_edition, mapped.from_code) = (cited.upper_of, cited.upper_version, cited.upper_code)
          and ${known('mapped', moment)} and mapped.held @> ${moment.asOf}::date),
    raised as (
      select node.framework, node.edition, node.code, node.parent from met
        join node on (node.framework, node.edition, node.code) = (met.upper_of, met.upper_version, met.upper_code)
      union
      select node.framework, node.edition, node.code, node.parent from raised
        join node on (node.framework, node.edition, node.code) = (raised.framework, raised.edition, raised.parent))
    select node.framework, node.edition, node.code, node.titles from node
    where node.parent is null and not exists (
      select from raised where (raised.framework, raised.edition, raised.code) = (node.framework, node.edition, node.code))
    order by node.framework, node.place`.execute(db)
  const plans = await sql<PlanRow>`
    with held as materialized (${versionsInForce(moment)}),
    served as materialized (
      select distinct cited.upper_of, cited.upper_version, cited.upper_code from held join plan_citation cited using (plan, number)
      where ${known('cited', moment)} and cited.upper_of like 'p-%')
    select held.plan, held.number, held.level, held.office, ${officeName(sql`held.office`, moment)} as "officeName", node.fields, root.fields as root,
      version.languages, null as until, node.part
    from held join plan_version version using (plan, number)
      join plan_part node on node.plan = held.plan and node.number = held.number and node.kind = 'objective' and ${known('node', moment)}
      join plan_part root on root.plan = held.plan and root.number = held.number and root.part = 'plan' and ${known('root', moment)}
    where held.level <> 'national-plan-of-action' and not exists (
      select from served where (served.upper_of, served.upper_version, served.upper_code) = (held.plan, held.number::text, node.part))
    order by held.plan, node.place`.execute(db)
  return [
    ...frameworkRows.rows.map(({ framework, edition, code, titles }): Missing => ({
      ...nothing,
      ...titleOf(titles, locale),
      about: upperText({ of: framework, version: edition, code }),
      of: framework,
      ofTitle: called.get(framework) ?? framework,
    })),
    ...plans.rows.map((row): Missing => ({
      ...nothing,
      ...titled(row, locale),
      about: upperText({ of: row.plan, version: String(row.number), code: row.part }),
      of: row.plan,
      ofTitle: titled({ ...row, fields: row.root }, locale).title,
      office: row.office,
      officeName: row.officeName,
      level: row.level,
    })),
  ]
}
