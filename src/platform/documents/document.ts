import { directionOf, isLocale, type Locale } from '#platform/i18n/locale.ts'

/**
 * A text as it stands in a document: plain, or with the language it is written in where that is another than the document's (`fa`,
 * `pt-BR`). A text is data: whatever it holds is shown as it was typed, ends of lines too.
 */
export type Passage = string | { text: string; language: string }

/** A line of what a document says of itself: its address, version, day, fingerprint. */
export interface Mark {
  label: string
  value: string
}

/** A column of a table; one of numbers stands at the end of its cells. */
export interface Column {
  head: Passage
  isNumeric?: boolean
  /** Its share of the width beside the other columns'; 1 where nothing is said. */
  share?: number
}

/** What a document is made of, from top to bottom. */
export type Block =
  | { kind: 'heading'; level: 1 | 2 | 3 | 4; text: Passage }
  | { kind: 'paragraph'; text: Passage }
  | { kind: 'list'; items: readonly Passage[]; isNumbered?: boolean }
  /** A row that is shorter than the columns has empty cells at its end. */
  | { kind: 'table'; columns: readonly Column[]; rows: readonly (readonly Passage[])[] }
  /** What a reader must not miss: “Draft”, “Superseded by version 3”. */
  | { kind: 'notice'; title: Passage; text: Passage }

/**
 * A document in one language, whatever it is written out as (`docxOf`, `pdfOf`). Every word comes from who makes it, in the document's
 * language; `marks` stand below the title, and `foot`, mostly address and version, beside the page's number on every page.
 */
export interface Document {
  title: string
  locale: Locale
  marks: readonly Mark[]
  foot: string
  /** The day of the document, `YYYY-MM-DD`; the file says so of itself. */
  day: string
  blocks: readonly Block[]
}

/** A passage with its language and direction spelled out, and without what no document can hold. */
export interface Spoken {
  text: string
  /** As BCP 47 writes it; the document's where a code is none. */
  language: string
  direction: 'ltr' | 'rtl'
}

const fromRightToLeft = new Set(['ar', 'ckb', 'dv', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi'])

/** Which way a language runs, told by its code, with or without a region. */
export function directionIn(language: string): 'ltr' | 'rtl' {
  if (isLocale(language)) return directionOf(language)
  return fromRightToLeft.has(language.split('-')[0] ?? '') ? 'rtl' : 'ltr'
}

/** A passage as it is spoken within a document of this language. */
export function spoken(passage: Passage, locale: Locale): Spoken {
  const { text, language } =
    typeof passage === 'string' ? { text: passage, language: locale } : passage
  const known = canonical(language) ?? locale
  return { text: readable(text), language: known, direction: directionIn(known) }
}

/** The code of a language as BCP 47 writes it; null where it is none, or has more than a language and a region. */
function canonical(language: string): string | null {
  try {
    const [code = ''] = Intl.getCanonicalLocales(language)
    return /^[a-z]{2,3}(-[A-Z]{2})?$/.test(code) ? code : null
  } catch {
    return null
  }
}

/** Without control characters other than tabs and ends of lines, and without halves of characters: no file can hold them. */
export const readable = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[\uFFFE\uFFFF]|[^\P{Cc}\t\n]/gu, '')

/** Levels of headings as readers by ear need them: none deeper than one below the heading before. */
export function evened(blocks: readonly Block[]): Block[] {
  let before = 0
  return blocks.map((block) => {
    if (block.kind !== 'heading') return block
    before = Math.min(block.level, before + 1)
    return { ...block, level: levels[before - 1] ?? 1 }
  })
}

const levels = [1, 2, 3, 4] as const

/** The cells of a row, one for each column. */
export const cellsOf = (columns: readonly Column[], row: readonly Passage[]): Passage[] =>
  columns.map((_, index) => row[index] ?? '')
