import type { Day } from './day.ts'
import { nextDay } from './day.ts'

/** An event of whole days. */
export interface CalendarEvent {
  /** Stays the same as long as it is the same thing, whatever becomes of its day and words. */
  uid: string
  /** The first day and the last. */
  from: Day
  to: Day
  summary: string
  description: string | null
  /** The address of the page that tells of it. */
  link: string
  categories: readonly string[]
}

/** A calendar as RFC 5545 writes it: what it is called, in which language, when it was written (ISO, UTC). */
export interface WrittenCalendar {
  name: string
  language: string
  /** Who made it: `Meridian`. */
  product: string
  writtenAt: string
  events: readonly CalendarEvent[]
}

/** The text of a calendar for programs that show calendars: whole days, lines folded at 75 octets and ended by CRLF. */
export function icalendar({ name, language, product, writtenAt, events }: WrittenCalendar): string {
  const stamp = stampOf(writtenAt)
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//${escaped(product)}//${language.toUpperCase()}`,
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME;LANGUAGE=${language}:${escaped(name)}`,
    `X-WR-CALNAME:${escaped(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
    ...events.flatMap((event) => linesOf(event, language, stamp)),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

const linesOf = (event: CalendarEvent, language: string, stamp: string): string[] => [
  'BEGIN:VEVENT',
  `UID:${escaped(event.uid)}`,
  `DTSTAMP:${stamp}`,
  `DTSTART;VALUE=DATE:${dateOf(event.from)}`,
  // The first day on which it is over.
  `DTEND;VALUE=DATE:${dateOf(nextDay(event.to))}`,
  `SUMMARY;LANGUAGE=${language}:${escaped(event.summary)}`,
  ...(event.description === null
    ? []
    : [`DESCRIPTION;LANGUAGE=${language}:${escaped(event.description)}`]),
  ...(event.categories.length === 0
    ? []
    : [`CATEGORIES;LANGUAGE=${language}:${event.categories.map(escaped).join(',')}`]),
  `URL:${event.link}`,
  'TRANSP:TRANSPARENT',
  'END:VEVENT',
]

const dateOf = (day: Day) => day.replaceAll('-', '')

/** An instant of UTC as RFC 5545 writes it: `20261122T120000Z`. */
const stampOf = (instant: string) => `${instant.slice(0, 19).replaceAll(/[-:]/g, '')}Z`

/** Text in which what has a meaning of its own is escaped, and control characters are left out. */
const escaped = (text: string): string =>
  text
    .replaceAll('\\', '\\\\')
    .replaceAll(';', '\\;')
    .replaceAll(',', '\\,')
    .replaceAll(/\r\n|\n|\r/g, '\\n')
    .replaceAll(/\p{Cc}/gu, '')

const most = 75

/** A line in pieces of at most 75 octets, none of which cuts a character; each but the first begins with a blank. */
function folded(line: string): string {
  const pieces: string[] = []
  let piece = ''
  let size = 0
  for (const character of line) {
    const length = Buffer.byteLength(character)
    if (size + length > most) {
      pieces.push(piece)
      piece = ' '
      size = 1
    }
    piece += character
    size += length
  }
  return [...pieces, piece].join('\r\n')
}
