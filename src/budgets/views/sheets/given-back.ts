import type { Workbook } from '#platform/documents/sheets.ts'
import { found } from '#platform/refusal.ts'
import { type GradedWorkbook, remainder, resultWorkbook } from '#platform/tree/sheets/result.ts'
import type { Telling } from '#platform/tree/sheets/told.ts'
import { projectBy, versionBy } from '#projects/views.ts'
import type { Which } from '#projects/model/project.ts'
import { budgetOf } from '#budgets/views/budget.ts'
import { columnName } from './names.ts'
import { shownAgain, workbookOfBudget, type WorkbookWish } from './workbook.ts'

/** What is given back of a graded workbook: as it came, with what would become of each row; or what is left once its good rows were taken. */
export async function givenBack(
  wish: WorkbookWish,
  which: Which,
  { isTaken, ...came }: Omit<GradedWorkbook, 'isOfParts'> & { isTaken: boolean },
): Promise<{ workbook: Workbook; telling: Telling }> {
  const { db, moment, words } = wish
  const project = found(await projectBy(db, moment, which.project), 'projects/unknown-project')
  const version = found(await versionBy(db, moment, which), 'projects/unknown-project')
  const budget = await budgetOf(db, moment, project, which.number)
  const form = await workbookOfBudget(wish, { project, version, budget })
  const currency = budget.reckoning?.currency ?? null
  const telling: Telling = { words, columnName: (key) => columnName(key, words, currency) }
  const graded = { ...came, isOfParts: () => true }
  if (!isTaken) return { workbook: resultWorkbook(form, graded, telling), telling }
  const left = remainder(form, graded, telling)
  return { workbook: await shownAgain(wish, left, budget), telling }
}
