import Papa from 'papaparse'
import { type Parsed, readRows, type WrongRow } from '#platform/rows.ts'
import { type Fault, Refusal } from '#platform/refusal.ts'
import type { Change, WrongChange } from '#decisions/model/change.ts'
import { mostChanges } from '#scenarios/model/scenario.ts'
import { codeOf } from '#scenarios/model/wrong-code.ts'
import { wrongAmong } from '#scenarios/model/wrong.ts'
import { type Cells, cellsOf, changeColumns, changeOf } from './change.ts'

/** The most bytes that a file of changes may have. */
export const mostBytes = 1_000_000
/** So many wrong rows are told of one file; a reader mends those first. */
const mostTold = 100

/** Reads a file of changes, row by row, without looking at the network. */
export const readChanges = (file: string, text: string): Parsed<Change> =>
  readRows(file, text, changeColumns, ({ row, fault }) =>
    changeOf(mapped(row, unguarded), (field, reason, details) =>
      fault(field, `row/${reason}`, details),
    ),
  )

/** The file of a list of changes; `readChanges` gives the same list again. */
export const writeChanges = (changes: readonly Change[]): string =>
  `${Papa.unparse(
    {
      fields: [...changeColumns],
      data: changes.map((change) => {
        const cells = mapped(cellsOf(change), guarded)
        return changeColumns.map((column) => cells[column])
      }),
    },
    { newline: '\n' },
  )}\n`

/**
 * All changes of a file. Takes nothing of a file that has anything wrong: refuses one that is too large (`scenarios/huge`), one
 * without a change (`scenarios/no-changes`), and tells of each wrong row its number, its field and the reason
 * (`scenarios/wrong-file`), also where rows contradict each other.
 */
export function takeFile(file: string, text: string): Change[] {
  // A file of more rows than are taken is not looked at row by row.
  if (Buffer.byteLength(text) > mostBytes || text.split('\n').length > 20 * mostChanges)
    refuseHuge()
  const { rows, wrong } = readChanges(file, text)
  const last = wrong.reduce((most, { row }) => Math.max(most, row - 1), rows.length)
  if (last > mostChanges) refuseHuge()
  if (wrong.length > 0) throw wrongFile(wrong.map(rowFault))
  if (rows.length === 0) throw new Refusal('invalid', 'scenarios/no-changes')
  return freeOfContradictions(rows)
}

/** The list, taken as a file would be: what came by a form or by the API. Refuses the same. */
export function takeList(list: readonly Change[]): Change[] {
  if (list.length > mostChanges) refuseHuge()
  const faults: Fault[] = []
  const taken = list.flatMap((each, at) => {
    const change = changeOf(cellsOf(each), (field, reason, details = {}) =>
      faults.push({ field: placeOf(at, field), reason: `scenarios/row.${reason}`, details }),
    )
    return change === null ? [] : [change]
  })
  if (faults.length > 0) throw wrongFile(faults)
  return freeOfContradictions(taken)
}

function freeOfContradictions(changes: Change[]): Change[] {
  const wrong = wrongAmong(changes)
  if (wrong.length > 0) throw wrongFile(wrong.map(changeFault))
  return changes
}

/** A wrong change as a fault: its place in the list from 1, and why, in the words of the changes. */
export const changeFault = ({ at, field, reason, details }: WrongChange): Fault => ({
  field: placeOf(at, field === 'kind' ? 'change' : field),
  reason: codeOf(reason),
  details,
})

/** Where a fault is: `changes.3.value`, counted from 1. */
const placeOf = (at: number, field: string) => `changes.${at + 1}.${field}`

/** The rows of a file are counted with its header; a person sees the same number beside the row. */
const rowFault = ({ row, field, reason, details }: WrongRow): Fault => ({
  field: field === '' ? `row.${row}` : `row.${row}.${field}`,
  reason: `scenarios/${reason.replace('/', '.')}`,
  ...(details ? { details } : {}),
})

const wrongFile = (faults: readonly Fault[]) =>
  new Refusal('invalid', 'scenarios/wrong-file', {
    faults: faults.slice(0, mostTold),
    details: { count: faults.length },
  })

/** Refuses a file or a list that is larger than a scenario takes (`scenarios/huge`). */
export function refuseHuge(): never {
  throw new Refusal('invalid', 'scenarios/huge', {
    details: { changes: mostChanges, megabytes: mostBytes / 1_000_000 },
  })
}

/** Spreadsheets take a text that begins so for a formula; an apostrophe before it keeps it a text, and is taken away again. */
const guarded = (text: string) => (/^'*[=+\-@]/.test(text) ? `'${text}` : text)
const unguarded = (text: string) => (/^'+[=+\-@]/.test(text) ? text.slice(1) : text)

const mapped = (cells: Cells, each: (text: string) => string): Cells => ({
  change: each(cells.change),
  subject: each(cells.subject),
  value: each(cells.value),
  qualifier: each(cells.qualifier),
  note: each(cells.note),
})
