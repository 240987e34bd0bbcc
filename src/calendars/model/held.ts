import type { FieldValues } from '#platform/doors/version.ts'
import type { Holiday, OwnWeek } from './calendar.ts'

/** What the form about a holiday rests on: its fields, by their names there. */
export const heldByHoliday = ({ names, source }: Holiday): FieldValues => ({
  nameEn: names.en ?? null,
  nameFr: names.fr ?? null,
  nameEs: names.es ?? null,
  nameAr: names.ar ?? null,
  source,
})

/** What the form about the working week rests on: every week that the office has instead of its country's. */
export const heldByWeeks = (own: readonly OwnWeek[]): FieldValues => ({
  weeks: own.map(({ weekend, from, until }) => `${from}/${until ?? ''} ${weekend.join(',')}`),
})
