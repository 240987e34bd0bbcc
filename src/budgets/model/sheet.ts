import { costKinds } from '#projects/model/fields.ts'

/** What the hidden sheet of a workbook must say for it to be one of budgets. */
export const format = 'meridian-budget'

/** The form of the workbook. One that was written in another is not taken. */
export const layoutVersion = '1'

/** The sheets that are filled in and taken back. */
export const budgetSheets = ['lines'] as const
export type BudgetSheet = (typeof budgetSheets)[number]

/** The sheets behind it that are only there to be read. */
export const shownSheetKinds = ['years', 'offices', 'overhead', 'checks'] as const
export type ShownSheetKind = (typeof shownSheetKinds)[number]

/** The fields of a line that a workbook and the table form hold, in the order of their columns; the title in the first language. */
export const lineColumns = [
  'parent',
  'title',
  'kind',
  'office',
  'year',
  'unit',
  'quantity',
  'duration',
  'rate',
  'share',
  'purpose',
] as const
export type LineColumn = (typeof lineColumns)[number]

/** Columns in which a code stands with its name beside it, of which only the code counts. */
export const codedColumns: readonly string[] = ['part', 'parent', 'kind', 'office', 'purpose']

/** Columns that are reckoned, or told when a workbook comes back: they are not taken. */
export const readColumns = ['cost', 'result'] as const

/** What a column is called as a field of a line. */
export const fieldOfColumn = (column: LineColumn, language: string): string =>
  column === 'title' ? `title.${language}` : column

/** The column of a field of a line; the field itself where it has none. */
export const columnOfField = (field: string): string =>
  field.startsWith('title.') ? 'title' : field

/** The choices of a column in which one chooses of a few; null for others. */
export function choicesOf(column: string): readonly string[] | null {
  if (column === 'kind') return costKinds
  return column === 'purpose' ? purposes : null
}

/** What a line may be for beside its kind. */
export const purposes = ['evaluation', 'monitoring', 'audit', 'visibility'] as const
