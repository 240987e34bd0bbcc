import { readFile } from 'node:fs/promises'
import { Refusal } from '#platform/refusal.ts'
import { print, table } from '#platform/terminal.ts'
import { counted, type GradedRow, grades } from './grade.ts'
import { noteText, noticeText, type Telling } from './told.ts'
import type { Notice } from './typed.ts'

/** The bytes of a file. Refuses one that cannot be read (`sheet/no-file`). */
export async function bytesOfFile(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file)
  } catch {
    throw new Refusal('invalid', 'sheet/no-file', { details: { file } })
  }
}

/** Prints what became of the rows of a workbook, those that are as they were left out, and how many there are of each grade. */
export function printGraded(
  { rows, notices }: { rows: readonly GradedRow[]; notices: readonly Notice[] },
  { isTaken, telling }: { isTaken: boolean; telling: Telling },
): void {
  const { words } = telling
  for (const notice of notices) print(noticeText(notice, telling))
  const shown = rows.filter(({ grade }) => grade !== 'taken')
  if (shown.length > 0)
    print(
      table(
        ['where', 'part', 'column.result', 'said'].map((key) => words.t(`platform.sheet.${key}`)),
        shown.map(({ tab, line, part, title, grade, notes }) => [
          words.t('platform.sheet.at', { sheet: tab, row: line }),
          part === '' ? title : part,
          words.t(`platform.sheet.grade.${grade}`),
          notes.map((note) => noteText(note, telling)).join(' '),
        ]),
      ),
    )
  const numbers = counted(rows)
  const sums = grades.filter((grade) => numbers[grade] > 0)
  print(
    sums
      .map((grade) => `${words.t(`platform.sheet.grade.${grade}`)}: ${numbers[grade]}`)
      .join(', '),
  )
  if (!isTaken) print(words.t('platform.sheet.nothing-yet', { count: 0 }))
}
