import type { Locale } from '#platform/i18n/locale.ts'

/** What something is called, by language; English always. */
export type Names = Readonly<Record<string, string>>

/** A two-letter type of projects, and from when till when projects are begun under it. */
export interface ProjectType {
  code: string
  /** The service it belongs to; null where that is not known. */
  service: string | null
  names: Names
  from: string | null
  /** The first day on which it is no longer in use. */
  until: string | null
  source: string
}

/** A service under which types are gathered. */
export interface ProjectService extends Omit<ProjectType, 'service'> {}

/** What it is called for readers of this language, else in English. */
export const nameIn = (names: Names, locale: Locale): string => names[locale] ?? names['en'] ?? ''

/** Whether it is in use on the day. */
export const isInUse = (
  { from, until }: Pick<ProjectType, 'from' | 'until'>,
  day: string,
): boolean => (from === null || from <= day) && (until === null || day < until)
