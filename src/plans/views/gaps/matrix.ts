import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { known } from '#platform/db/periods.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import type { Moment } from '#platform/moment.ts'
import { frameworkList } from '#frameworks/views.ts'
import type {
  Matrix,
  MatrixCountry,
  MatrixFramework,
  MatrixRegion,
  Served,
} from '#plans/model/gaps.ts'
import { plannedCountries, type PlannedCountry } from './countries.ts'
import { countriesOfPlans, countryLevels, regionLevels, versionsInForce } from './held.ts'

interface Edition {
  framework: string
  edition: string
}

interface Cell extends Served {
  /** A country, or an office for what its regional plans serve. */
  place: string
  framework: string
}

/** Of each framework how many of its highest objectives each country's plans serve on the day, region by region. Three queries. */
export async function gapMatrix(db: Db, moment: Moment, locale: Locale): Promise<Matrix> {
  const listed = (await frameworkList(db, moment)).flatMap(({ id, titles, inForce }) =>
    inForce === null ? [] : [{ framework: id, edition: inForce, titles }],
  )
  const [countries, { cells, totals }] = await Promise.all([
    plannedCountries(db, moment, locale),
    servedCells(db, moment, listed),
  ])
  const frameworks = listed.flatMap((each): MatrixFramework[] => {
    const total = totals.get(each.framework) ?? 0
    return total === 0 ? [] : [{ ...each, total }]
  })
  const byPlace = Map.groupBy(cells, ({ place }) => place)
  const row = (place: string | null): Served[] => {
    const own = new Map(
      (place === null ? [] : (byPlace.get(place) ?? [])).map((each) => [each.framework, each]),
    )
    return frameworks.map(({ framework }) => {
      const { cited = 0, mapped = 0 } = own.get(framework) ?? {}
      return { cited, mapped }
    })
  }
  const regions = [...Map.groupBy(countries, ({ office }) => office)].map(
    ([office, own]): MatrixRegion => ({
      office,
      name: own[0]?.officeName ?? null,
      cells: row(office),
      countries: own.map((each) => countryRow(each, row(each.country))),
    }),
  )
  return { frameworks, regions }
}

const countryRow = (
  { country, name, numeric, standing, until }: PlannedCountry,
  cells: readonly Served[],
): MatrixCountry => ({
  country,
  name,
  numeric,
  standing,
  until: standing === 'none' ? null : until,
  cells,
})

/** What is served where: of the highest objectives of these editions, how many are cited, and how many besides are mapped from what is cited. */
async function servedCells(
  db: Db,
  moment: Moment,
  editions: readonly Edition[],
): Promise<{ cells: Cell[]; totals: ReadonlyMap<string, number> }> {
  const { rows } = await sql<Cell & { total: number }>`
    with recursive edition as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(editions)}::jsonb) as given (framework text, edition text)),
    node as materialized (
      select objective.framework, objective.edition, objective.code, objective.parent
      from framework_objective objective join edition using (framework, edition) where ${known('objective', moment)}),
    rooted as (
      select framework, edition, code, code as top from node where parent is null
      union all
      select node.framework, node.edition, node.code, rooted.top from rooted
        join node on (node.framework, node.edition, node.parent) = (rooted.framework, rooted.edition, rooted.code)),
    held as materialized (${versionsInForce(moment)}),
    placed as materialized (
      select plan, number, country as place from (${countriesOfPlans(sql`(select * from held where level = any(${[...countryLevels]}::text[]))`, moment)}) national
      union all
      select plan, number, office from held where level = any(${[...regionLevels]}::text[])),
    cited as materialized (
      select distinct placed.place, served.upper_of, served.upper_version, served.upper_code
      from placed join plan_service served using (plan, number) where served.upper_of not like 'p-%'),
    hit as (
      select cited.place, rooted.framework, rooted.top, true as is_cited from cited join rooted
        on (rooted.framework, rooted.edition, rooted.code) = (cited.upper_of, cited.upper_version, cited.upper_code)
      union all
      select cited.place, rooted.framework, rooted.top, false from cited
        join framework_mapping mapped on (mapped.from_framework, mapped.from_edition, mapped.from_code)
          = (cited.upper_of, cited.upper_version, cited.upper_code) and ${known('mapped', moment)} and mapped.held @> ${moment.asOf}::date
        join rooted on (rooted.framework, rooted.edition, rooted.code) = (mapped.to_framework, mapped.to_edition, mapped.to_code)),
    topped as (select place, framework, top, bool_or(is_cited) as is_cited from hit group by 1, 2, 3)
    select place, framework, count(*) filter (where is_cited)::int as cited, count(*) filter (where not is_cited)::int as mapped, 0 as total
    from topped group by 1, 2
    union all
    select '', framework, 0, 0, count(*)::int from node where parent is null group by framework`.execute(
    db,
  )
  return {
    cells: rows.filter(({ place }) => place !== ''),
    totals: new Map(
      rows.flatMap(({ place, framework, total }) => (place === '' ? [[framework, total]] : [])),
    ),
  }
}
