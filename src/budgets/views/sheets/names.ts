import type { Words } from '#platform/i18n/words.ts'
import { textOf } from '#platform/tree/part.ts'
import { coded } from '#platform/tree/sheets/coded.ts'
import { type ProjectPart, rootPart } from '#projects/model/kinds.ts'
import { columnOfField } from '#budgets/model/sheet.ts'

/** What a column is called, by its key or by the field of a line. */
export function columnName(key: string, words: Words, currency: string | null): string {
  const column = columnOfField(key)
  if (column === 'result') return words.t('platform.sheet.column.result')
  const name = `budgets.column.${column}`
  if (!words.has(name)) return key
  const isMoney = column === 'rate' || column === 'cost'
  return isMoney && currency !== null
    ? words.t('budgets.column.in', { column: words.t(name), currency })
    : words.t(name)
}

/** What a line stands under, as it is chosen in a cell. */
export function calledAbove(part: ProjectPart, words: Words, languages: readonly string[]): string {
  if (part.part === rootPart) return coded(rootPart, words.t('budgets.whole-project'))
  return coded(part.part, textOf(part, 'title', [words.locale, ...languages])?.text ?? null)
}

/** A choice as it stands in a cell: `staff · Staff`. */
export const choiceIn = (column: string, value: string, words: Words): string => {
  const name = `budgets.${column}.${value}`
  return coded(value, words.has(name) ? words.t(name) : null)
}
