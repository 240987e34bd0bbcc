import type { PlanLevel } from '#plans/model/level.ts'
import type { PlanVersion } from '#plans/model/plan.ts'
import { regionsOfOffices } from '#plans/views/questions/seen.ts'
import { areasWith } from '#plans/views/reading/listing.ts'
import type { Db } from '#platform/db/db.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import type { Moment } from '#platform/moment.ts'
import type { Indicator } from '#monitoring/model/indicator.ts'
import {
  presentYear,
  progressOf,
  type YearOfProgress,
  type YearStanding,
} from '#monitoring/model/progress.ts'
import { type Standing, valuesOf } from '#monitoring/model/report.ts'
import { reportList, yearOf } from '#monitoring/views.ts'
import { monitoredOn } from './indicators.ts'

/** What the list of plans is narrowed by. */
export interface Wanted {
  level?: PlanLevel | undefined
  office?: string | undefined
  /** A Regional Office: its own plans, and those of the offices it is responsible for on the day. */
  region?: string | undefined
  /** A country a plan is for: by its code, or as a member of an area on the day. */
  country?: string | undefined
}

/** An indicator with how it stands, year by year. */
export interface InProgress {
  indicator: Indicator
  years: readonly YearOfProgress[]
  /** The year that tells how it stands now; undefined before the plan begins. */
  present: YearOfProgress | undefined
}

/** A plan in force with its indicators, and how many stand how this year. */
export interface PlanInProgress {
  version: PlanVersion
  indicators: readonly InProgress[]
  counts: Readonly<Record<YearStanding, number>>
}

interface Looking {
  db: Db
  moment: Moment
  locale: Locale
}

/** The plans in force on the day that have indicators, with how they stand by their approved values. */
export async function plansInProgress(looking: Looking, wanted: Wanted): Promise<PlanInProgress[]> {
  const { db, moment } = looking
  const { level, office, region, country } = wanted
  const [monitored, regions, areas] = await Promise.all([
    monitoredOn(db, moment, { level, office }),
    region === undefined ? null : regionsOfOffices(looking),
    country === undefined ? null : areasWith(looking, country),
  ])
  const within = regions === null ? null : (regions.find(({ id }) => id === region)?.offices ?? [])
  const shown = monitored.filter(
    ({ version: { plan } }) =>
      (within === null || within.includes(plan.office)) &&
      (areas === null || plan.covers.some((each) => areas.has(each))),
  )
  const reports = await reportList(db, moment, {
    plans: shown.map(({ version }) => version.plan.id),
    sight: 'approved',
  })
  const byIndicator = Map.groupBy(reports, ({ plan, part }) => `${plan}/${part}`)
  return shown.map(({ version, indicators }) => {
    const told = indicators.map((each) =>
      inProgress(each, byIndicator.get(`${each.plan}/${each.part}`) ?? [], moment),
    )
    return { version, indicators: told, counts: countsOf(told) }
  })
}

/** How an indicator stands by its approved values. */
export function inProgress(
  indicator: Indicator,
  reports: readonly Standing[],
  moment: Moment,
): InProgress {
  const years = progressOf(indicator, valuesOf(reports), yearOf(moment))
  return { indicator, years, present: presentYear(years, yearOf(moment)) }
}

/** How many indicators stand how in the year that tells. */
export function countsOf(told: readonly InProgress[]): Readonly<Record<YearStanding, number>> {
  const count = (standing: YearStanding) =>
    told.filter(({ present }) => (present?.standing ?? 'to-come') === standing).length
  return {
    reached: count('reached'),
    'on-the-way': count('on-the-way'),
    behind: count('behind'),
    'far-behind': count('far-behind'),
    'no-value': count('no-value'),
    'no-target': count('no-target'),
    'to-come': count('to-come'),
  }
}
