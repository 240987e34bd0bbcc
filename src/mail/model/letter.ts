import { Temporal } from 'temporal-polyfill'
import { type Locale } from '#platform/i18n/locale.ts'
import type { Words } from '#platform/i18n/words.ts'

/** `at-once`: as soon as what caused it is kept. `digest`: with others, once a day or a week as the person wishes. */
export type Manner = 'at-once' | 'digest'

/** A letter to one address. */
export interface Letter {
  /** What caused it; together with the address it is written once, however often it is asked for. */
  event: string
  /** The address: one mailbox, without a name. */
  to: string
  /** Id of the person; null for someone who has no account. */
  person: string | null
  /** What the person is called. */
  name: string
  locale: Locale
  /** `domain.topic`, like `people.invitation`: words `people.letter.invitation.subject`, `.text` and, for the link, `.action` if there is one. */
  topic: string
  /** What fills the places of the words; erased once the letter is gone. */
  details: Record<string, string | number>
  /** Where it leads, absolute; may hold a token, and is erased once the letter is gone. */
  link: string | null
  manner: Manner
}

/** A letter in words: paragraphs of text, and what its link says. */
export interface Wording {
  subject: string
  paragraphs: readonly string[]
  action: string
}

/** The words of a letter, by its topic. Throws where the topic has none: that is a defect, not a fallback. */
export function wordingOf(
  { topic, details, name }: Pick<Letter, 'topic' | 'details' | 'name'>,
  words: Words,
): Wording {
  const [domain = '', ...rest] = topic.split('.')
  const key = (part: string) => `${domain}.letter.${rest.join('.')}.${part}`
  const values = { name, ...details }
  return {
    subject: words.t(key('subject'), values),
    paragraphs: words.t(key('text'), values).split(/\n{2,}/),
    action: words.t(words.has(key('action')) ? key('action') : 'mail.open'),
  }
}

/** Whether the text holds characters that would begin a new line of a mail's head, or are not text at all. */
export const hasControls = (text: string): boolean => /[\p{Cc}\u2028\u2029]/u.test(text)

/** Whether the text is one mailbox, without a name: no space, comma or bracket that could make two of it. */
export const isAddress = (text: string): boolean =>
  text.length <= 254 &&
  /^[^\s@<>(),;:\\"[\]\p{Cc}]{1,64}@[^\s@<>(),;:\\"[\]\p{Cc}.]+(\.[^\s@<>(),;:\\"[\]\p{Cc}.]+)*$/u.test(
    text,
  )

const minute = 60_000
const longestPause = 6 * 60 * minute
/** How long after it was written a letter is given up, in milliseconds: three days. */
export const patience = 3 * 24 * 60 * minute

/** The pause after so many tries, in milliseconds: one minute, two, four …, at most six hours. */
export const pauseAfter = (tries: number): number =>
  Math.min(minute * 2 ** Math.max(0, tries - 1), longestPause)

/** How often someone gets a digest. */
export type Rhythm = 'daily' | 'weekly'

/** The latest instant at which digests of this rhythm were due: seven in the morning there, on Mondays for weekly ones. */
export function lastDigest(rhythm: Rhythm, now: Date, timeZone: string): Date {
  const there = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone)
  const today = there.withPlainTime('07:00')
  const morning =
    Temporal.ZonedDateTime.compare(today, there) > 0 ? today.subtract({ days: 1 }) : today
  const due = rhythm === 'daily' ? morning : morning.subtract({ days: morning.dayOfWeek - 1 })
  return new Date(due.epochMilliseconds)
}
