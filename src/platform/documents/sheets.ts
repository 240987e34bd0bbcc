/** A column that people fill in: its plain name for them, the key of its field for the program. */
export interface FieldColumn {
  /** The key, as forms and the API call the field: `title.en`, `from`. Unlike any other on its sheet. */
  key: string
  /** The plain name in the language of the sheet. */
  name: string
  /** The only values that it takes, offered to choose from; any text where nothing is said. */
  choices?: readonly string[]
  /** Whether other texts than the choices may be typed too. */
  isOpen?: boolean
  /** Shown when a cell of the column is chosen; at most 255 characters are. */
  hint?: string
  /** In characters; 18 where nothing is said. */
  width?: number
  /** Cells that come back as they are (ids, versions): grey, so that nobody fills them in. */
  isGiven?: boolean
  /** Cells that office programs reckon with: numbers, shown with so many decimals. What is no number stays text. */
  number?: { places: number }
  /** What stands in every cell is reckoned from others of its row, named by their keys: `{quantity}*{rate}`. Nobody fills it in. */
  formula?: string
}

/**
 * A sheet with a row per thing. Every cell is text, days and numbers too, so that nothing is turned into something else on the way;
 * only columns that say so hold numbers and formulas.
 */
export interface FieldSheet {
  /** The name of its tab: at most 31 characters, without `[]:*?/\`. */
  name: string
  columns: readonly FieldColumn[]
  /** A text by key of column; a key that is left out is an empty cell. */
  rows: readonly Readonly<Record<string, string>>[]
  /** How many rows below the last one are ready to be filled in; 200 where nothing is said. */
  spare?: number
}

/** A cell of a sheet that is only there to be read. A formula names cells of other sheets, as office programs write it. */
export interface ShownCell {
  text?: string
  /** An exact decimal. */
  number?: string
  formula?: string
  /** How many decimals a number is shown with; two where nothing is said. */
  places?: number
  isHead?: boolean
}

/** A sheet that is only there to be read, and is not taken when the workbook comes back: sums, checks. */
export interface ShownSheet {
  name: string
  rows: readonly (readonly ShownCell[])[]
  /** The widths of its columns, in characters. */
  widths: readonly number[]
}

/** A workbook that people fill in and send back. */
export interface Workbook {
  isRightToLeft: boolean
  sheets: readonly FieldSheet[]
  /** Sheets behind those, which are only there to be read. */
  shown?: readonly ShownSheet[]
  /** What the program must know when the workbook comes back: template, version, plan. Kept on a hidden sheet. */
  about: Readonly<Record<string, string>>
}

/** The hidden sheet: what the program must know, and the choices of the columns. */
export const hiddenSheet = '_about'

/** Rows above the things: plain names, keys. */
export const headRows = 2

/** Rows below the last one that are ready to be filled in, where a sheet does not say how many. */
export const usualSpare = 200

/** By which `about` of a workbook names the sheets that are only there to be read. */
export const shownSheets = 'shown-sheets'

/** The names of the sheets of a workbook that are only there to be read. */
export const shownIn = (about: Workbook['about']): string[] =>
  (about[shownSheets] ?? '').split('/').filter((name) => name !== '')

/** The letters of a column at this place, from 0: `A`, `Z`, `AA`. */
export function columnLetters(place: number): string {
  const last = String.fromCharCode(65 + (place % 26))
  return place < 26 ? last : `${columnLetters(Math.floor(place / 26) - 1)}${last}`
}

/** The cells of a column, those ready to be filled in too, as formulas of other sheets name them: `'Lines'!$C$3:$C$210`. */
export function cellsOf(
  { name, columns, rows, spare = usualSpare }: FieldSheet,
  key: string,
): string {
  const letters = columnLetters(columns.findIndex((column) => column.key === key))
  const last = headRows + Math.max(1, rows.length + spare)
  return `'${name.replaceAll("'", "''")}'!$${letters}$${headRows + 1}:$${letters}$${last}`
}

/** A row as it was read: its number in the sheet (from 1), and its texts by key of column; empty cells are left out. */
export interface ReadRow {
  line: number
  fields: Readonly<Record<string, string>>
  /** The keys of the columns in which a formula stands, where there are any; what it came to is told like any other text. */
  formulas?: readonly string[]
}

/** A sheet as it was read. */
export interface ReadSheet {
  name: string
  /** The keys of its second row, in the order of the columns. */
  keys: readonly string[]
  rows: readonly ReadRow[]
}

/** A workbook as it was read; `about` is empty where the hidden sheet is gone. */
export interface ReadWorkbook {
  about: Readonly<Record<string, string>>
  sheets: readonly ReadSheet[]
}
