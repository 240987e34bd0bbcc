import { fold } from '#platform/text.ts'
import type { Wording } from '#platform/i18n/wording.ts'

/** Something with titles, as what was typed is compared with it. */
export interface Told {
  titles: readonly (Wording & { folded: string })[]
  /** Folded: its id, its code, what it was called in other versions. Who types one whole means it. */
  keys: readonly string[]
  /** All of it, folded. */
  whole: string
}

/** That something was found: the better, the smaller the rank; `wording` is the title to show, null where it has none. */
export interface Match {
  rank: number
  wording: Wording | null
}

/** From this rank on something only resembles what was typed. */
export const resembling = 4

/** How alike a slip must be, of 1: “Kyrgistan” is 0.5 of Kyrgyzstan, and 0.4 of Pakistan. */
export const closeEnough = 0.45

/** The words of a folded text. */
export const wordsOf = (folded: string): string[] => folded.split(' ').filter((word) => word !== '')

/** What is compared of something with these titles by language, and with these keys. */
export function toldOf(titles: Readonly<Record<string, string>>, keys: readonly string[]): Told {
  const named = Object.entries(titles).map(([language, text]) => ({
    language,
    text,
    folded: fold(text),
  }))
  const folded = keys.map(fold)
  return {
    titles: named,
    keys: folded,
    whole: [...folded, ...named.map((each) => each.folded)].join(' '),
  }
}

const outside = Number.POSITIVE_INFINITY

/** 0: it is what was typed; 1: begins with it; 2: one of its words does; 3: holds every word of it. */
function rankIn(folded: string, query: string, words: readonly string[]): number {
  if (folded === query) return 0
  if (folded.startsWith(query)) return 1
  if (folded.includes(` ${query}`)) return 2
  return words.every((word) => folded.includes(word)) ? 3 : outside
}

/**
 * How well something matches what was typed (folded); null where it does not. Its title is that which matched best, of equal ones that in
 * the reader's language, then the English one.
 */
export function matchOf(told: Told, query: string, language: string): Match | null {
  const words = wordsOf(query)
  if (words.length === 0 || !words.every((word) => told.whole.includes(word))) return null
  const ranked = preferred(told, language).map((title) => ({
    title,
    rank: rankIn(title.folded, query, words),
  }))
  const best = ranked.toSorted((a, b) => a.rank - b.rank)[0]
  const byKey = told.keys.includes(query) ? 0 : 3
  const wording = best === undefined ? null : wordingOf(best.title)
  return { rank: Math.min(byKey, best?.rank ?? outside), wording }
}

const wordingOf = ({ text, language }: Wording): Wording => ({ text, language })

/** Its titles: that in the reader's language first, then the English one. */
const preferred = ({ titles }: Told, language: string) =>
  [language, 'en'].reduceRight<readonly Told['titles'][number][]>(
    (all, first) => all.toSorted((a, b) => rankOf(a, first) - rankOf(b, first)),
    titles,
  )

const rankOf = ({ language }: Wording, first: string) => (language === first ? 0 : 1)

/**
 * Tells of one thing after another how much it resembles what was typed (folded), by the letters that each word shares with one of its
 * titles' words; null where it does not enough.
 */
export function resemblanceTo(query: string, language: string): (told: Told) => Match | null {
  const likenesses = wordsOf(query).map(likenessTo)
  return (told) => {
    const best = preferred(told, language)
      .map((title) => ({ title, likeness: likenessOf(title.folded, likenesses) }))
      .toSorted((a, b) => b.likeness - a.likeness)[0]
    if (best === undefined || likenesses.length === 0 || best.likeness < closeEnough) return null
    return { rank: resembling + 1 - best.likeness, wording: wordingOf(best.title) }
  }
}

/** Of the words typed, the one that the title has least of. */
const likenessOf = (folded: string, likenesses: readonly ((word: string) => number)[]): number =>
  Math.min(...likenesses.map((of) => Math.max(0, ...wordsOf(folded).map(of))))

/** How alike words are to this one, of 1: the three-letter pieces they share, of all that either has. Each word is compared once. */
function likenessTo(typed: string): (word: string) => number {
  const own = piecesOf(typed)
  const known = new Map<string, number>()
  return (word) => {
    const before = known.get(word)
    if (before !== undefined) return before
    const pieces = piecesOf(word)
    const shared = [...pieces].filter((piece) => own.has(piece)).length
    const likeness = shared / (own.size + pieces.size - shared)
    known.set(word, likeness)
    return likeness
  }
}

const piecesOf = (word: string): Set<string> => {
  const padded = `  ${word} `
  return new Set(Array.from({ length: padded.length - 2 }, (_, at) => padded.slice(at, at + 3)))
}
