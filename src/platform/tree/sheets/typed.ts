import {
  type ReadRow,
  type ReadSheet,
  type ReadWorkbook,
  shownIn,
} from '#platform/documents/sheets.ts'
import { codeOf } from './coded.ts'

/** What of a workbook is read: its sheets, and the columns of each. */
export interface Layout<Sheet extends string> {
  /** All sheets that such workbooks may have. */
  known: readonly Sheet[]
  /** Those that this one should have. */
  expected: readonly Sheet[]
  /** The columns of a sheet that are taken, by their keys. */
  columns: (sheet: Sheet) => readonly string[]
  /** Those of them of which only the code counts, whatever name stands beside it. */
  coded: (sheet: Sheet) => ReadonlySet<string>
  /** Columns on any sheet that are there for people to read; they are not taken. */
  shown: readonly string[]
}

/** A row as somebody typed it: the texts of the columns that the sheet has; those whose cell is empty are empty. */
export interface TypedCells<Sheet extends string = string> {
  sheet: Sheet
  /** What the sheet is called in the workbook, and the number of the row there, from 1. */
  tab: string
  line: number
  cells: Readonly<Record<string, string>>
  /** Keys of cells in which a formula stands. */
  formulas: readonly string[]
}

/** Something about a sheet as a whole that its reader must know. */
export interface Notice {
  tab: string
  reason: string
  details?: Record<string, string>
}

/** How the hidden sheet tells which sheet is called what. */
export const tabKey = (sheet: string) => `sheet.${sheet}`

/** Reads the rows of a workbook, and names sheets and columns that are missing or that nobody knows. Those are not taken. */
export function cellsIn<Sheet extends string>(
  { about, sheets }: ReadWorkbook,
  layout: Layout<Sheet>,
): { rows: TypedCells<Sheet>[]; notices: Notice[] } {
  const kindOf = (tab: string) => layout.known.find((kind) => about[tabKey(kind)] === tab)
  const rows: TypedCells<Sheet>[] = []
  const notices: Notice[] = []
  for (const sheet of sheets) {
    const kind = kindOf(sheet.name)
    if (kind === undefined) {
      if (sheet.rows.length > 0 && !shownIn(about).includes(sheet.name))
        notices.push({ tab: sheet.name, reason: 'sheet/unknown' })
      continue
    }
    notices.push(...noticesOf(sheet, kind, layout))
    rows.push(...sheet.rows.flatMap((row) => rowFrom(row, { sheet, kind, layout })))
  }
  for (const kind of layout.expected)
    if (sheets.every(({ name }) => kindOf(name) !== kind))
      notices.push({ tab: about[tabKey(kind)] ?? kind, reason: 'sheet/missing' })
  return { rows, notices }
}

function noticesOf<Sheet extends string>(
  { name, keys }: ReadSheet,
  kind: Sheet,
  { columns, shown }: Layout<Sheet>,
): Notice[] {
  const known = columns(kind)
  const unknown = keys.filter((key) => key !== '' && !known.includes(key) && !shown.includes(key))
  const gone = known.filter((key) => !keys.includes(key))
  return [
    ...unknown.map((column) => ({
      tab: name,
      reason: 'sheet/unknown-column',
      details: { column },
    })),
    ...gone.map((column) => ({ tab: name, reason: 'sheet/no-column', details: { column } })),
  ]
}

interface Place<Sheet extends string> {
  sheet: ReadSheet
  kind: Sheet
  layout: Layout<Sheet>
}

/** A row; none where nothing is typed in it but what is only there to be read. */
function rowFrom<Sheet extends string>(
  { line, fields, formulas = [] }: ReadRow,
  { sheet, kind, layout: { shown, coded } }: Place<Sheet>,
): TypedCells<Sheet>[] {
  const own = sheet.keys.filter((key) => key !== '' && !shown.includes(key))
  if (own.every((key) => (fields[key] ?? '').trim() === '' && !formulas.includes(key))) return []
  const isCoded = coded(kind)
  const text = (key: string) => (isCoded.has(key) ? codeOf(fields[key] ?? '') : (fields[key] ?? ''))
  return [
    {
      sheet: kind,
      tab: sheet.name,
      line,
      cells: Object.fromEntries(own.map((key) => [key, text(key)])),
      formulas: own.filter((key) => formulas.includes(key)),
    },
  ]
}

/** Rows of which another has the same name (an empty name is none): nobody knows which one is meant. */
export function twice<Row>(
  rows: readonly Row[],
  named: (row: Row) => string,
): ReadonlyMap<Row, Row> {
  const groups = Map.groupBy(rows, named)
  groups.delete('')
  return new Map(
    [...groups.values()].flatMap((group) =>
      group.flatMap((row): [Row, Row][] => {
        const other = group.find((each) => each !== row)
        return other === undefined ? [] : [[row, other]]
      }),
    ),
  )
}

/** No control characters but tabs and ends of lines, and no halves of characters: databases refuse them. */
export const isReadable = (text: string): boolean =>
  text.isWellFormed() && !/[^\P{Cc}\t\n\r]/u.test(text)
