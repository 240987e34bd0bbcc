import { wordsOf } from '#platform/http/problem.ts'
import type { Words } from '#platform/i18n/words.ts'
import { short } from './coded.ts'
import type { GradedRow, Note } from './grade.ts'
import type { Notice } from './typed.ts'

/** What a reader is told with: in which language, and what columns are called. */
export interface Telling {
  words: Words
  /** What the column with a key is called. */
  columnName: (key: string) => string
}

const most = 300

/** A long text as far as it matters to know which is meant. */
export const shortly = (text: string): string => short(text, most)

/** What is said of a row, with the column that it is about. */
export function noteText({ field, reason, details = {} }: Note, { words, columnName }: Telling) {
  const name = field === null ? null : columnName(field)
  const shown = Object.fromEntries(
    Object.entries(details).map(([key, value]) => [
      key,
      typeof value === 'string' ? shortly(value) : value,
    ]),
  )
  const text = words.t(wordsOf(reason, words), { field: name ?? '', ...shown })
  return name === null ? text : words.t('platform.sheet.of-column', { column: name, text })
}

/** What is said of a sheet as a whole. */
export const noticeText = (
  { tab, reason, details = {} }: Notice,
  { words, columnName }: Telling,
) => {
  const { column } = details
  const called = column === undefined ? {} : { column: columnName(column) }
  const key =
    column === undefined || called.column === column
      ? {}
      : { column: `${called.column} (${column})` }
  return words.t(wordsOf(reason, words), { sheet: tab, ...details, ...called, ...key })
}

/** What became of a row, in one text: its grade, and what is said of it. */
export const resultText = ({ grade, notes }: GradedRow, telling: Telling): string =>
  [
    telling.words.t(`platform.sheet.grade.${grade}`),
    ...notes.map((note) => noteText(note, telling)),
  ].join('\n')
