import type { FieldShape } from '#platform/tree/field.ts'
import { fieldsOf, type Writing } from '#plans/model/fields.ts'
import { chapterPart, type PartKind, rootPart } from '#plans/model/part.ts'
import { partTemplateOf, type PlanTemplate } from '#plans/model/template.ts'

/** The sheets of a plan's workbook, in their order. */
export const sheetKinds = [
  'plan',
  'chapters',
  'objectives',
  'actions',
  'indicators',
  'citations',
] as const
export type SheetKind = (typeof sheetKinds)[number]

/** The sheets with a row for each part. */
export type PartSheet = Exclude<SheetKind, 'citations'>

/** Whether a sheet has a row for each part. */
export const isPartSheet = (sheet: SheetKind): sheet is PartSheet => sheet !== 'citations'

const kinds: Readonly<Record<PartSheet, readonly PartKind[]>> = {
  plan: ['plan'],
  chapters: ['chapter'],
  objectives: ['objective', 'priority'],
  actions: ['action'],
  indicators: ['indicator'],
}

/** The kinds of parts that stand on a sheet, as far as the template has them. */
export const kindsOn = (sheet: PartSheet, template: PlanTemplate): PartKind[] =>
  kinds[sheet].filter(
    (kind) => kind === 'plan' || kind === 'chapter' || partTemplateOf(template, kind) !== undefined,
  )

/** The sheets of a workbook for plans of this template. */
export const sheetsOf = (template: PlanTemplate): SheetKind[] =>
  sheetKinds.filter((sheet) => !isPartSheet(sheet) || kindsOn(sheet, template).length > 0)

/** Columns that are no fields of a part. `title-above`, `chapter` and `result` are for people to read and are not taken. */
export const ownColumns = ['part', 'kind', 'parent', 'upper'] as const
export const shownColumns = ['chapter', 'title-above', 'result'] as const

/** The fields of the parts of a sheet, each once, in the order in which they are written. */
export function shapesOn(sheet: PartSheet, writing: Writing): FieldShape[] {
  const first = writing.template.chapters[0]
  const shapes = kindsOn(sheet, writing.template).flatMap((kind) =>
    fieldsOf({ kind, part: partLike(kind, first?.id ?? '') }, writing),
  )
  return shapes.filter(({ name }, at) => shapes.findIndex((each) => each.name === name) === at)
}

function partLike(kind: PartKind, chapter: string): string {
  if (kind === 'plan') return rootPart
  return kind === 'chapter' ? chapterPart(chapter) : ''
}

/** The columns of a sheet that are taken, by their keys. */
export function columnsOf(sheet: SheetKind, writing: Writing): string[] {
  if (!isPartSheet(sheet)) return ['part', 'upper']
  const fields = shapesOn(sheet, writing).map(({ name }) => name)
  if (sheet === 'plan' || sheet === 'chapters') return ['part', ...fields]
  return ['part', ...(sheet === 'objectives' ? ['kind'] : []), 'parent', ...fields]
}
