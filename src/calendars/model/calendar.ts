import type { Day } from '#platform/day.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import type { WeekendChange, WorkingWeek } from '#platform/working-days.ts'
import type { CountryWeek } from './country-week.ts'

/** A working week that an office has instead of its country's; `until` is the first day on which it no longer has it. */
export interface OwnWeek {
  /** ISO weekdays: 1 is Monday, 7 is Sunday. */
  weekend: readonly number[]
  from: Day
  until: Day | null
  reason: string
}

/** What a holiday is called, by language; one at least. */
export type HolidayNames = Readonly<Partial<Record<Locale, string>>>

/** A day on which nobody works at an office. */
export interface Holiday {
  day: Day
  names: HolidayNames
  /** Where it was published; null where nobody said. */
  source: string | null
}

/** The working days of an office: its country's week, where it differs, and its holidays. */
export interface OfficeCalendar {
  office: string
  officeName: string
  /** ISO 3166 alpha-3; null where its country is not known. */
  country: string | null
  countryName: string | null
  ofCountry: CountryWeek
  own: readonly OwnWeek[]
  holidays: readonly Holiday[]
}

type Told = Pick<OwnWeek, 'weekend' | 'from' | 'until'>

/** The working week by which days are counted. `own` in the order of their days, none over another. */
export const weekFrom = (
  { weekend }: Pick<CountryWeek, 'weekend'>,
  own: readonly Told[],
  holidays: Iterable<Day>,
): WorkingWeek => ({
  weekend,
  holidays: new Set(holidays),
  changes: own.flatMap(({ from, until, weekend: other }, at): WeekendChange[] => [
    { from, weekend: other },
    ...(until === null || until === own[at + 1]?.from ? [] : [{ from: until, weekend }]),
  ]),
})

/** The working week of an office's calendar. */
export const weekOf = ({ ofCountry, own, holidays }: OfficeCalendar): WorkingWeek =>
  weekFrom(
    ofCountry,
    own,
    holidays.map(({ day }) => day),
  )

/** The own week that an office has on the day; null where it is that of its country. */
export const ownWeekOn = ({ own }: Pick<OfficeCalendar, 'own'>, day: Day): OwnWeek | null =>
  own.find(({ from, until }) => from <= day && (until === null || day < until)) ?? null

/** The name of a holiday in a language, else in English, else in any; with the language it is in. */
export function nameIn(names: HolidayNames, locale: Locale): { text: string; locale: Locale } {
  const [found] = ([locale, 'en', 'fr', 'es', 'ar'] as const).flatMap((each) => {
    const text = names[each]
    return text === undefined ? [] : [{ text, locale: each }]
  })
  if (found === undefined) throw new Error('a holiday has no name')
  return found
}

/**
 * Weeks with one put over them: what lay beneath it ends where it begins, and goes on where it ends. Without `weekend` the office has
 * its country's week on those days.
 */
export function weekPut(
  own: readonly OwnWeek[],
  {
    from,
    until,
    weekend,
    reason,
  }: Omit<OwnWeek, 'weekend'> & { weekend: OwnWeek['weekend'] | null },
): OwnWeek[] {
  const left = own.flatMap((each): OwnWeek[] => {
    const isBefore = each.from < from
    const isAfter = until !== null && (each.until === null || each.until > until)
    const ends = each.until === null || each.until > from ? from : each.until
    return [
      ...(isBefore ? [{ ...each, until: ends }] : []),
      ...(isAfter ? [{ ...each, from: each.from > until ? each.from : until }] : []),
    ]
  })
  const put = weekend === null ? [] : [{ weekend, from, until, reason }]
  return [...left, ...put].toSorted((a, b) => (a.from < b.from ? -1 : 1))
}
