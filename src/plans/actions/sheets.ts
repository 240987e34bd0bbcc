import { refuseStale, heldByRevision } from '#platform/doors/version.ts'
import { type Sent, workbookFrom } from '#platform/doors/workbooks.ts'
import type { ReadWorkbook } from '#platform/documents/sheets.ts'
import { found, Refusal } from '#platform/refusal.ts'
import { isGood } from '#platform/tree/sheets/grade.ts'
import { putSeveral } from '#platform/tree/verbs.ts'
import { putCitations } from '#plans/store/parts.ts'
import type { Which } from '#plans/views/parts.ts'
import { templateBy } from '#plans/views/templates.ts'
import { calledUpper } from './drafting/uppers.ts'
import { changing } from './drafting/changing.ts'
import { type By } from '#posts/actions/operator.ts'
import { nowOf } from '#posts/actions/acting.ts'
import { refuseUnlessDraft, theVersion, writing } from './permitted.ts'
import { type Grading, gradeWorkbook } from './sheets/grading.ts'

export type { Grading } from './sheets/grading.ts'

/** What a workbook says, and what becomes of each of its rows. */
export interface Graded extends Grading {
  workbook: ReadWorkbook
  /** The revision of the draft against which it was graded, or that it has with the good rows. */
  revision: number
}

/**
 * Tells what would become of each row of a workbook if its good rows were taken now; writes nothing. Refuses who may not write for the
 * office, a version there is not, what is no draft, and what `gradeWorkbook` refuses.
 */
export async function tryWorkbook(by: By, which: Which, { bytes, origin }: Sent): Promise<Graded> {
  const now = await theVersion(by, which)
  await writing(by, now)
  refuseUnlessDraft(now)
  const workbook = await workbookFrom(bytes)
  const template = found(await templateBy(by.db, nowOf(by), now.template), 'plans/no-template')
  const weighing = { act: { db: by.db }, by, now, template }
  const grading = await gradeWorkbook(weighing, { workbook, origin })
  return { ...grading, workbook, revision: now.revision }
}

/**
 * Takes the good rows of a workbook into a draft, in one act; the others are left, and told. `version`, where it is given, is the
 * revision against which the rows were graded before: anybody's change since is refused (`form/stale`). Refuses also what `tryWorkbook`
 * refuses, and a workbook without a good row (`sheet/nothing`); then nothing is written.
 */
export async function takeWorkbook(
  by: By,
  which: Which,
  { bytes, origin, version }: Sent & { version?: string | undefined },
): Promise<Graded> {
  // Who may not write here is not told what is wrong with a file.
  await writing(by, await theVersion(by, which))
  const workbook = await workbookFrom(bytes)
  return changing(by, which, 'plans.workbook-taken', async (draft) => {
    const { act, now, parts } = draft
    if (version !== undefined) refuseStale(version, heldByRevision(now), {})
    const grading = await gradeWorkbook(draft, { workbook, origin })
    const { rows, put, cited, citations } = grading
    if (rows.every((row) => !isGood(row.grade))) throw new Refusal('conflict', 'sheet/nothing')
    await putSeveral(draft, put)
    const after = new Map([...parts, ...put].map((part) => [part.part, part]))
    const citing = [...new Set(cited.map(({ part }) => part))]
    await putCitations(act, which, citing, citations)
    for (const { part, upper } of cited) {
      const named = after.get(part)
      const where = named === undefined ? part : draft.called(named)
      const what = await calledUpper(draft, upper)
      act.note({ field: 'plans.field.cites', before: null, after: `${where} → ${what}` })
    }
    return { ...grading, workbook, revision: now.revision + 1 }
  })
}
