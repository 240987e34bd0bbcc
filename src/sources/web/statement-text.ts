import type { Words } from '#platform/i18n/words.ts'

/** What a statement is about, such as “Kind” or “Reports to”, in the reader's language. */
export const predicateText = (predicate: string, words: Words): string =>
  words.t(`sources.predicate.${predicate}`)

/** The keys under which the words of a value may stand, for predicates that take words of a vocabulary. */
const vocabularies: Readonly<Record<string, (word: string) => string[]>> = {
  kind: (word) => [`network.kind.${word}`, `network.unit-kind.${word}`, `liaison.kind.${word}`],
  function: (word) => [`network.function.${word}`],
  scheme: (word) => [`world.scheme.${word}`],
}

/** Whether the values of the predicate are words of a vocabulary, which have words in every language. */
export const isOfVocabulary = (predicate: string): boolean => predicate in vocabularies

/** A value as people read it: words of a vocabulary in the reader's language, all else as it is recorded. */
export function valueText(predicate: string, value: string, words: Words): string {
  const [word = '', ...rest] = value.split(' ')
  const key = vocabularies[predicate]?.(word).find((each) => words.has(each))
  return key === undefined ? value : [words.t(key), ...rest].join(' ')
}
