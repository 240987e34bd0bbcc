import type { Day } from '#platform/day.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import type { Amount } from './amount.ts'
import type { Reach } from '#platform/doors/asker.ts'

/** A post as it is on a day. */
export interface Post {
  id: string
  role: string
  /** Its title in the languages in which it has one of its own; else it is called by its role. */
  titles: Partial<Record<Locale, string>>
  /** Null for posts of no office. */
  office: string | null
  officeName: string | null
  /** The unit of headquarters or of the office that the post heads or is, where the network knows one. */
  unit: string | null
  confinedTo: string[]
  /** Anyone may know of it, and of its holder's public name. */
  isPublic: boolean
  /** The documents name it; it was not made here. */
  isDocumented: boolean
  from: Day | null
  /** The first day on which it is no more. */
  until: Day | null
}

/** Who holds a post, from a day until a day. */
export interface Holding {
  id: string
  post: string
  person: string | null
  publicName: string | null
  from: Day | null
  until: Day | null
  why: string | null
}

/** Rights of a post in the hands of the holder of another one. */
export interface Delegation {
  id: string
  post: string
  toPost: string
  person: string
  /** Null: all of them, an officer in charge. */
  rights: string[] | null
  from: Day | null
  until: Day | null
  reason: string
}

/** One right of a role, with its period. */
export interface RoleRight {
  role: string
  right: string
  reach: Reach
  /** With `mandate`: the function of the office that carries it; empty means what the office covers. */
  function: string
  limit: Amount | null
  from: Day | null
  until: Day | null
  source: string
}

/** A unit that the documents name and that is a post. */
export interface UnitPost {
  unit: string
  role: string
  office: string | null
  confinedTo: string[]
  from: Day | null
  until: Day | null
  source: string
}

/** Whether a period holds on a day. */
export const holdsOn = (
  { from, until }: { from: Day | null; until: Day | null },
  day: Day,
): boolean => (from === null || from <= day) && (until === null || day < until)
