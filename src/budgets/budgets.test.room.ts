import type { FieldSheet, Workbook } from '#platform/documents/sheets.ts'
import { workbookOf } from '#platform/documents/workbook.ts'
import type { Db } from '#platform/db/db.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import { wordsIn } from '#platform/i18n/words.ts'
import type { By } from '#posts/actions/operator.ts'
import type { ProjectPart } from '#projects/model/kinds.ts'
import { line, project, theOne, today } from '#projects/projects.test.room.ts'
import { versionBy } from '#projects/views.ts'
import { momentAt } from '#sources/views.ts'
import type { Graded } from './actions/sheets.ts'
import { budgetOf } from './views/budget.ts'
import { workbookOfBudget } from './views/sheets/workbook.ts'

/** The address of the organisation in these tests. */
export const origin = 'http://localhost'

const part = (id: string, kind: ProjectPart['kind'], parent: string): ProjectPart => ({
  part: id,
  kind,
  parent,
  place: 50,
  fields: { 'title.en': `Part ${id}` },
})

/** A project of the IOM Development Fund with two activities and three lines, as it is written. */
export const arrange = (db: Db, id: string, fields: Readonly<Record<string, string>> = {}) =>
  project(db, {
    id,
    fields: { currency: 'USD', fund: 'iom-development-fund-1', ...fields },
    parts: [
      part('o1', 'objective', 'project'),
      part('oc1', 'outcome', 'o1'),
      part('op1', 'output', 'oc1'),
      part('a1', 'activity', 'op1'),
      part('a2', 'activity', 'op1'),
      { ...line('b1', { kind: 'staff', rate: '60000', year: '2027' }), parent: 'a1' },
      { ...line('b2', { rate: '80000', quantity: '1', year: '2027' }), parent: 'a1' },
      { ...line('b3', { rate: '10000', purpose: 'evaluation', year: '2028' }), parent: 'a2' },
    ],
  })

/** The first version of a project. */
export const which = (project: string) => ({ project, number: 1 })

/** The budget of the first version as it is now. */
export async function budgetNow(db: Db, id: string) {
  return budgetOf(db, await momentAt(db, today, null), await theOne(db, id), 1)
}

/** The fields of a line as they are now. */
export const lineNow = async (db: Db, id: string, wanted: string) =>
  (await budgetNow(db, id)).reckoning?.lines.find((each) => each.part === wanted)?.fields

/** The workbook of the first version, as whoever writes it gets it. */
export async function workbookFor(
  { db, asker }: By,
  id: string,
  locale: Locale = 'en',
): Promise<Workbook> {
  const moment = asker.today
  const now = await theOne(db, id)
  const version = await versionBy(db, moment, { project: id, number: 1 })
  if (version === undefined) throw new Error(`there is no version of ${id}`)
  const budget = await budgetOf(db, moment, now, 1)
  const wish = { db, moment, locale, words: wordsIn(locale) }
  return workbookOfBudget(wish, { project: now, version, budget })
}

type Rows = FieldSheet['rows'][number][]

/** The workbook with the rows of its lines rewritten, as bytes. */
export const filled = (workbook: Workbook, rewrite: (rows: Rows) => Rows = (rows) => rows) =>
  workbookOf({
    ...workbook,
    sheets: workbook.sheets.map((sheet) => ({ ...sheet, rows: rewrite([...sheet.rows]) })),
  })

/** Rows with the cells of one of them changed. */
export const cell = (id: string, cells: Record<string, string>) => (rows: Rows) =>
  rows.map((row) => (row['part'] === id ? { ...row, ...cells } : row))

/** The grades of rows by what they are about, those that are as they were left out; with the reason where something is said. */
export const gradesOf = ({ rows }: Pick<Graded, 'rows'>) =>
  Object.fromEntries(
    rows
      .filter(({ grade }) => grade !== 'taken')
      .map(({ part: id, title, grade, notes }) => [
        id === '' ? title : id,
        [grade, ...notes.map(({ field, reason }) => `${field ?? ''} ${reason}`)].join(' '),
      ]),
  )
