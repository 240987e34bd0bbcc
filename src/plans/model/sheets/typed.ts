import type { ReadWorkbook } from '#platform/documents/sheets.ts'
import type { PartFields } from '#platform/tree/part.ts'
import { cellsIn, type Notice, type TypedCells } from '#platform/tree/sheets/typed.ts'
import type { Writing } from '#plans/model/fields.ts'
import {
  columnsOf,
  isPartSheet,
  ownColumns,
  shapesOn,
  type SheetKind,
  sheetKinds,
  sheetsOf,
  shownColumns,
} from './layout.ts'

/** A row as somebody typed it. */
export interface TypedRow {
  sheet: SheetKind
  tab: string
  line: number
  /** The part it is about, or the mark of a new one; empty where nothing stands there. */
  part: string
  kind: string
  /** Null where the sheet has no such column. */
  parent: string | null
  upper: string
  /** Its fields; those whose cell is empty are empty, those whose column is gone are not there. */
  fields: PartFields
}

/** What a workbook says, row by row. */
export interface TypedWorkbook {
  rows: readonly TypedRow[]
  notices: readonly Notice[]
}

/** Reads the rows of a workbook, and names sheets and columns that are missing or that nobody knows. Those are not taken. */
export function typedIn(workbook: ReadWorkbook, writing: Writing): TypedWorkbook {
  const { rows, notices } = cellsIn<SheetKind>(workbook, {
    known: sheetKinds,
    expected: sheetsOf(writing.template),
    columns: (sheet) => columnsOf(sheet, writing),
    coded: (sheet) => new Set([...ownColumns, ...chosenOn(sheet, writing)]),
    shown: shownColumns,
  })
  return { rows: rows.map(rowFrom), notices }
}

const chosenOn = (sheet: SheetKind, writing: Writing): string[] =>
  isPartSheet(sheet)
    ? shapesOn(sheet, writing)
        .filter(({ field }) => ['choice', 'office', 'currency'].includes(field.type))
        .map(({ name }) => name)
    : []

function rowFrom({ sheet, tab, line, cells }: TypedCells<SheetKind>): TypedRow {
  const { part = '', kind = '', parent = null, upper = '', ...fields } = cells
  return { sheet, tab, line, part, kind, parent, upper, fields }
}

/** By what a row is told from others: the part it is about, or the part and what it cites; empty where it names neither. */
export function calledBy({ sheet, part, upper }: TypedRow): string {
  if (isPartSheet(sheet)) return part === '' ? '' : `part ${part}`
  return part === '' || upper === '' ? '' : `citation ${part} ${upper}`
}
