import Papa from 'papaparse'
import { type Day, isDay } from '#platform/day.ts'
import { Refusal } from '#platform/refusal.ts'
import { isAmount } from '#posts/model/amount.ts'
import type { RoleRight, UnitPost } from '#posts/model/post.ts'
import { isRight, reaches } from '#posts/model/rights.ts'
import { isRole } from '#posts/model/roles.ts'

/** The columns of `organisations/roles.csv`. */
export const roleColumns = [
  'role',
  'right',
  'reach',
  'function',
  'amount_limit',
  'currency',
  'from',
  'until',
  'source',
] as const

/** The columns of `organisations/posts.csv`: which units of the documents are posts. */
export const unitPostColumns = [
  'unit',
  'role',
  'office',
  'confined_to',
  'from',
  'until',
  'source',
] as const

type Cells<Column extends string> = (column: Column) => string

/** Reads the rights of roles. Refuses (`posts/file`) the file at its first wrong row, and names the row and the cell. */
export const readRoles = (file: string, text: string): RoleRight[] =>
  rowsOf(file, text, roleColumns, (cell, refuse) => {
    const role = cell('role')
    if (!isRole(role)) refuse('role')
    const right = cell('right')
    if (!isRight(right)) refuse('right')
    const reach = reaches.find((each) => each === cell('reach')) ?? refuse('reach')
    if (cell('function') !== '' && reach !== 'mandate') refuse('function')
    const amount = cell('amount_limit')
    const currency = cell('currency')
    if (amount !== '' && !isAmount(amount)) refuse('amount_limit')
    if ((amount === '') !== (currency === '') || !/^([A-Z]{3})?$/.test(currency)) refuse('currency')
    return {
      role,
      right,
      reach,
      function: cell('function'),
      limit: amount === '' ? null : { amount, currency },
      ...periodOf(cell, refuse),
      source: cell('source') || refuse('source'),
    }
  })

/** Reads which units are posts. Refuses (`posts/file`) the file at its first wrong row. */
export const readUnitPosts = (file: string, text: string): UnitPost[] =>
  rowsOf(file, text, unitPostColumns, (cell, refuse) => {
    const role = cell('role')
    if (!isRole(role)) refuse('role')
    return {
      unit: cell('unit') || refuse('unit'),
      role,
      office: cell('office') || null,
      confinedTo: cell('confined_to').split(' ').filter(Boolean),
      ...periodOf(cell, refuse),
      source: cell('source') || refuse('source'),
    }
  })

function periodOf(
  cell: Cells<'from' | 'until'>,
  refuse: (column: string) => never,
): { from: Day | null; until: Day | null } {
  const from = cell('from') || null
  const until = cell('until') || null
  if (from !== null && !isDay(from)) refuse('from')
  if (until !== null && (!isDay(until) || (from !== null && until <= from))) refuse('until')
  return { from, until }
}

function rowsOf<Column extends string, Row>(
  file: string,
  text: string,
  columns: readonly Column[],
  read: (cell: Cells<Column>, refuse: (column: string) => never) => Row,
): Row[] {
  const [header = [], ...body] = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), {
    skipEmptyLines: 'greedy',
  }).data
  const wrong = (row: number, column: string): never => {
    throw new Refusal('invalid', 'posts/file', { details: { file, row, column } })
  }
  if (header.join() !== columns.join()) wrong(1, columns.join(','))
  return body.map((cells, at) => {
    if (cells.length !== columns.length) wrong(at + 2, columns.join(','))
    return read(
      (column) => (cells[columns.indexOf(column)] ?? '').trim(),
      (column) => wrong(at + 2, column),
    )
  })
}
