import type { ReadWorkbook } from '#platform/documents/sheets.ts'
import { Refusal } from '#platform/refusal.ts'
import { writingOf } from '#plans/model/readiness.ts'
import type { Citation } from '#frameworks/model/citation.ts'
import type { Part } from '#plans/model/part.ts'
import { isMark } from '#platform/tree/sheets/coded.ts'
import type { GradedRow } from '#platform/tree/sheets/grade.ts'
import { isReadable, type Notice, twice } from '#platform/tree/sheets/typed.ts'
import type { SheetKind } from '#plans/model/sheets/layout.ts'
import { calledBy, type TypedRow, typedIn } from '#plans/model/sheets/typed.ts'
import type { Weighing } from '#plans/actions/citing.ts'
import { unwritten } from '#plans/actions/drafting/changing.ts'
import { nowOf } from '#posts/actions/acting.ts'
import { citationsOf, everyPartOf, partsOf } from '#plans/views/parts.ts'
import { baseOf } from './base.ts'
import { weighCitations } from './citations.ts'
import { weighFresh } from './fresh.ts'
import { weighHeld } from './held.ts'
import { grade, type Weighed, wrong } from './weighing.ts'

/** The most rows that a workbook of one plan may have. */
const mostRows = 5000

/** A workbook, row by row, with what would become of the draft. */
export interface Grading {
  rows: readonly GradedRow<SheetKind>[]
  notices: readonly Notice[]
  /** What would be written: parts and citations of the good rows. */
  put: readonly Part[]
  cited: readonly Citation[]
  /** All citations of the draft as they would be. */
  citations: readonly Citation[]
  /** What the marks of new rows became. */
  marks: ReadonlyMap<string, string>
}

/**
 * Weighs a workbook against the draft as it is now, by the rules of the forms; writes nothing. Refuses what `baseOf` refuses, one
 * without a single row (`sheet/empty`) and one with too many (`sheet/many`).
 */
export async function gradeWorkbook(
  weighing: Weighing,
  { workbook, origin }: { workbook: ReadWorkbook; origin: string },
): Promise<Grading> {
  const { act, by, now, template } = weighing
  const { db } = act
  const base = await baseOf({ ...by, db }, now, { template, about: workbook.about })
  const writing = writingOf({ version: now, template })
  const { rows, notices } = typedIn(workbook, writing)
  if (rows.length === 0) throw new Refusal('invalid', 'sheet/empty')
  if (rows.length > mostRows)
    throw new Refusal('invalid', 'sheet/many', { details: { most: mostRows } })
  const which = { plan: now.plan.id, number: now.number }
  const moment = nowOf(by)
  const weighed: Weighed = {
    ...weighing,
    base,
    origin,
    writing,
    parts: await partsOf(db, moment, which),
    citations: await citationsOf(db, moment, which),
    taken: await everyPartOf(db, which.plan),
    marks: new Map(),
    put: new Map(),
    cited: [],
    graded: new Map(),
  }
  await weighRows(weighed, rows)
  return {
    rows: rows.flatMap((row) => weighed.graded.get(row) ?? []),
    notices,
    put: [...weighed.put.values()],
    cited: weighed.cited,
    citations: weighed.citations,
    marks: weighed.marks,
  }
}

async function weighRows(weighed: Weighed, rows: readonly TypedRow[]): Promise<void> {
  const doubled = twice(rows, calledBy)
  for (const row of rows) {
    const unreadable = Object.entries({ ...row.fields, part: row.part, upper: row.upper })
      .filter(([, text]) => !isReadable(text))
      .map(([field]) => ({ field, reason: 'field/form' }))
    if (unreadable.length > 0) wrong(weighed, row, unreadable)
  }
  for (const [row, { tab, line }] of doubled)
    wrong(weighed, row, [
      { field: 'part', reason: 'sheet/twice', details: { sheet: tab, row: line } },
    ])
  const open = rows.filter((row) => !weighed.graded.has(row))
  const ofParts = open.filter(({ sheet }) => sheet !== 'citations')
  const held = ofParts.flatMap((row) => {
    const part = heldPart(weighed, row)
    return part === undefined ? [] : [{ row, part }]
  })
  const isMoved = ({ row, part }: { row: TypedRow; part: Part }) =>
    row.parent !== null && row.parent !== '' && row.parent !== part.parent
  // The head first, since its period says which years there are; what moves comes last, since it may move under what is new.
  const inPlace = held.filter((each) => !isMoved(each))
  const headFirst = Map.groupBy(inPlace, ({ part }) => part.kind === 'plan')
  for (const { row, part } of [...(headFirst.get(true) ?? []), ...(headFirst.get(false) ?? [])])
    await weighHeld(weighed, row, part)
  await weighFresh(
    weighed,
    ofParts.filter((row) => held.every((each) => each.row !== row)),
  )
  for (const { row, part } of held.filter(isMoved)) await weighHeld(weighed, row, part)
  await weighCitations(weighed, {
    rows: open.filter(({ sheet }) => sheet === 'citations'),
    marks: new Set(rows.map(({ part }) => part).filter(isMark)),
  })
  for (const row of rows) if (!weighed.graded.has(row)) grade(weighed, row, 'taken')
}

/** The part of a row as the draft holds it, or a chapter that is not written yet. */
const heldPart = (weighed: Weighed, { part }: TypedRow): Part | undefined =>
  weighed.parts.find((each) => each.part === part) ??
  unwritten({ template: weighed.template, parts: weighed.parts }, part)
