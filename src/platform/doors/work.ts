import type { Day } from '#platform/day.ts'
import type { Wording } from '#platform/i18n/wording.ts'
import type { SignedReader } from './asker.ts'

/** One thing that waits for somebody. */
export interface WaitingItem {
  /** Told apart by it from the others of its part. */
  id: string
  /** What it is about, in the language it is written in. */
  title: Wording
  /** Where it is done, below the language. */
  path: string
  /** What is asked for, in the reader's language. */
  asked: string
  office: { id: string; name: string } | null
  /** The day since which they have it; null where nobody knows. */
  since: Day | null
  /** The last day on which it is in time; null where none is set. */
  until: Day | null
  /** A sentence why it came to them, in the reader's language; null where that goes without saying. */
  why: string | null
}

/** One thing that somebody sent on its way. */
export interface SentItem {
  id: string
  title: Wording
  path: string
  /** What became of it, or where it is, in the reader's language. */
  standing: string
  /** Who has it now, as they are called; none where it is over. */
  with: readonly string[]
  /** ISO, UTC: when it was sent. */
  sentAt: string
  /** Until when whoever has it has time; null where no day is set. */
  until: Day | null
}

/** The first of a list, in its order, and how many there are in all. */
export interface Beginning<Item> {
  items: readonly Item[]
  total: number
}

/**
 * What a domain hands in to the one place of all that waits for somebody. What is due first stands first. It is asked for whoever signed in,
 * as everything stands today.
 */
export interface WorkPart {
  /** What the domain calls it: `routes`, `plans`. */
  id: string
  /** The key of the words of its heading; of what was sent, where that is called otherwise. */
  words: string
  sentWords?: string
  /** The domain's own page of what waits, below the language; null where it has none. */
  path: string | null
  /** How the names of events begin by which what waits or was sent can become otherwise; those of posts and people, on which rights rest, go without saying. */
  events: readonly string[]
  waiting(reader: SignedReader, most: number): Promise<Beginning<WaitingItem>>
  /** How many wait, for the head of pages: cheap. Without it the list is asked. */
  count?(reader: SignedReader): Promise<number>
  sent?(reader: SignedReader, most: number): Promise<Beginning<SentItem>>
}
