import { lettersOf } from '#platform/text.ts'
import type { Day } from '#platform/day.ts'
import type { Titles } from '#frameworks/model/titles.ts'
import type { Theme } from '#posts/model/themes.ts'
import type { Curve, Tendency } from './curve.ts'

/** What of an issue may be written again. */
export interface Described {
  titles: Titles
  theme: Theme
  /** The area it concerns, and countries beside it; one of both at least. */
  area: string | null
  countries: readonly string[]
  description: string
  /** The language of the description, ISO 639. */
  language: string
  isPublic: boolean
}

/** A stretch in which an issue was followed; `until` is the first day on which it no longer was, null where no end is known. */
export interface Followed {
  from: Day
  until: Day | null
}

/** An issue that an office follows, as it stood on the day and was held at the moment asked about. */
export interface Issue extends Described {
  id: string
  office: string
  officeName: string | null
  /** Its countries and those that belong to its area on the day. */
  concerns: readonly string[]
  followed: readonly Followed[]
  /** Why it was closed last; null while it was not. */
  closing: string | null
  revision: number
  madeAt: string
  recordedFrom: string
  /** How many observations were put to it that count, of those the reader may see. */
  observations: number
  curve: Curve
}

/** What others need to know of an issue that they name. */
export interface IssueNamed {
  id: string
  titles: Titles
  theme: Theme
  countries: readonly string[]
  tendency: Tendency
  level: number | null
}

/** Whether an issue is followed on a day. */
export const isFollowed = ({ followed }: Pick<Issue, 'followed'>, day: Day): boolean =>
  followed.some(({ from, until }) => from <= day && (until === null || day < until))

/** The day on which it was first followed. */
export const openedOn = ({ followed }: Pick<Issue, 'followed'>): Day => followed[0]?.from ?? ''

/** The first day on which it is no longer followed; null where no end is known. */
export const closedOn = ({ followed }: Pick<Issue, 'followed'>): Day | null =>
  followed.at(-1)?.until ?? null

/** An id that people can read and say: the title's letters and digits. Other scripts leave a plain word. */
export function readableId(title: string): string {
  const letters = lettersOf(title, 48)
  return `t-${letters === '' ? 'issue' : letters}`
}
