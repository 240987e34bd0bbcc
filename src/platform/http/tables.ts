import papaparse from 'papaparse'
import type { Item } from './lists.ts'

/** What stands in one cell of a table. */
export type Cell = string | number | boolean | null

/** A value of an item as one cell: lists with semicolons, sources as `document:line`, other things as `name: value`. */
export function cellOf(value: unknown): Cell {
  if (value === null || value === undefined) return null
  if (typeof value === 'number' || typeof value === 'boolean') return value
  return textOf(value)
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (Array.isArray(value)) return value.map(textOf).join('; ')
  if (typeof value !== 'object' || value === null) return ''
  const entries = new Map<string, unknown>(Object.entries(value))
  const source = entries.get('source')
  const line = entries.get('line')
  if (typeof source === 'string' && line !== undefined)
    return typeof line === 'number' ? `${source}:${line}` : source
  return [...entries].map(([name, each]) => `${name}: ${textOf(each)}`).join('; ')
}

/** The rows of a table, without its head. A column such as `before.value` leads into the item. */
export const rowsOf = (items: readonly Item[], columns: readonly string[]): Cell[][] =>
  items.map((item) => columns.map((column) => cellOf(column.split('.').reduce(partOf, item))))

const partOf = (whole: unknown, name: string): unknown =>
  typeof whole === 'object' && whole !== null
    ? Object.entries(whole).find(([key]) => key === name)?.[1]
    : null

/** Spreadsheets take a text that begins so for a formula, also one that a source or a name smuggled in. */
const isFormula = /^[=+\-@\t\r]/

const guarded = (cell: Cell): Cell =>
  typeof cell === 'string' && isFormula.test(cell) ? `'${cell}` : cell

/** The head of a table as CSV (RFC 4180), with the mark by which spreadsheets know UTF-8. */
export const csvHead = (columns: readonly string[]): string => `\uFEFF${csvRows([[...columns]])}`

/** Rows of a table as CSV. Texts that look like formulas get an apostrophe. */
export function csvRows(rows: readonly Cell[][]): string {
  if (rows.length === 0) return ''
  const data = rows.map((row) => row.map(guarded))
  return `${papaparse.unparse(data, { newline: '\r\n' })}\r\n`
}

const longestCell = 32_767

/** A table as a workbook of one sheet. Texts are typed as text, so that none is taken for a formula. */
export async function xlsxOf(
  columns: readonly string[],
  rows: readonly Cell[][],
  { sheet, isRightToLeft }: { sheet: string; isRightToLeft: boolean },
): Promise<Buffer> {
  const head = columns.map((name) => ({
    value: name,
    type: String,
    fontWeight: 'bold' as const,
  }))
  const body = rows.map((row) => row.map(typed))
  // Read with the first workbook: a start need not wait for it.
  const { default: writeExcelFile } = await import('write-excel-file/node')
  return writeExcelFile([head, ...body], {
    sheet: sheet.slice(0, 31),
    rightToLeft: isRightToLeft,
    stickyRowsCount: 1,
    columns: columns.map((_, index) => ({ width: widthOf(columns, rows, index) })),
  }).toBuffer()
}

function typed(cell: Cell) {
  if (cell === null || cell === '') return null
  if (typeof cell === 'string') return { value: cell.slice(0, longestCell), type: String }
  return cell
}

/** As wide as what is in it, within reason. */
function widthOf(columns: readonly string[], rows: readonly Cell[][], index: number): number {
  const lengths = rows.slice(0, 200).map((row) => String(row[index] ?? '').length)
  return Math.min(48, Math.max(10, (columns[index] ?? '').length + 2, ...lengths))
}
