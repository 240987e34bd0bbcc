import { type Change, type ChangeKind, changeKinds } from '#decisions/model/change.ts'

/** The columns of a scenario's file, and the fields of the form that adds a change. */
export const changeColumns = ['change', 'subject', 'value', 'qualifier', 'note'] as const
export type ChangeColumn = (typeof changeColumns)[number]

/** A change as it is typed: every cell is text. */
export type Cells = Readonly<Record<ChangeColumn, string>>

/** Says what is wrong with one cell: `reason` is the end of a key below `scenarios.row.`. */
export type TellFault = (
  field: ChangeColumn,
  reason: string,
  details?: Record<string, string | number>,
) => void

/** The most characters that a cell takes. */
const longest: Readonly<Record<ChangeColumn, number>> = {
  change: 40,
  subject: 120,
  value: 200,
  qualifier: 120,
  note: 1000,
}

/** What the value is, where it is an office, a unit or a body: the type that goes without saying. */
const typeOfValue: Partial<Record<ChangeKind, string>> = {
  close: 'office',
  'change-line': 'office',
  move: 'office',
  merge: 'office',
  split: 'office',
  transfer: 'office',
  'give-liaison': 'body',
  'take-liaison': 'body',
}

const subjectShape = /^(office|unit):[A-Za-z0-9][A-Za-z0-9._-]*$/
const valueShape = /^(office|unit|body):[A-Za-z0-9][A-Za-z0-9._-]*$/

/**
 * The change that these cells are, its subjects written with their type. Null, and every fault told, where a cell is missing, too
 * long, holds what nobody types, or is no word or subject. Whether such an office is there is not asked here.
 */
export function changeOf(typed: Cells, fault: TellFault): Change | null {
  const cells = plainCells(typed)
  let isRight = true
  const wrong: TellFault = (...told) => {
    isRight = false
    fault(...told)
  }
  for (const column of changeColumns) {
    if (cells[column].length > longest[column]) wrong(column, 'long', { most: longest[column] })
    if (!isReadable(cells[column], column === 'note')) wrong(column, 'unreadable')
  }
  // Nobody is shown again what is too long to be looked at.
  if (!isRight) return null
  const kind = changeKinds.find((each) => each === cells.change)
  if (kind === undefined) {
    wrong('change', cells.change === '' ? 'empty' : 'change', {
      value: cells.change,
      expected: changeKinds.join(', '),
    })
    return null
  }
  const type = typeOfValue[kind]
  const subject = withType(cells.subject, 'office')
  const value = type === undefined ? cells.value : withType(cells.value, type)
  if (subject === '') wrong('subject', 'empty')
  else if (!subjectShape.test(subject)) wrong('subject', 'subject', { value: subject })
  if (value === '' && kind !== 'close') wrong('value', 'empty')
  if (value !== '' && type !== undefined && !valueShape.test(value))
    wrong('value', 'subject', { value })
  const { qualifier, note } = cells
  if (kind === 'rename' && qualifier === '') wrong('qualifier', 'empty')
  return isRight ? { kind, subject, value, qualifier, note } : null
}

/** A list as it would be read from a file; used where it came by another way, so that all ways take the same. */
export const cellsOf = ({ kind, subject, value, qualifier, note }: Change): Cells => ({
  change: kind,
  subject,
  value,
  qualifier,
  note,
})

const plainCells = ({ change, subject, value, qualifier, note }: Cells): Cells => ({
  change: change.trim(),
  subject: subject.trim(),
  value: value.trim(),
  qualifier: qualifier.trim(),
  note: note.replace(/\r\n?/g, '\n').trim(),
})

const withType = (text: string, type: string) =>
  text === '' || text.includes(':') ? text : `${type}:${text}`

/** No control characters but, in notes, tabs and ends of lines; and no halves of characters. */
const isReadable = (text: string, hasLines: boolean) =>
  text.isWellFormed() && !(hasLines ? /[^\P{Cc}\t\n]/u : /\p{Cc}/u).test(text)
