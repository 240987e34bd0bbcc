import { type Fault, Refusal } from '#platform/refusal.ts'
import type { Change } from '#decisions/model/change.ts'
import { type Cells, type ChangeColumn, changeOf } from './change.ts'
import { mostRows, rowField } from './pages.ts'

/** What was typed into a table of changes, by the names of its fields. */
type Typed = Readonly<Record<string, string | readonly string[] | undefined>>

/** The cells of a row, counted from 0. */
export function cellsIn(typed: Typed, row: number): Cells {
  const text = (column: ChangeColumn) => {
    const cell = typed[rowField(column, row)]
    return typeof cell === 'string' ? cell : ''
  }
  return {
    change: text('change'),
    subject: text('subject'),
    value: text('value'),
    qualifier: text('qualifier'),
    note: text('note'),
  }
}

/** Whether anything stands in a row; its kind alone is nothing, so that a row is emptied by emptying what is written in it. */
const isFilled = ({ subject, value, qualifier, note }: Cells) =>
  [subject, value, qualifier, note].some((text) => text.trim() !== '')

/** The rows of a table in which anything stands, by their places from 0. */
export const filledRows = (typed: Typed): number[] =>
  Array.from({ length: mostRows }, (_, row) => row).filter((row) => isFilled(cellsIn(typed, row)))

/** The changes of a table, row by row. Refuses it with every cell that is wrong (`form/invalid`). */
export function changesIn(typed: Typed): Change[] {
  const faults: Fault[] = []
  const changes = filledRows(typed).flatMap((row) => {
    const change = changeOf(cellsIn(typed, row), (field, reason, details = {}) =>
      faults.push({ field: rowField(field, row), reason: `scenarios/row.${reason}`, details }),
    )
    return change === null ? [] : [change]
  })
  if (faults.length > 0) throw new Refusal('invalid', 'form/invalid', { faults })
  return changes
}

/** Does it; what it refuses of the list of changes (`changes.3.value`) is told of the field of the form that `fieldOf` names. */
export async function toldOf<T>(
  work: () => Promise<T>,
  fieldOf: (place: number, field: string) => string,
): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'scenarios/wrong-file') throw error
    const faults = error.faults.map((fault) => {
      const [, place, field] = /^changes\.(\d+)\.(\w+)$/.exec(fault.field) ?? []
      return field === undefined ? fault : { ...fault, field: fieldOf(Number(place) - 1, field) }
    })
    throw new Refusal('invalid', 'form/invalid', { faults })
  }
}
