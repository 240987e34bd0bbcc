import type { Block, Passage } from '#platform/documents/document.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import type { Words } from '#platform/i18n/words.ts'
import { upperText } from '#frameworks/model/upper.ts'
import { textOf } from '#platform/tree/part.ts'
import type { Part } from '#plans/model/part.ts'
import { nearest } from '#platform/i18n/wording.ts'
import type { ToldUpper } from './cited.ts'
import type { WholeVersion } from './whole.ts'

/** Everything that the blocks of a document are made from. */
export interface Telling {
  whole: WholeVersion
  words: Words
  locale: Locale
  /** The plan's languages, the document's first. */
  languages: readonly string[]
  numbers: ReadonlyMap<string, string>
  uppers: ReadonlyMap<string, ToldUpper>
  offices: ReadonlyMap<string, string>
}

/** A text of a part, in the document's language or another of the plan's. */
export const passageOf = (
  part: Pick<Part, 'fields'>,
  name: string,
  languages: readonly string[],
): Passage | null => textOf(part, name, languages)

/** What a part cites, with the version that was cited. */
export function citedBlocks(
  { part }: Pick<Part, 'part'>,
  { whole, uppers, words, locale }: Telling,
): Block[] {
  const cited = whole.citations.filter((each) => each.part === part)
  if (cited.length === 0) return []
  const items = cited.map(({ upper }) => {
    const told = uppers.get(upperText(upper))
    if (told === undefined) return upperText(upper)
    const title = nearest(told.titles, locale)?.text ?? upper.code
    const of = nearest(told.of.titles, locale)?.text ?? upper.of
    return `${title} (${of} · ${upperText(upper)})`
  })
  return [
    { kind: 'paragraph', text: `${words.t('plans.cites')}:` },
    { kind: 'list', items },
  ]
}
