/// <reference lib="esnext.intl" />
import { standardWeek } from '#platform/working-days.ts'

/** How the week of a country goes, as ISO weekdays: 1 is Monday, 7 is Sunday. */
export interface CountryWeek {
  weekend: readonly number[]
  /** The day with which calendars begin. */
  firstDay: number
}

const anywhere: CountryWeek = { weekend: standardWeek.weekend, firstDay: 1 }

/**
 * The week of a country by its code in ISO 3166 (alpha-2), as the Unicode CLDR has it; Saturday and Sunday where there is no country,
 * or a code that CLDR cannot read.
 */
export function weekOfCountry(code: string | null): CountryWeek {
  if (code === null || !/^[A-Z]{2}$/.test(code)) return anywhere
  const { weekend, firstDay } = new Intl.Locale(`und-${code}`).getWeekInfo()
  return { weekend, firstDay }
}

/** The version of the Unicode CLDR by which weeks of countries are told: `48.0`. */
export const cldrVersion: string = process.versions['cldr'] ?? ''
