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
}

/** A sheet with a row per thing. Every cell is text, days and numbers too, so that nothing is turned into something else on the way. */
export interface FieldSheet {
  /** The name of its tab: at most 31 characters, without `[]:*?/\`. */
  name: string
  columns: readonly FieldColumn[]
  /** A text by key of column; a key that is left out is an empty cell. */
  rows: readonly Readonly<Record<string, string>>[]
  /** How many rows below the last one are ready to be filled in; 200 where nothing is said. */
  spare?: number
}

/** A workbook that people fill in and send back. */
export interface Workbook {
  isRightToLeft: boolean
  sheets: readonly FieldSheet[]
  /** What the program must know when the workbook comes back: template, version, plan. Kept on a hidden sheet. */
  about: Readonly<Record<string, string>>
}

/** The hidden sheet: what the program must know, and the choices of the columns. */
export const hiddenSheet = '_about'

/** Rows above the things: plain names, keys. */
export const headRows = 2

/** A row as it was read: its number in the sheet (from 1), and its texts by key of column; empty cells are left out. */
export interface ReadRow {
  line: number
  fields: Readonly<Record<string, string>>
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
