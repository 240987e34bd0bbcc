import { sql } from 'kysely'
import { memory } from '#platform/http/stand.ts'
import type { Stand } from '#platform/http/stand.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db/db.ts'
import { known } from '#platform/db/periods.ts'
import type { Moment } from '#platform/moment.ts'
import { converted, rateBetween } from '#funds/model/rates.ts'
import { ratesOn } from '#funds/views.ts'
import type { ProjectState } from '#projects/model/life.ts'
import type { ProjectSight } from '#projects/model/sight.ts'
import { projectTables } from '#projects/views.ts'
import type { ProjectFilter } from '#projects/views/list.ts'
import { type Over, summing } from '#projects/views/summing.ts'
import {
  type Figure,
  figureOf,
  type FigureLine,
  type FigureRow,
  inOrder,
  lessOf,
  linesOf,
  unsummedStates,
  added,
  joinedRows,
  type Money,
  type RegionLine,
  regionsOf,
} from '#portfolio/model/figures.ts'
import { regionsAt, regionTimes } from './regions.ts'

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

const rows = summing<FigureRow>(joinedRows, 24)
const remembered = memory<Figures>(60)

/**
 * The portfolio in figures. Rows are added up once and then follow what happens; the network is asked once for each time in which it
 * stayed the same.
 */
export function figuresOf(
  looking: Looking,
  filter: ProjectFilter,
  sight: ProjectSight,
): Promise<Figures> {
  return remembered(looking, [looking.moment, filter, sight], () => find(looking, filter, sight))
}

async function find(
  looking: Looking,
  filter: ProjectFilter,
  sight: ProjectSight,
): Promise<Figures> {
  const { db, moment } = looking
  const times = await regionTimes(db, moment)
  const found = await rows(looking, { filter, sight, name: times.days }, (over) =>
    rowsOf(over, times.days, filter.states === undefined ? unsummedStates : []),
  )
  const now = await regionsAt(db, moment)
  const lines = (by: FigureRow['by']) => linesOf(found, by)
  const years = inOrder(lines('year'))
  const total = figureOf(found.filter(({ by }) => by === 'state'))
  return {
    total,
    regions: regionsOf(found, now, times.during),
    offices: lines('office'),
    states: lines('state'),
    types: lines('type'),
    themes: lines('theme'),
    donors: lines('donor'),
    begun: inOrder(lines('begun')),
    origins: lines('origin'),
    years,
    untoldYears: lessOf(total.sums, added(years.flatMap(({ sums }) => sums))),
    countries: lines('place').filter(({ id }) => id !== null && /^[A-Z]{3}$/.test(id)),
  }
}

/** What the projects add up to, by each of their kinds and by currency; of those in these states only how many. One query. */
async function rowsOf(
  { db, moment, where }: Over,
  changes: readonly Day[],
  unsummed: readonly ProjectState[],
): Promise<FigureRow[]> {
  const sums = sql`count(*)::integer as count, trim_scale(sum(amount))::text as amount,
    (count(*) filter (where is_summed and (amount is null or currency is null)))::integer as untold`
  const isSummed = sql`(stood.state <> all(${[...unsummed]}::text[]))`
  const { rows: found } = await sql<FigureRow>`
    with chosen as materialized (
      select project.id, nullif(header.office, '') as office, stood.state, header.type, header.donor, ${isSummed} as is_summed,
        case when ${isSummed} then header.currency end as currency, case when ${isSummed} then header.amount end as amount,
        header.themes, header.covers, project.origin, extract(year from header.from_day)::integer as begun,
        width_bucket(coalesce(stood.anchor, header.from_day), ${[...changes]}::date[]) as span
      from ${projectTables(moment)} where ${where})
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
    from chosen join project_year year on year.project = chosen.id and is_summed and ${known('year', moment)} group by year.year, year.currency`.execute(
    db,
  )
  return found
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
