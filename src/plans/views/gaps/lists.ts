import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { known } from '#platform/db/periods.ts'
import type { Moment } from '#platform/moment.ts'
import { officeName } from '#network/views/naming.ts'
import { endingDays, type Gap, type GapKind } from '#plans/model/gaps.ts'
import { openIssues } from '#trends/views.ts'
import { plannedCountries } from './countries.ts'
import { versionsInForce } from './held.ts'
import { unservedObjectives } from './objectives.ts'
import {
  type Finder,
  type Looking,
  type Missing,
  nothing,
  type PlanRow,
  titled,
  titleOf,
} from './rows.ts'

/** Everything of one kind that is missing on the day. A bounded number of queries. */
export async function gapsOf(
  db: Db,
  moment: Moment,
  kind: GapKind,
  looking: Looking,
): Promise<Gap[]> {
  const missing = await finders[kind](db, moment, looking)
  return missing.map((each) => ({ id: `${kind}:${each.about}`, kind, ...each }))
}

const countries: Finder = async (db, moment, { locale }) =>
  (await plannedCountries(db, moment, locale)).flatMap((each): Missing[] =>
    each.standing === 'none'
      ? [
          {
            ...nothing,
            about: each.country,
            title: each.name,
            language: locale,
            office: each.office,
            officeName: each.officeName,
            country: each.country,
            day: each.until,
          },
        ]
      : [],
  )

const ending: Finder = async (db, moment, { locale }) => {
  const { rows } = await sql<PlanRow>`
    with held as materialized (${versionsInForce(moment)})
    select held.plan, held.number, held.level, held.office, ${officeName(sql`held.office`, moment)} as "officeName", root.fields, root.fields as root,
      version.languages, held.until, 'plan' as part
    from held join plan_version version using (plan, number)
      join plan_part root on root.plan = held.plan and root.number = held.number and root.part = 'plan' and ${known('root', moment)}
    where held.until <= ${moment.asOf}::date + ${endingDays}::integer and not exists (
      select from plan_standing later join plan next on next.id = later.plan
      where (next.id = held.plan or next.follows = held.plan) and ${known('later', moment)} and later.in_force @> held.until)
    order by held.until, held.plan`.execute(db)
  return rows.map((row) => ({
    ...nothing,
    ...titled(row, locale),
    about: `${row.plan}@${row.number}`,
    office: row.office,
    officeName: row.officeName,
    day: row.until,
    level: row.level,
  }))
}

/** Objectives in force that cite nothing; of a plan that cites nothing at all, the plan. */
const uncited: Finder = async (db, moment, { locale }) => {
  const { rows } = await sql<PlanRow & { title: Record<string, string> }>`
    with held as materialized (${versionsInForce(moment)}),
    cited as materialized (
      select distinct cited.plan, cited.number, cited.part from held
        join plan_citation cited using (plan, number) where ${known('cited', moment)}),
    citing as materialized (select distinct plan, number from cited),
    lacking as materialized (
      select node.plan, node.number, node.part, node.place, node.fields from held
        join plan_part node using (plan, number) left join citing using (plan, number) left join cited using (plan, number, part)
      where ${known('node', moment)}
        and case when citing.plan is null then node.kind = 'plan' else node.kind = 'objective' and cited.part is null end)
    select held.plan, held.number, held.level, held.office, ${officeName(sql`held.office`, moment)} as "officeName", node.fields,
      root.fields as root, version.languages, null as until, node.part
    from lacking node join held using (plan, number) join plan_version version using (plan, number)
      join plan_part root on root.plan = held.plan and root.number = held.number and root.part = 'plan' and ${known('root', moment)}
    order by held.plan, node.place`.execute(db)
  return rows.map((row) => ({
    ...nothing,
    ...titled(row, locale),
    about:
      row.part === 'plan' ? `${row.plan}@${row.number}` : `${row.plan}@${row.number}/${row.part}`,
    of: row.plan,
    ofTitle: titled({ ...row, fields: row.root }, locale).title,
    office: row.office,
    officeName: row.officeName,
    level: row.level,
  }))
}

const trends: Finder = async (db, moment, { locale, sight }) => {
  const { rows } = await sql<{ issue: string }>`
    with held as materialized (${versionsInForce(moment)})
    select distinct answered.issue from held join plan_rationale answered using (plan, number) where ${known('answered', moment)}`.execute(
    db,
  )
  const answered = new Set(rows.map(({ issue }) => issue))
  return (await openIssues(db, moment, sight)).flatMap(
    ({ id, titles, countries: lands }): Missing[] => {
      if (answered.has(id)) return []
      const [only] = lands
      const country = lands.length === 1 && only !== undefined ? only : null
      return [{ ...nothing, ...titleOf(titles, locale), about: id, country }]
    },
  )
}

const finders: Readonly<Record<GapKind, Finder>> = {
  countries,
  ending,
  uncited,
  objectives: unservedObjectives,
  trends,
}
