import type { Words } from '#platform/i18n/words.ts'

/** What subjects are called in the reader's language, by subject (`office:vienna`). */
export type NamesOf = ReadonlyMap<string, string>

/** A piece of a sentence; one that names something tells which subject, so that a page can lead there. */
export interface Piece {
  text: string
  /** `office:vienna`, `country:AUT`; null for the words between. */
  subject: string | null
}

/** A sentence for people, in the order of its language. */
export type Sentence = readonly Piece[]

/** The sentence as plain text, for letters, files and terminals. */
export const plain = (sentence: Sentence): string => sentence.map((each) => each.text).join('')

/** What a subject is called; its id where nobody named it. */
export const nameOf = (subject: string, named: NamesOf): string =>
  named.get(subject) ?? subject.slice(subject.indexOf(':') + 1)

/** What a sentence says: the end of its key below `decisions.`, and what fills its places; `subjects` become pieces of their own. */
export interface Telling {
  key: string
  subjects: Record<string, string>
  values: Record<string, string>
}

/** Makes a telling about one subject: the key, other subjects, what else fills its places. */
export type As = (
  key: string,
  subjects?: Record<string, string>,
  values?: Record<string, string>,
) => Telling

// Characters of private use mark where a name stands in a message, until its words are in order.
const opening = '\u{E000}'
const closing = '\u{E001}'
const mark = new RegExp(`${opening}(\\d+)${closing}`, 'u')

/** The words of a telling with the names in their places. */
export function sentenceOf(
  { key, subjects, values }: Telling,
  words: Words,
  named: NamesOf,
): Sentence {
  const places = Object.entries(subjects)
  const marked = places.map(([place], at) => [place, `${opening}${at}${closing}`])
  const text = words.t(`decisions.${key}`, { ...values, ...Object.fromEntries(marked) })
  return text
    .split(mark)
    .map((piece, at) => {
      const subject = at % 2 === 0 ? null : (places[Number(piece)]?.[1] ?? '')
      return { text: subject === null ? piece : nameOf(subject, named), subject }
    })
    .filter((piece) => piece.text !== '')
}

/** A sentence within the words of another, which has one place for it, `{sentence}`. */
export function within(
  key: string,
  sentence: Sentence,
  words: Words,
  values: Record<string, string> = {},
): Sentence {
  const [before = '', after = ''] = words
    .t(`decisions.${key}`, { ...values, sentence: opening })
    .split(opening)
  return [{ text: before, subject: null }, ...sentence, { text: after, subject: null }].filter(
    (piece) => piece.text !== '',
  )
}

/** “a Regional Office”, as it stands in a sentence; an unknown kind as it is written. */
export function kindText(subject: string, kind: string, words: Words): string {
  const key = `decisions.as.${subject.startsWith('unit:') ? 'unit' : 'office'}.${kind}`
  return words.has(key) ? words.t(key) : kind
}

/** What a function is called; an unknown one as it is written. */
export const functionText = (id: string, words: Words): string =>
  textOr(`network.function.${id}`, id, words)

/** As what an office speaks to a body; an unknown role as it is written. */
export const roleText = (role: string, words: Words): string =>
  textOr(`liaison.role.${role || 'liaison'}`, role, words)

/** “ (there is no office there)”: what limits a coverage; empty where nothing does. */
export const conditionText = (condition: string, words: Words): string =>
  condition === '' ? '' : ` ${textOr(`network.condition.${condition}`, `(${condition})`, words)}`

/** “ (French)”, where a name is that of one language. */
export const languageText = (language: string, words: Words): string =>
  language === '' ? '' : ` (${words.languageName(language) ?? language})`

const textOr = (key: string, text: string, words: Words): string =>
  words.has(key) ? words.t(key) : text
