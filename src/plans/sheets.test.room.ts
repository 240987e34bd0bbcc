import type { FieldSheet, Workbook } from '#platform/documents/sheets.ts'
import { readWorkbook } from '#platform/documents/read-workbook.ts'
import { workbookOf } from '#platform/documents/workbook.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import { wordsIn } from '#platform/i18n/words.ts'
import type { By } from '#posts/actions/operator.ts'
import type { Grading } from './actions/sheets.ts'
import { versionBy } from './views.ts'
import type { Which } from './views/parts.ts'
import { wholeVersion } from './views/reading/whole.ts'
import { workbookOfVersion } from './views/sheets/workbook.ts'

/** The address of the organisation in these tests. */
export const origin = 'http://localhost'

/** The draft that these tests write. */
export const draft: Which = { plan: 'p-national', number: 2 }

/** The draft as it is now. */
export async function draftNow({ db, asker }: By) {
  const version = await versionBy(db, asker.today, draft.plan, draft.number)
  if (version === undefined) throw new Error('there is no draft')
  return wholeVersion({ db, moment: asker.today }, version)
}

/** A version as a workbook in this language, as its writers get it. */
export async function workbookFor(
  { db, asker }: By,
  which: Which,
  locale: Locale = 'en',
): Promise<Workbook> {
  const moment = asker.today
  const version = await versionBy(db, moment, which.plan, which.number)
  if (version === undefined) throw new Error(`there is no ${which.plan}@${which.number}`)
  const wish = { db, moment, asker: null, isOperator: true, locale, words: wordsIn(locale) }
  return workbookOfVersion(wish, await wholeVersion(wish, version))
}

type Rows = FieldSheet['rows'][number][]

/** The workbook with the rows of some of its sheets rewritten, as bytes; sheets by their English names. */
export const filled = (
  workbook: Workbook,
  rewritten: Readonly<Record<string, (rows: Rows) => Rows>>,
): Promise<Buffer> =>
  workbookOf({
    ...workbook,
    sheets: workbook.sheets.map((sheet) => {
      const rewrite = rewritten[sheet.name]
      return rewrite === undefined ? sheet : { ...sheet, rows: rewrite([...sheet.rows]) }
    }),
  })

/** Rows with the cells of one of them changed. */
export const cell =
  (part: string, cells: Record<string, string>) =>
  (rows: Rows): Rows =>
    rows.map((row) => (row['part']?.split(' ')[0] === part ? { ...row, ...cells } : row))

/** The grades of rows about parts, by what they are about, those that are as they were left out; with the reason where something is said. */
export const gradesOf = ({ rows }: Pick<Grading, 'rows'>): Record<string, string> =>
  Object.fromEntries(
    rows
      .filter(({ sheet, grade }) => grade !== 'taken' && sheet !== 'citations')
      .map(({ part, title, grade, notes }) => [
        part === '' ? title : part,
        [grade, ...notes.map(({ field, reason }) => `${field ?? ''} ${reason}`)].join(' '),
      ]),
  )

/** What the cells of a column say on a sheet that was sent. */
export async function columnIn(bytes: Uint8Array, sheet: string, key: string) {
  const { sheets } = await readWorkbook(bytes)
  const found = sheets.find(({ name }) => name === sheet)
  return found?.rows.flatMap(({ fields }) => fields[key] ?? [])
}
