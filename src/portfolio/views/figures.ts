import { sql } from 'kysely'
import { memory } from '#platform/http/stand.ts'
import type { Stand } from '#platform/http/stand.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db/db.ts'
import { known } from '#platform/db/periods.ts'
import type { Moment } from '#platform/moment.ts'
import { converted, rateBetween } from '#funds/model/rates.ts'
import { ratesOn } from '#funds/views.ts'
import type { ProjectSight } from '#projects/model/sight.ts'
import { projectTables } from '#projects/views.ts'
import { narrowed, type ProjectFilter, seen } from '#projects/views/list.ts'
import {
  type Figure,
  figureOf,
  type FigureLine,
  type FigureRow,
  inOrder,
  lessOf,
  linesOf,
  added,
  type Money,
  type RegionLine,
  type RegionOf,
  regionsOf,
} from '#portfolio/model/figures.ts'
import { regionsAt } from './regions.ts'
import { daysOfChange } from './spans.ts'

/** What the projects come to that somebody sees, narrowed as asked. */
export interface Figures {
  total: Figure
  regions: readonly RegionLine[]
  offices: readonly FigureLine[]
  states: readonly FigureLine[]
  types: readonly FigureLine[]
  /** A project about two themes is counted in both. */
  themes: readonly FigureLine[]
  donors: readonly FigureLine[]
  /** By the year in which they begin. */
  begun: readonly FigureLine[]
  /** What they cost by calendar year, as their budgets tell it. */
  years: readonly FigureLine[]
  /** What of the total no budget puts to a year. */
  untoldYears: readonly Money[]
  /** Countries that they name themselves. A project in two countries is counted in both. */
  countries: readonly FigureLine[]
  /** Written here, published before, invented for trying out. */
  origins: readonly FigureLine[]
}

interface Looking {
  db: Db
  moment: Moment
  stand: Stand
}

const rememberedChanges = memory<Day[]>(8)
const rememberedRegions = memory<RegionOf>(400)

/** The portfolio in figures: one query over projects, and one for the network of each time in which it stayed the same, remembered. */
export async function figuresOf(
  looking: Looking,
  filter: ProjectFilter,
  sight: ProjectSight,
): Promise<Figures> {
  const { db, moment } = looking
  const changes = await rememberedChanges(looking, ['changes', moment.asKnown], () =>
    daysOfChange(db, moment),
  )
  const rows = await rowsOf(db, moment, { filter, sight, changes })
  const at = (asOf: Day) =>
    rememberedRegions(looking, ['regions', { ...moment, asOf }], () =>
      regionsAt(db, { ...moment, asOf }),
    )
  const now = await at(moment.asOf)
  const spans = new Map<number, RegionOf>()
  for (const span of new Set(rows.flatMap((row) => row.span ?? [])))
    spans.set(span, await at(changes[span - 1] ?? changes[0] ?? moment.asOf))
  const years = inOrder(linesOf(rows, 'year'))
  const total = figureOf(rows.filter(({ by }) => by === 'state'))
  return {
    total,
    regions: regionsOf(rows, now, (span) => spans.get(span) ?? now),
    offices: linesOf(rows, 'office'),
    states: linesOf(rows, 'state'),
    types: linesOf(rows, 'type'),
    themes: linesOf(rows, 'theme'),
    donors: linesOf(rows, 'donor'),
    begun: inOrder(linesOf(rows, 'begun')),
    origins: linesOf(rows, 'origin'),
    years,
    untoldYears: lessOf(total.sums, added(years.flatMap(({ sums }) => sums))),
    countries: linesOf(rows, 'place').filter(({ id }) => id !== null && /^[A-Z]{3}$/.test(id)),
  }
}

interface Asked {
  filter: ProjectFilter
  sight: ProjectSight
  changes: readonly Day[]
}

async function rowsOf(
  db: Db,
  moment: Moment,
  { filter, sight, changes }: Asked,
): Promise<FigureRow[]> {
  const sums = sql`count(*)::integer as count, trim_scale(sum(amount))::text as amount,
    (count(*) filter (where amount is null or currency is null))::integer as untold`
  const { rows } = await sql<FigureRow>`
    with chosen as materialized (
      select project.id, nullif(header.office, '') as office, stood.state, header.type, header.donor, header.currency, header.amount,
        header.themes, header.covers, project.origin, extract(year from header.from_day)::integer as begun,
        width_bucket(coalesce(stood.anchor, header.from_day, ${moment.asOf}::date), ${[...changes]}::date[]) as span
      from ${projectTables(moment)} where ${narrowed(filter, moment)} and ${seen(sight)})
    select case grouping(office, state, type, donor, begun, origin)
        when 31 then 'office' when 47 then 'state' when 55 then 'type' when 59 then 'donor' when 61 then 'begun' else 'origin' end as by,
      coalesce(office, state, type, donor, begun::text, origin) as id, span, currency, ${sums}
    from chosen group by grouping sets ((office, span, currency), (state, currency), (type, currency), (donor, currency), (begun, currency), (origin, currency))
    union all
    select 'theme', theme, null, currency, ${sums} from chosen left join lateral unnest(themes) theme on true group by theme, currency
    union all
    select 'place', place, null, currency, ${sums} from chosen left join lateral unnest(covers) place on true group by place, currency
    union all
    select 'year', year.year::text, null, year.currency, count(distinct id)::integer, trim_scale(sum(year.amount))::text, 0
    from chosen join project_year year on year.project = chosen.id and ${known('year', moment)} group by year.year, year.currency`.execute(
    db,
  )
  return rows
}

/** What amounts come to in dollars of the United States, by the latest rates on the day asked about. */
export interface InDollars {
  amount: string
  /** The rates it rests on; empty where all of it is in dollars. */
  rates: readonly { currency: string; rate: string; day: Day; source: string; isDemo: boolean }[]
}

/** How amounts are told in dollars on the day: null where a rate is missing. One query. */
export async function inDollars(
  db: Db,
  moment: Moment,
  currencies: readonly string[],
): Promise<(sums: readonly Money[]) => InDollars | null> {
  const day = moment.asOf
  const held = await ratesOn(db, moment, day, ['USD', ...currencies])
  return (sums) => {
    const parts = sums.map(({ currency, amount }) => {
      if (currency === 'USD') return { amount, rate: null }
      const rate = rateBetween({ from: currency, to: 'USD', day }, held)
      return rate === null ? null : { amount: converted(amount, rate), rate: { ...rate, currency } }
    })
    const told = parts.filter((each) => each !== null)
    if (told.length < parts.length || told.length === 0) return null
    const rates = told.flatMap(({ rate }) => rate ?? [])
    const amount = added(told.map((each) => ({ currency: 'USD', amount: each.amount })))[0]?.amount
    return { amount: amount ?? '0', rates }
  }
}
