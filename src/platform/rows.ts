import Papa from 'papaparse'
import type { Fault } from '#platform/refusal.ts'

/** A wrong row of a data file: where it is and why it cannot be taken. */
export interface WrongRow extends Fault {
  file: string
  row: number
}

/** What a file gave: the rows that can be taken, and the wrong ones. */
export interface Parsed<T> {
  rows: T[]
  wrong: WrongRow[]
}

type Row<Column extends string> = Record<Column, string>

/** One row while it is read, and how to say what is wrong with it. */
export interface Reading<Column extends string> {
  row: Row<Column>
  fault(field: string, reason: string, details?: Fault['details']): void
}

/** Reads a CSV file row by row; a file whose header is not this one is wrong as a whole. */
export function readRows<Column extends string, T>(
  file: string,
  text: string,
  columns: readonly Column[],
  read: (reading: Reading<Column>) => T | null,
): Parsed<T> {
  const parsed = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { skipEmptyLines: 'greedy' })
  const [header = [], ...body] = parsed.data
  // That no delimiter was recognised is no fault of its own: the header tells.
  const unreadable = parsed.errors.filter(({ type }) => type !== 'Delimiter')
  const wrong: WrongRow[] = unreadable.map((error) => ({
    file,
    row: (error.row ?? 0) + 1,
    field: '',
    reason: 'file/unreadable',
    details: { why: error.message },
  }))
  if (header.join() !== columns.join()) {
    wrong.push({
      file,
      row: 1,
      field: '',
      reason: 'file/header',
      details: { expected: columns.join(',') },
    })
    return { rows: [], wrong }
  }
  const rows: T[] = []
  body.forEach((cells, at) => {
    const row = rowOf(columns, cells)
    const before = wrong.length
    const fault = (field: string, reason: string, details?: Fault['details']) => {
      wrong.push({ file, row: at + 2, field, reason, ...(details ? { details } : {}) })
    }
    if (cells.length !== columns.length)
      fault('', 'file/columns', { found: cells.length, expected: columns.length })
    const made = read({ row, fault })
    if (made !== null && wrong.length === before) rows.push(made)
  })
  return { rows, wrong }
}

function rowOf<Column extends string>(columns: readonly Column[], cells: string[]): Row<Column> {
  const row = Object.fromEntries(columns.map((column, at) => [column, (cells[at] ?? '').trim()]))
  if (!isRow(columns, row)) throw new Error('a row lacks a column')
  return row
}

const isRow = <Column extends string>(
  columns: readonly Column[],
  row: Partial<Record<string, string>>,
): row is Row<Column> => columns.every((column) => row[column] !== undefined)

/** The word of a list that this text is. */
export const oneOf = <Word extends string>(
  words: readonly Word[],
  text: string,
): Word | undefined => words.find((word) => word === text)
