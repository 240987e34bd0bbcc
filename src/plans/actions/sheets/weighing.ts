import type { Fault } from '#platform/refusal.ts'
import type { Citation } from '#frameworks/model/citation.ts'
import { missingFields } from '#platform/tree/wrong.ts'
import { fieldsOf, type Writing } from '#plans/model/fields.ts'
import type { Part } from '#plans/model/part.ts'
import { type GradedRow, type Note, notesOf, type Said } from '#platform/tree/sheets/grade.ts'
import type { Changed } from '#platform/tree/sheets/merge.ts'
import type { SheetKind } from '#plans/model/sheets/layout.ts'
import type { TypedRow } from '#plans/model/sheets/typed.ts'
import type { Weighing } from '#plans/actions/citing.ts'
import type { Base } from './base.ts'

/** The draft as it becomes, row by row, while a workbook is weighed. Nothing is written here. */
export interface Weighed extends Weighing {
  base: Base
  /** The address of this organisation. */
  origin: string
  writing: Writing & { period: { from?: string; to?: string } }
  /** As they are with the good rows that came so far. */
  parts: Part[]
  citations: Citation[]
  /** Every id that a part of the plan ever had, the new ones among them. */
  taken: string[]
  /** What the marks of new rows became. */
  marks: Map<string, string>
  /** Parts that change or come, by id. */
  put: Map<string, Part>
  /** Citations that come. */
  cited: Citation[]
  graded: Map<TypedRow, GradedRow<SheetKind>>
}

/** Keeps a part as a good row makes it. */
export function keep(weighed: Weighed, part: Part): void {
  weighed.parts = [...weighed.parts.filter((each) => each.part !== part.part), part]
  weighed.put.set(part.part, part)
}

/** Grades a row, once. */
export function grade(
  weighed: Weighed,
  row: TypedRow,
  given: GradedRow['grade'],
  { notes = [], changes = [], part = row.part, title = titleOf(row, weighed) }: Said = {},
): void {
  const { sheet, tab, line } = row
  weighed.graded.set(row, { sheet, tab, line, part, title, grade: given, notes, changes })
}

/** Grades a row as wrong. */
export const wrong = (
  weighed: Weighed,
  row: TypedRow,
  faults: readonly (Fault | Note)[],
  changes: readonly Changed[] = [],
): void => grade(weighed, row, 'error', { changes, notes: notesOf(faults) })

/** What a row is called. */
function titleOf({ sheet, fields, upper, part }: TypedRow, { writing, parts }: Weighed): string {
  if (sheet === 'citations') return upper
  const names = writing.languages.map((language) => `title.${language}`)
  const held = parts.find((each) => each.part === part)?.fields ?? {}
  return names.map((name) => fields[name] ?? held[name] ?? '').find((text) => text !== '') ?? ''
}

/** What one may want to look at of a part that is good: what must still be filled, and texts that are not translated. */
export function warningsOf(part: Pick<Part, 'part' | 'kind' | 'fields'>, writing: Writing): Note[] {
  const shapes = fieldsOf(part, writing)
  const missing = missingFields(part.fields, shapes)
  const untranslated = shapes.filter(({ name, key, of, field }) => {
    const isText = field.type === 'text' || field.type === 'long'
    if (!isText || of === null || part.fields[name] !== undefined) return false
    return shapes.some((each) => each.key === key && part.fields[each.name] !== undefined)
  })
  return [
    ...missing.map(({ field }) => ({ field, reason: 'plans/sheet.still-missing' })),
    ...untranslated
      .filter(({ name }) => missing.every(({ field }) => field !== name))
      .map(({ name }) => ({ field: name, reason: 'sheet/untranslated' })),
  ]
}
