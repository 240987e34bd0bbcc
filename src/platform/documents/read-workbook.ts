import { Refusal } from '#platform/refusal.ts'
import { type Cells, sheetsIn } from './cells.ts'
import { headRows, hiddenSheet, type ReadRow, type ReadSheet, type ReadWorkbook } from './sheets.ts'
import { asWorkbook, unpacked } from './unpacked.ts'

/**
 * A workbook that `workbookOf` wrote and people filled in: its rows by keys of columns, whatever the order of these. Days come as
 * `YYYY-MM-DD`, numbers with up to fifteen digits and a point, of a formula what it came to. Refuses what is no workbook
 * (`workbook/none`), is locked (`workbook/locked`), brings macros (`workbook/macros`), is too large (`workbook/large`), or has a
 * key twice on a sheet (`workbook/twice`).
 */
export async function readWorkbook(bytes: Uint8Array): Promise<ReadWorkbook> {
  const parts = await unpacked(bytes)
  const sheets = await asWorkbook(() => sheetsIn(parts))
  const hidden = sheets.find((sheet) => sheet.name === hiddenSheet)
  return {
    about: hidden === undefined ? {} : aboutIn(hidden),
    sheets: sheets.filter((sheet) => sheet !== hidden).map(readSheet),
  }
}

const aboutIn = ({ rows }: Cells): ReadWorkbook['about'] =>
  Object.fromEntries(
    [...rows.values()].flatMap((row): [string, string][] => {
      const key = row.get(0)
      return key === undefined ? [] : [[key, row.get(1) ?? '']]
    }),
  )

function readSheet({ name, rows, formulas: all }: Cells): ReadSheet {
  const keys = [...(rows.get(headRows - 1) ?? [])]
    .toSorted(([one], [other]) => one - other)
    .map(([place, key]): [number, string] => [place, key.trim()])
  const twice = keys.find(([place, key]) => keys.some(([at, each]) => at < place && each === key))
  if (twice !== undefined)
    throw new Refusal('invalid', 'workbook/twice', { details: { key: twice[1], sheet: name } })
  return {
    name,
    keys: keys.map(([, key]) => key),
    rows: [...withFormulas(rows, all)]
      .filter(([line]) => line >= headRows)
      .toSorted(([one], [other]) => one - other)
      .map(([line, row]) => readRow(line, row, { keys, formulas: all.get(line) }))
      .filter(({ fields, formulas }) => formulas !== undefined || Object.keys(fields).length > 0),
  }
}

/** All rows in which something stands, be it only a formula that came to nothing. */
const withFormulas = (rows: Cells['rows'], formulas: Cells['formulas']): Cells['rows'] =>
  new Map<number, ReadonlyMap<number, string>>([
    ...[...formulas.keys()].map((line): [number, ReadonlyMap<number, string>] => [line, new Map()]),
    ...rows,
  ])

const readRow = (
  line: number,
  row: ReadonlyMap<number, string>,
  {
    keys,
    formulas,
  }: { keys: readonly [number, string][]; formulas: ReadonlySet<number> | undefined },
): ReadRow => {
  const reckoned = keys.flatMap(([place, key]) => (formulas?.has(place) === true ? [key] : []))
  return {
    line: line + 1,
    fields: Object.fromEntries(
      keys.flatMap(([place, key]): [string, string][] => {
        const text = row.get(place)
        return text === undefined ? [] : [[key, text]]
      }),
    ),
    ...(reckoned.length > 0 ? { formulas: reckoned } : {}),
  }
}
