import type { Day } from '#platform/day.ts'
import { intlLocale, type Locale } from '#platform/i18n/locale.ts'

/** The line of time of a work plan. */
export interface Scale {
  /** How many months it is long. */
  months: number
  /** Its first month, as `2026-11`. */
  first: string
  /** What it is parted by: by months up to a year and a half, by quarters up to five years, else by years. */
  unit: 'month' | 'quarter' | 'year'
  /** Where the day shown lies, in months from the beginning; null where it lies before or after. */
  now: number | null
}

/** The line of time over these months, as `2026-11`; null where there are none. */
export function scaleOf(months: readonly string[], day: Day): Scale | null {
  const [first] = months
  if (first === undefined) return null
  const unit = months.length <= 18 ? 'month' : months.length <= 60 ? 'quarter' : 'year'
  const month = months.indexOf(day.slice(0, 7))
  const now = month < 0 ? null : month + (Number(day.slice(8, 10)) - 1) / 31
  return { months: months.length, first, unit, now }
}

/** A line across, in months from the beginning, and what stands at it where there is room for that. */
export interface Tick {
  at: number
  label: string | null
}

/** More labels than this would run into each other on a telephone. */
const mostLabels = 5

const lengths = { month: 1, quarter: 3, year: 12 } as const

/** Where months, quarters or years begin on the line, and what some of them are called. */
export function ticksOf({ months, first, unit }: Scale, locale: Locale): Tick[] {
  const [year = 0, month = 1] = first.split('-').map(Number)
  const length = lengths[unit]
  const begins = (length - ((month - 1) % length)) % length
  const count = Math.max(0, Math.ceil((months - begins) / length))
  const every = Math.ceil(count / mostLabels)
  return Array.from({ length: count }, (_, index) => {
    const at = begins + index * length
    const day = new Date(Date.UTC(year, month - 1 + at, 1))
    return { at, label: index % every === 0 ? called(day, unit, locale) : null }
  })
}

function called(day: Date, unit: Scale['unit'], locale: Locale): string {
  const year = { year: 'numeric', timeZone: 'UTC' } as const
  const shape = unit === 'year' ? year : ({ ...year, month: 'short' } as const)
  return new Intl.DateTimeFormat(intlLocale(locale), shape).format(day)
}

/** Where something lies on the line, as a share of its length; from the right where one reads so. */
export function xOf(at: number, { months }: Scale, direction: 'ltr' | 'rtl'): string {
  const share = Math.round((at / months) * 10_000) / 100
  return `${direction === 'rtl' ? 100 - share : share}%`
}
