import { type Static, Type } from 'typebox'
import type { Locale } from '#platform/i18n/locale.ts'

const closed = { additionalProperties: false } as const

/** What something is called in every language. */
export const Titles = Type.Object(
  { en: Type.String(), fr: Type.String(), es: Type.String(), ar: Type.String() },
  closed,
)

/** What can be asked for, as `organisations/support/kinds.json` holds it. */
export const KindContent = Type.Object(
  {
    titles: Titles,
    /** Where it comes from: a document, or `our proposal`. */
    source: Type.String({ minLength: 1 }),
  },
  closed,
)

/** A kind of support that can be asked for, from a day until a day. */
export interface SupportKind extends Static<typeof KindContent> {
  id: string
  from: string
  /** The first day on which it can no longer be asked for; null where no end is known. */
  until: string | null
}

/** What is in use on a day. */
export const inUse = <Dated extends { from: string; until: string | null }>(
  all: readonly Dated[],
  day: string,
): Dated[] => all.filter(({ from, until }) => from <= day && (until === null || day < until))

/** What a kind is called: as its last version says; its id where there is none. */
export const kindCalled = (kinds: readonly SupportKind[], id: string, locale: Locale): string =>
  kinds.findLast((each) => each.id === id)?.titles[locale] ?? id
