import type { FastifyRequest } from 'fastify'
import type { Clock, Day } from '#platform/day.ts'
import type { Db } from '#platform/db/db.ts'
import { directionOf, type Locale } from '#platform/i18n/locale.ts'
import { type Words, wordsIn } from '#platform/i18n/words.ts'
import type { Moment } from '#platform/moment.ts'
import type { Asker } from '#platform/doors/asker.ts'
import type { Stand } from './stand.ts'

/** One line of the main menu: where it leads, and the key of its words. */
export interface MenuLine {
  path: string
  words: string
  /** Stands there only for who has one of these rights. */
  rights?: readonly string[]
}

/** The installation's side that answers a request: one organisation with its own database. */
export interface Site {
  id: string
  /** Its name in each language. */
  title: Record<Locale, string>
  timeZone: string
  /** The day at which its calendar stands still, where it is a rehearsal. */
  standsAt: Day | null
  origin: string
  menu: readonly (readonly MenuLine[])[]
  /** Where its feed of changes lies, below the language. */
  feed: string
  /** Where the page about its API lies, below the language. */
  api: string
  search: SearchAtHand
  /** Where one signs in and out, finds one's account and what waits for one, below the language. */
  door: { signIn: string; signOut: string; account: string; work: string }
}

/** Where the search lies, and the keys of the words for what it finds. */
export interface SearchAtHand {
  path: string
  /** For each type of thing. */
  types: Record<string, string>
  /** For how a thing stands or where it is from, by the names that the search's answers have for it; what needs no note has none. */
  notes: Record<string, string>
}

/** Someone who asks: where they stand in time, in which language, of which organisation. */
export interface Visitor {
  site: Site
  /** Who signed in; null for anybody. */
  asker: Asker | null
  moment: Moment
  /** Today of the organisation, whatever day is asked about. */
  today: Day
  todayAt: Clock['todayAt']
  /** How much waits for whoever signed in, where it was counted for a page. */
  waiting?: number
  /** What of the moment was asked for outright; only this stays in links. */
  asked: { asOf?: string; asKnown?: string }
  locale: Locale
  direction: 'ltr' | 'rtl'
  words: Words
  /** Path without the language, and the query as it came. */
  path: string
  query: URLSearchParams
}

/** A visitor whose answer comes from a database. */
export interface Reader extends Visitor {
  db: Db
  /** The last event known to the moment asked about. */
  stand: Stand
  /** What may be read follows from the last event of all, also where another moment is asked about; so does `stand` then. */
  isLatest?: true
}

/** A link of a page: in the reader's language, keeping the day and the moment they asked for. The path may have a query of its own. */
export function linkTo(
  reader: Pick<Visitor, 'locale' | 'asked'>,
  path: string,
  query: Record<string, string | undefined> = {},
): string {
  const [bare = '', own] = path.split('?', 2)
  const all = { ...Object.fromEntries(new URLSearchParams(own)), ...query, ...reader.asked }
  return `/${reader.locale}${bare === '/' ? '' : bare}${queryOf(all)}`
}

/** The same page, with some of its query changed. */
export function here(
  reader: Visitor,
  change: Record<string, string | undefined>,
  locale: Locale = reader.locale,
): string {
  const query = { ...Object.fromEntries(reader.query), ...change }
  return `/${locale}${reader.path === '/' ? '' : reader.path}${queryOf(query)}`
}

/** A query as text, with its question mark; empty and missing values are left out. */
export function queryOf(query: Record<string, string | undefined>): string {
  const given = Object.entries(query).flatMap(([key, value]): [string, string][] =>
    value === undefined || value === '' ? [] : [[key, value]],
  )
  return given.length > 0 ? `?${new URLSearchParams(given).toString()}` : ''
}

/** The visitor behind a request. */
export function visitorOf(
  request: FastifyRequest,
  {
    site,
    asker,
    moment,
    today,
    todayAt,
    asked,
    locale,
  }: Pick<Visitor, 'site' | 'asker' | 'moment' | 'today' | 'todayAt' | 'asked' | 'locale'>,
): Visitor {
  const url = new URL(request.url, 'http://reader.invalid')
  const path = url.pathname.replace(/^\/(en|fr|es|ar)(?=\/|$)/, '')
  return {
    site,
    asker,
    moment,
    today,
    todayAt,
    asked,
    locale,
    direction: directionOf(locale),
    words: wordsIn(locale),
    path: path === '' ? '/' : path,
    query: url.searchParams,
  }
}
