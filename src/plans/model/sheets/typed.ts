import type { ReadRow, ReadSheet, ReadWorkbook } from '#platform/documents/sheets.ts'
import type { Writing } from '#plans/model/fields.ts'
import type { PartFields } from '#plans/model/part.ts'
import { codeOf } from './coded.ts'
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

/** Something about a sheet as a whole that its reader must know. */
export interface Notice {
  tab: string
  reason: string
  details?: Record<string, string>
}

/** What a workbook says, row by row. */
export interface TypedWorkbook {
  rows: readonly TypedRow[]
  notices: readonly Notice[]
}

/** How the hidden sheet tells which sheet is called what. */
export const tabKey = (sheet: SheetKind) => `sheet.${sheet}`

/** Reads the rows of a workbook, and names sheets and columns that are missing or that nobody knows. Those are not taken. */
export function typedIn({ about, sheets }: ReadWorkbook, writing: Writing): TypedWorkbook {
  const kindOf = (tab: string) => sheetKinds.find((kind) => about[tabKey(kind)] === tab)
  const rows: TypedRow[] = []
  const notices: Notice[] = []
  for (const sheet of sheets) {
    const kind = kindOf(sheet.name)
    if (kind === undefined) {
      if (sheet.rows.length > 0) notices.push({ tab: sheet.name, reason: 'plans/sheet.unknown' })
      continue
    }
    notices.push(...noticesOf(sheet, kind, writing))
    rows.push(...sheet.rows.flatMap((row) => rowFrom(row, { sheet, kind, writing })))
  }
  for (const kind of sheetsOf(writing.template))
    if (sheets.every(({ name }) => kindOf(name) !== kind))
      notices.push({ tab: about[tabKey(kind)] ?? kind, reason: 'plans/sheet.missing' })
  return { rows, notices }
}

const isShown = (key: string) => shownColumns.some((each) => each === key)

function noticesOf({ name, keys }: ReadSheet, kind: SheetKind, writing: Writing): Notice[] {
  const known = columnsOf(kind, writing)
  const unknown = keys.filter((key) => key !== '' && !known.includes(key) && !isShown(key))
  const gone = known.filter((key) => !keys.includes(key))
  return [
    ...unknown.map((column) => ({
      tab: name,
      reason: 'plans/sheet.unknown-column',
      details: { column },
    })),
    ...gone.map((column) => ({ tab: name, reason: 'plans/sheet.no-column', details: { column } })),
  ]
}

interface Place {
  sheet: ReadSheet
  kind: SheetKind
  writing: Writing
}

/** A row; none where nothing is typed in it but what is only there to be read. */
function rowFrom({ line, fields }: ReadRow, { sheet, kind, writing }: Place): TypedRow[] {
  const typed = Object.entries(fields).filter(
    ([key, text]) => !isShown(key) && key !== '' && text.trim() !== '',
  )
  if (typed.length === 0) return []
  const chosen = new Set(
    isPartSheet(kind)
      ? shapesOn(kind, writing)
          .filter(({ field }) => ['choice', 'office', 'currency'].includes(field.type))
          .map(({ name }) => name)
      : [],
  )
  const cell = (key: string) => codeOf(fields[key] ?? '')
  const own = sheet.keys.filter(
    (key) => key !== '' && !isShown(key) && ownColumns.every((each) => each !== key),
  )
  return [
    {
      sheet: kind,
      tab: sheet.name,
      line,
      part: cell('part'),
      kind: cell('kind'),
      parent: sheet.keys.includes('parent') ? cell('parent') : null,
      upper: cell('upper'),
      fields: Object.fromEntries(
        own.map((key) => [key, chosen.has(key) ? cell(key) : (fields[key] ?? '')]),
      ),
    },
  ]
}

/** Rows that are about the same part, or the same citation, as another: nobody knows which one is meant. */
export function twice(rows: readonly TypedRow[]): ReadonlyMap<TypedRow, TypedRow> {
  const named = ({ sheet, part, upper }: TypedRow) =>
    sheet === 'citations' ? `${part} ${upper}` : part
  const groups = Map.groupBy(
    rows.filter(({ sheet, part, upper }) => part !== '' && (sheet !== 'citations' || upper !== '')),
    (row) => `${isPartSheet(row.sheet) ? 'part' : 'citation'} ${named(row)}`,
  )
  return new Map(
    [...groups.values()].flatMap((group) =>
      group.flatMap((row): [TypedRow, TypedRow][] => {
        const other = group.find((each) => each !== row)
        return other === undefined ? [] : [[row, other]]
      }),
    ),
  )
}
