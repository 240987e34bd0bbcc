import {
  type FieldColumn,
  type FieldSheet,
  headRows,
  shownIn,
  type ReadSheet,
  type ReadWorkbook,
  type Workbook,
} from '#platform/documents/sheets.ts'
import { codeOf } from './coded.ts'
import { type GradedRow, isLeft } from './grade.ts'
import { resultText, type Telling } from './told.ts'

/** A workbook as it was read, with what becomes of its rows. */
export interface GradedWorkbook {
  workbook: ReadWorkbook
  rows: readonly GradedRow[]
  /** What the marks of new rows became. */
  marks: ReadonlyMap<string, string>
  /** Whether each row of a sheet is about a part of its own, which the row names. */
  isOfParts: (sheet: string) => boolean
}

type Row = Readonly<Record<string, string>>

/** So many empty rows between others keep their place, so that the numbers of rows stay. */
const mostEmpty = 1000

/**
 * The workbook that came, with a column that says what becomes of each row. Nothing in it is another than what was typed. `form` is the
 * workbook of the draft as it is now, whose choices it takes.
 */
export function resultWorkbook(
  form: Workbook,
  { workbook, rows }: GradedWorkbook,
  telling: Telling,
): Workbook {
  const taken = workbook.sheets.filter(({ name }) => !shownIn(workbook.about).includes(name))
  const sheets = taken.map((sheet): FieldSheet => {
    const own = rows.filter(({ tab }) => tab === sheet.name)
    const told = new Map(own.map((row) => [row.line, resultText(row, telling)]))
    const results = sheet.rows.map(({ line, fields }): [number, Row] => {
      const result = told.get(line)
      return [line, result === undefined ? fields : { ...fields, result }]
    })
    return {
      name: sheet.name,
      columns: columnsLike(sheet, form, telling),
      rows: inTheirPlace(results),
      spare: 50,
    }
  })
  return { isRightToLeft: form.isRightToLeft, about: workbook.about, sheets }
}

const resultColumn = ({ columnName }: Telling): FieldColumn => ({
  key: 'result',
  name: columnName('result'),
  isGiven: true,
  width: 48,
})

function columnsLike({ name, keys }: ReadSheet, form: Workbook, telling: Telling): FieldColumn[] {
  const known = form.sheets.find((each) => each.name === name)?.columns ?? []
  return [
    resultColumn(telling),
    ...keys
      .filter((key) => key !== '' && key !== 'result')
      .map(
        (key) =>
          known.find((each) => each.key === key) ?? {
            key,
            name: telling.columnName(key),
          },
      ),
  ]
}

function inTheirPlace(rows: readonly [number, Row][]): Row[] {
  const last = Math.max(headRows, ...rows.map(([line]) => line))
  if (last - headRows - rows.length > mostEmpty) return rows.map(([, row]) => row)
  const byLine = new Map(rows)
  return Array.from({ length: last - headRows }, (_, at) => byLine.get(at + headRows + 1) ?? {})
}

/**
 * What is left once the good rows were taken: the draft as it is then (`form`), with what was typed in the rows that were not taken, and
 * why. Who works through it and sends it back begins from what the draft says now.
 */
export function remainder(form: Workbook, graded: GradedWorkbook, telling: Telling): Workbook {
  const left = graded.rows.filter(({ grade }) => isLeft(grade))
  const tabs = new Map(graded.rows.map(({ tab, sheet }) => [sheet, tab]))
  const sheets = form.sheets.map((sheet): FieldSheet => {
    const kind = Object.entries(form.about).find(([, name]) => name === sheet.name)?.[0] ?? ''
    const own = left.filter((row) => `sheet.${row.sheet}` === kind)
    const cells = new Map(own.map((row) => [row, cellsOf(row, graded)]))
    const isOfParts = graded.isOfParts(kind.slice('sheet.'.length))
    const held = sheet.rows.map((row) => {
      const about = isOfParts
        ? own.find(({ part }) => part === codeOf(row['part'] ?? '') && part !== '')
        : undefined
      if (about === undefined) return row
      const typed = cells.get(about) ?? {}
      cells.delete(about)
      const mine = new Set([
        ...about.changes.map(({ field }) => field),
        ...about.notes.flatMap(({ field }) => field ?? []),
      ])
      const changed = Object.entries(typed).filter(([key]) => mine.has(key))
      const emptied = [...mine].filter((key) => !(key in typed)).map((key) => [key, ''] as const)
      const kept = Object.fromEntries([...changed, ...emptied])
      return { ...row, ...kept, result: resultText(about, telling) }
    })
    const added = [...cells].map(([row, typed]) => ({
      ...typed,
      result: resultText(row, telling),
    }))
    const rows = [...held, ...added]
    return { ...sheet, columns: withTyped(sheet, rows, telling), rows }
  })
  const known = new Set(tabs.values())
  return {
    ...form,
    // Sheets that nobody knows come back as they were.
    sheets: [
      ...sheets,
      ...graded.workbook.sheets
        .filter(
          ({ name, rows }) =>
            rows.length > 0 &&
            !known.has(name) &&
            !isOf(form, name) &&
            !shownIn(graded.workbook.about).includes(name),
        )
        .map(({ name, keys, rows }) => ({
          name,
          columns: keys.filter((key) => key !== '').map((key) => ({ key, name: key })),
          rows: rows.map(({ fields }) => fields),
          spare: 0,
        })),
    ],
  }
}

const isOf = ({ sheets }: Workbook, name: string) => sheets.some((each) => each.name === name)

/** The cells of a row as they were typed; marks of new rows that were taken are their ids now. */
function cellsOf({ tab, line }: GradedRow, { workbook, marks }: GradedWorkbook): Row {
  const sheet = workbook.sheets.find(({ name }) => name === tab)
  const row = sheet?.rows.find((each) => each.line === line)
  return Object.fromEntries(
    Object.entries(row?.fields ?? {}).map(([key, text]) => {
      const id = ['part', 'parent'].includes(key) ? marks.get(codeOf(text)) : undefined
      return [key, id ?? text]
    }),
  )
}

/** The columns of a sheet, the result first, with those that only the rows have. */
function withTyped(sheet: FieldSheet, rows: readonly Row[], telling: Telling): FieldColumn[] {
  const known = new Set(['result', ...sheet.columns.map(({ key }) => key)])
  const more = new Set(rows.flatMap((row) => Object.keys(row)).filter((key) => !known.has(key)))
  return [
    resultColumn(telling),
    ...sheet.columns,
    ...[...more].map((key) => ({
      key,
      name: telling.columnName(key),
    })),
  ]
}
