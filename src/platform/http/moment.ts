import { Temporal } from 'temporal-polyfill'
import { type Calendar, type Day, todayOf } from '#platform/day.ts'
import { Refusal } from '#platform/refusal.ts'

/** What a request asks about time: the day (today of the organisation, unless given) and the moment of knowledge. */
export interface AskedMoment {
  asOf: Day
  asKnown: string | null
  asked: { asOf?: string; asKnown?: string }
}

/** Reads `asOf` and `asKnown` of a query that was held against its schema. Refuses instants that are none or still to come. */
export function momentFrom(query: unknown, calendar: Calendar, now: Date): AskedMoment {
  const asOf = textOf(query, 'asOf')
  const asKnown = textOf(query, 'asKnown')
  return {
    asOf: asOf ?? todayOf(calendar, now),
    asKnown: asKnown === null ? null : instantFrom(asKnown, now, 'asKnown'),
    asked: { ...(asOf === null ? {} : { asOf }), ...(asKnown === null ? {} : { asKnown }) },
  }
}

function textOf(query: unknown, field: 'asOf' | 'asKnown'): string | null {
  if (typeof query !== 'object' || query === null) return null
  const value = Object.entries(query).find(([key]) => key === field)?.[1]
  return typeof value === 'string' && value !== '' ? value : null
}

const oneDay = 86_400_000

/** An instant as typed, or the end of a day in UTC. A moment to come cannot be known; a minute's difference of clocks is passed over. */
export function instantFrom(text: string, now: Date, field: string): string {
  const typed = text.replace(' ', '+')
  const instant = readInstant(typed.includes('T') ? typed : `${typed}T23:59:59.999999Z`)
  if (instant === null) throw invalid(field, 'field/instant')
  const isDayOnly = !typed.includes('T')
  if (instant.epochMilliseconds > now.getTime() + (isDayOnly ? oneDay : 60_000))
    throw invalid(field, 'field/future')
  return instant.toString()
}

function readInstant(text: string): Temporal.Instant | null {
  try {
    return Temporal.Instant.from(text)
  } catch {
    return null
  }
}

const invalid = (field: string, reason: string) =>
  new Refusal('invalid', 'request/invalid', { faults: [{ field, reason }] })
