import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db/db.ts'
import { standardWeek, workingDaysAfter, type WorkingWeek } from '#platform/working-days.ts'
import { calendarsOf } from '#calendars/views.ts'
import { timeZonesOf } from '#network/views/office-day.ts'
import type { Now } from '#posts/views/deciders.ts'
import type { RouteFacts } from '#routes/model/facts.ts'
import type { Ground } from '#routes/model/asked.ts'
import type { Rule } from '#routes/model/rule.ts'
import { benchOn } from './bench.ts'
import { networkOn } from './network.ts'

/**
 * What there is on a day for these projects or requests: the network of the day asked about, and who can act today by one of these rights (as
 * `benchOn` takes them). `only` as `networkOn` takes it.
 */
export async function groundOn(
  db: Db,
  { today, boundTo }: Pick<Now, 'today' | 'boundTo'>,
  about: readonly Pick<RouteFacts, 'countries' | 'ownCountry'>[],
  rules: readonly Pick<Rule, 'asks'>[],
  { only = null, rights }: { only?: readonly string[] | null; rights?: readonly string[] } = {},
): Promise<Ground> {
  const day = boundTo ?? today.asOf
  const countries = about.flatMap(({ countries: those, ownCountry }) =>
    ownCountry === null ? those : [...those, ownCountry],
  )
  const network = await networkOn(db, { ...today, asOf: day }, countries, rules, only)
  const offices = only === null ? null : [...network.offices.keys()]
  return { day, network, bench: await benchOn(db, today, rights, offices) }
}

/** The offices that a project itself names: rules may ask them wherever they are. */
export const officesNamedIn = ({
  office,
  reviewer,
  submitter,
}: Pick<RouteFacts, 'office' | 'reviewer' | 'submitter'>): string[] =>
  [office, reviewer, submitter].filter((each) => each !== null)

/** By offices: which day it is there, and when so many working days from then are over. */
export interface Days {
  today(office: string): Day
  week(office: string): WorkingWeek
  due(office: string, workingDays: number): Day
}

/** The days and calendars of these offices. Two queries, however many. */
export async function daysOf(
  db: Db,
  { today, todayAt }: Pick<Now, 'today' | 'todayAt'>,
  offices: readonly string[],
): Promise<Days> {
  const zones =
    todayAt === undefined ? new Map<string, string>() : await timeZonesOf(db, today, offices)
  const weeks = await calendarsOf(db, today, offices)
  const dayAt = (office: string) => {
    const zone = zones.get(office)
    return zone === undefined || todayAt === undefined ? today.asOf : todayAt(zone)
  }
  const week = (office: string) => weeks.get(office) ?? standardWeek
  return {
    today: dayAt,
    week,
    due: (office, workingDays) => workingDaysAfter(dayAt(office), workingDays, week(office)),
  }
}
