import type { Words } from '#platform/i18n/words.ts'
import type { SourceRef } from '#sources/views.ts'

/** Documents and lines in short: `002:101`. */
export const cite = (sources: readonly SourceRef[]) =>
  [
    ...new Set(
      sources.map((each) => (each.line === null ? each.source : `${each.source}:${each.line}`)),
    ),
  ].join(' ')

/** The heads of a table in the reader's language. */
export const heads = (words: Words, columns: readonly string[]) =>
  columns.map((column) => words.t(`network.cli.${column}`))
