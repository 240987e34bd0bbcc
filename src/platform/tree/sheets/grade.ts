import type { Fault } from '#platform/refusal.ts'
import type { Changed } from './merge.ts'

/**
 * What becomes of a row. `taken`: the draft says it already. `changed`, `new`, `warning`: it is good and will be taken, a warning says
 * what one may want to look at. `conflict`: somebody else changed the same since. `error`: it is wrong. The last two are not taken.
 */
export const grades = ['taken', 'changed', 'new', 'warning', 'conflict', 'error'] as const
export type Grade = (typeof grades)[number]

/** Something said of a row; `field` is null where it is about the whole of it. */
export interface Note {
  field: string | null
  reason: string
  details?: Fault['details']
}

/** A row of the workbook with what becomes of it. */
export interface GradedRow<Sheet extends string = string> {
  sheet: Sheet
  /** What the sheet is called in the workbook, and the number of the row there, from 1. */
  tab: string
  line: number
  /** The part it is about, as the workbook says it; of a new one the id that it gets, where it is taken. */
  part: string
  /** What it is called, or what is cited. */
  title: string
  grade: Grade
  notes: readonly Note[]
  /** What changes; of a new row nothing is told twice. */
  changes: readonly Changed[]
}

/** Whether a row of this grade changes the draft when the good rows are taken. */
export const isGood = (grade: Grade): boolean =>
  grade === 'changed' || grade === 'new' || grade === 'warning'

/** Whether a row of this grade is left for people to work through. */
export const isLeft = (grade: Grade): boolean => grade === 'conflict' || grade === 'error'

/** How many rows have each grade. */
export function counted(rows: readonly Pick<GradedRow, 'grade'>[]): Record<Grade, number> {
  const of = (grade: Grade) => rows.filter((row) => row.grade === grade).length
  return {
    taken: of('taken'),
    changed: of('changed'),
    new: of('new'),
    warning: of('warning'),
    conflict: of('conflict'),
    error: of('error'),
  }
}

/** What is decided of a row beside its grade; what is not told is empty, or as the row says it. */
export interface Said extends Partial<Pick<GradedRow, 'notes' | 'changes' | 'part' | 'title'>> {}

/** Faults as what is said of a row. */
export const notesOf = (faults: readonly (Fault | Note)[]): Note[] =>
  faults.map(({ field, reason, details }) => ({
    field,
    reason,
    ...(details === undefined ? {} : { details }),
  }))
