import { refuseStale, heldByRevision } from '#platform/doors/version.ts'
import { type Sent, workbookFrom } from '#platform/doors/workbooks.ts'
import type { ReadWorkbook } from '#platform/documents/sheets.ts'
import { found, Refusal } from '#platform/refusal.ts'
import { type GradedRow, isGood } from '#platform/tree/sheets/grade.ts'
import {
  cellsIn,
  type Layout,
  type Notice,
  twice,
  type TypedCells,
} from '#platform/tree/sheets/typed.ts'
import type { By } from '#posts/actions/operator.ts'
import { nowOf } from '#posts/actions/acting.ts'
import {
  refuseUnlessWritable,
  theProject,
  theVersion,
  writing,
} from '#projects/actions/permitted.ts'
import { writeSeveral } from '#projects/actions/several.ts'
import { type ProjectPart, rootPart } from '#projects/model/kinds.ts'
import type { Which } from '#projects/model/project.ts'
import { partsOf } from '#projects/views/parts.ts'
import { templateBy } from '#projects/views/templates.ts'
import {
  type BudgetSheet,
  budgetSheets,
  codedColumns,
  fieldOfColumn,
  format,
  layoutVersion,
  lineColumns,
  readColumns,
} from '#budgets/model/sheet.ts'
import { partsAtRevision } from './base.ts'
import { scalesOf, type Weighable } from './lines.ts'
import { type TypedLine, type WeighedLine, weighLines } from './weighing.ts'

/** The most lines that a workbook may have. */
const mostRows = 2000

/** A workbook of a budget, row by row, with what would become of the version. */
export interface Graded {
  workbook: ReadWorkbook
  rows: readonly GradedRow<BudgetSheet>[]
  notices: readonly Notice[]
  put: readonly ProjectPart[]
  /** What the marks of new lines became. */
  marks: ReadonlyMap<string, string>
  /** The revision of the project against which it was graded, or that it has with the good rows. */
  revision: number
}

/**
 * Tells what would become of each row of a workbook if its good rows were taken now; writes nothing. Refuses who may not write, a
 * version that there is not or that cannot be written now, what `workbookFrom` refuses, and a workbook that is none of this budget: of
 * something else (`budgets/sheet.foreign`), in another form (`budgets/sheet.other-layout`), of another project or version
 * (`budgets/sheet.other-project`), of a revision that there never was (`sheet/no-revision`), without a row or with too many.
 */
export async function tryWorkbook(by: By, which: Which, { bytes }: Sent): Promise<Graded> {
  const project = await theProject(by, which.project)
  await writing(by, project, which)
  const now = await theVersion(by, which)
  refuseUnlessWritable(project, now)
  const workbook = await workbookFrom(bytes)
  const moment = nowOf(by)
  const template = found(await templateBy(by.db, moment, now.template), 'projects/no-template')
  const parts = await partsOf(by.db, moment, which)
  const graded = await gradeWorkbook({ by, which, now, template, parts }, workbook)
  return { ...graded, revision: project.revision }
}

/**
 * Takes the good rows of a workbook, in one act; the others are left, and told. `version`, where it is given, is the revision against
 * which the rows were graded before: anybody's change since is refused (`form/stale`). Refuses also what `tryWorkbook` refuses, and a
 * workbook without a good row (`sheet/nothing`); then nothing is written.
 */
export async function takeWorkbook(
  by: By,
  which: Which,
  { bytes, version }: Sent & { version?: string | undefined },
): Promise<Graded> {
  // Who may not write here is not told what is wrong with a file.
  await writing(by, await theProject(by, which.project), which)
  const workbook = await workbookFrom(bytes)
  return writeSeveral(by, which, 'budgets.workbook-taken', async (draft) => {
    if (version !== undefined) refuseStale(version, heldByRevision(draft.project), {})
    const graded = await gradeWorkbook(draft, workbook)
    if (graded.rows.every(({ grade }) => !isGood(grade)))
      throw new Refusal('conflict', 'sheet/nothing')
    return { ...graded, revision: draft.project.revision + 1 }
  })
}

async function gradeWorkbook(
  draft: Weighable,
  workbook: ReadWorkbook,
): Promise<Omit<Graded, 'revision'>> {
  const { by, which, now, parts } = draft
  refuseForeign(workbook.about, which)
  const base = await partsAtRevision(by, which, workbook.about['revision'] ?? '')
  const [language = 'en'] = now.languages
  const { rows: cells, notices } = cellsIn(workbook, layoutIn(language))
  if (cells.length === 0) throw new Refusal('invalid', 'sheet/empty')
  if (cells.length > mostRows)
    throw new Refusal('invalid', 'sheet/many', { details: { most: mostRows } })
  const doubled = twice(cells, ({ cells: own }) => own['part'] ?? '')
  const single = cells.filter((row) => !doubled.has(row))
  const typed = single.map(typedLine)
  const { lines, put, marks } = await weighLines(await scalesOf(draft, base, true), typed)
  const told = new Map(single.map((row, at) => [row, lines[at]]))
  const rows = cells.flatMap((row): GradedRow<BudgetSheet>[] => {
    const other = doubled.get(row)
    const line = other === undefined ? told.get(row) : sameAs(row, other)
    if (line === undefined) return []
    const { sheet, tab } = row
    const title = titleOf(row, parts, language)
    return [{ sheet, tab, line: row.line, title, ...line }]
  })
  return { workbook, rows, notices, put, marks }
}

const sameAs = ({ cells }: TypedCells, { tab, line }: TypedCells): WeighedLine => ({
  grade: 'error',
  part: cells['part'] ?? '',
  changes: [],
  notes: [{ field: 'part', reason: 'sheet/twice', details: { sheet: tab, row: line } }],
})

const titleOf = ({ cells }: TypedCells, parts: readonly ProjectPart[], language: string) => {
  const name = `title.${language}`
  const held = parts.find(({ part }) => part === cells['part'])?.fields[name]
  return cells[name] || (held ?? '')
}

function refuseForeign(about: ReadWorkbook['about'], { project, number }: Which): void {
  if (about['format'] !== format) throw new Refusal('invalid', 'budgets/sheet.foreign')
  if (about['layout'] !== layoutVersion)
    throw new Refusal('invalid', 'budgets/sheet.other-layout', {
      details: { layout: about['layout'] ?? '', own: layoutVersion },
    })
  const named = `${about['project'] ?? ''}@${about['number'] ?? ''}`
  const own = `${project}@${number}`
  if (named !== own)
    throw new Refusal('invalid', 'budgets/sheet.other-project', { details: { named, own } })
}

const layoutIn = (language: string): Layout<BudgetSheet> => ({
  known: budgetSheets,
  expected: budgetSheets,
  columns: () => ['part', ...lineColumns.map((column) => fieldOfColumn(column, language))],
  coded: () => new Set(codedColumns),
  shown: readColumns,
})

/** A row as a line: spaces that office programs leave around a number say nothing. */
function typedLine({ cells, formulas }: TypedCells): TypedLine {
  const { part = '', parent = '', ...fields } = cells
  return {
    part,
    parent: parent === '' && part === '' ? rootPart : parent,
    fields: Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, value.trim()])),
    formulas,
  }
}
