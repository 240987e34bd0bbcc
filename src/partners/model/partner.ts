import type { Day } from '#platform/day.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import { titleIn, type Titles } from '#frameworks/model/titles.ts'

/** What an organisation outside is to us. */
export const partnerKinds = [
  'government-donor',
  'government',
  'multilateral',
  'un-agency',
  'pooled-fund',
  'fund-of-ours',
  'private',
  'civil-society',
  'academic',
] as const
export type PartnerKind = (typeof partnerKinds)[number]

/** What an organisation is called in a scheme of others: `iati` and `XM-DAC-701-2`. */
export interface Reference {
  scheme: string
  code: string
}

/** What is said of an organisation outside. */
export interface Described {
  kind: PartnerKind
  names: Titles
  /** ISO 3166 alpha-3; null for those of no one country. */
  country: string | null
  references: readonly Reference[]
  /** Other names under which it is met, such as spellings in the data of others. */
  alsoNamed: readonly string[]
  website: string | null
  /** Whether it is an institution of the European Union: its money has rules of its own. */
  isEuropeanUnion: boolean
  /** The first day on which it was there; null where nobody knows. */
  from: Day | null
  /** The first day on which it is there no more; null where no end is known. */
  until: Day | null
  /** Where this is said; null where nobody told. */
  source: string | null
}

/** An organisation outside that gives money or works with us. */
export interface Partner extends Described {
  id: string
  /** Whether somebody wrote it: then the file of the organisation no longer changes it. */
  isEdited: boolean
}

/** How an id is written: it stands in addresses, and people say it. */
export const partnerId = /^[a-z][a-z0-9-]{1,79}$/

/** How a scheme of references is written. */
export const schemePattern = /^[a-z][a-z0-9-]{0,39}$/

/** What it is called in this language, else in English. */
export const nameOf = ({ names }: Pick<Partner, 'names'>, locale: Locale): string =>
  titleIn(names, locale).text

/** Whether it is there on the day. */
export const isActive = ({ from, until }: Pick<Described, 'from' | 'until'>, day: Day): boolean =>
  (from === null || from <= day) && (until === null || day < until)

/** A reference as it is written: `scheme:code`. */
export const referenceText = ({ scheme, code }: Reference): string => `${scheme}:${code}`

/** The reference that a text writes; null where it writes none. */
export function referenceFrom(text: string): Reference | null {
  const at = text.indexOf(':')
  const [scheme, code] = [text.slice(0, at).trim(), text.slice(at + 1).trim()]
  if (at < 1 || code === '' || code.length > 120 || !schemePattern.test(scheme)) return null
  return { scheme, code }
}
