import type { Workbook } from '#platform/documents/sheets.ts'
import { found } from '#platform/refusal.ts'
import { versionBy } from '#plans/views.ts'
import type { Which } from '#plans/views/parts.ts'
import { writingOf } from '#plans/model/readiness.ts'
import { wholeVersion } from '#plans/views/reading/whole.ts'
import { type GradedWorkbook, remainder, resultWorkbook } from '#platform/tree/sheets/result.ts'
import type { Telling } from '#platform/tree/sheets/told.ts'
import { columnName } from './columns.ts'
import { workbookOfVersion, type WorkbookWish } from './workbook.ts'

/** What is given back of a graded workbook: as it came, with what would become of each row; or what is left once its good rows were taken. */
export async function givenBack(
  wish: WorkbookWish,
  which: Which,
  { isTaken, ...came }: Omit<GradedWorkbook, 'isOfParts'> & { isTaken: boolean },
): Promise<{ workbook: Workbook; telling: Telling }> {
  const { db, moment, words } = wish
  const version = found(await versionBy(db, moment, which.plan, which.number), 'plans/unknown-plan')
  const whole = await wholeVersion(wish, version)
  const form = await workbookOfVersion(wish, whole)
  const writing = writingOf(whole)
  const telling: Telling = { words, columnName: (key) => columnName(key, writing, words) }
  const graded = { ...came, isOfParts: (sheet: string) => sheet !== 'citations' }
  const workbook = isTaken
    ? remainder(form, graded, telling)
    : resultWorkbook(form, graded, telling)
  return { workbook, telling }
}
