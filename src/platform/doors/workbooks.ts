import type { FastifyReply } from 'fastify'
import { type Static, Type } from 'typebox'
import { readWorkbook } from '#platform/documents/read-workbook.ts'
import type { ReadWorkbook, Workbook } from '#platform/documents/sheets.ts'
import { workbookOf } from '#platform/documents/workbook.ts'
import { unkeptHeaders } from '#platform/http/caching.ts'
import { Refusal } from '#platform/refusal.ts'
import { type GradedRow, grades } from '#platform/tree/sheets/grade.ts'
import { noteText, noticeText, type Telling } from '#platform/tree/sheets/told.ts'
import type { Notice } from '#platform/tree/sheets/typed.ts'
import { FileBytes } from './files.ts'
import { VersionField } from './version.ts'

/** What a workbook is, for whoever is sent one. */
export const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The largest workbook, in bytes: it travels once more, as text, when the good rows are taken. */
export const mostOfWorkbook = 900 * 1024

/** Bytes as text travels: a workbook that came once, sent again when its good rows are taken. */
const Base64 = Type.String({
  pattern: '^[A-Za-z0-9+/]*={0,2}$',
  maxLength: 1_400_000,
  description: 'The bytes of the .xlsx file, in base64',
})

/** A workbook as its form sends it: the file to look through, or the one that was looked through with the word to take its good rows. */
export const ImportForm = Type.Object({
  upload: Type.Optional(FileBytes),
  held: Type.Optional(Base64),
  version: Type.Optional(VersionField),
})

/** A workbook in the API. */
export const WorkbookBody = Type.Object({
  workbook: Base64,
  take: Type.Optional(
    Type.Boolean({ description: 'Take the good rows; without it nothing is written' }),
  ),
  version: Type.Optional(VersionField),
})

/** A workbook that came back, if one did; `origin` is this organisation's own address. */
export interface Sent {
  bytes: Uint8Array | undefined
  origin: string
}

/** Reads a workbook. Refuses none (`field/missing`), one that is too large (`form/large`), and what `readWorkbook` refuses. */
export async function workbookFrom(bytes: Uint8Array | undefined): Promise<ReadWorkbook> {
  if (bytes === undefined)
    throw new Refusal('invalid', 'form/invalid', {
      faults: [{ field: 'upload', reason: 'field/missing' }],
    })
  if (bytes.length > mostOfWorkbook)
    throw new Refusal('invalid', 'form/large', { details: { most: mostOfWorkbook / 1024 } })
  return readWorkbook(bytes)
}

/** A graded workbook: its rows, what is said of whole sheets, and the revision that it was graded against or that there is now. */
export interface GradedSheets {
  rows: readonly GradedRow[]
  notices: readonly Notice[]
  revision: number
}

const NullOr = (text: ReturnType<typeof Type.String>) => Type.Union([text, Type.Null()])

/** A graded workbook in the API. */
export const GradedShape = Type.Object({
  taken: Type.Boolean({ description: 'Whether the good rows were taken' }),
  revision: Type.Integer(),
  rows: Type.Array(
    Type.Object({
      sheet: Type.String(),
      row: Type.Integer(),
      part: Type.String(),
      title: Type.String(),
      grade: Type.Enum([...grades]),
      notes: Type.Array(
        Type.Object({ field: NullOr(Type.String()), code: Type.String(), reason: Type.String() }),
      ),
      changes: Type.Array(
        Type.Object({ field: Type.String(), before: Type.String(), after: Type.String() }),
      ),
    }),
  ),
  notices: Type.Array(
    Type.Object({ sheet: Type.String(), code: Type.String(), reason: Type.String() }),
  ),
  workbook: Type.String({ description: 'The graded workbook, in base64' }),
})

/** A graded workbook as the API tells it, with the one that is given back. */
export async function gradedAnswer(
  { rows, notices, revision }: GradedSheets,
  { isTaken, workbook, telling }: { isTaken: boolean; workbook: Workbook; telling: Telling },
): Promise<Static<typeof GradedShape>> {
  return {
    taken: isTaken,
    revision,
    rows: rows.map(({ tab, line, part, title, grade, notes, changes }) => ({
      sheet: tab,
      row: line,
      part,
      title,
      grade,
      notes: notes.map((note) => ({
        field: note.field,
        code: note.reason,
        reason: noteText(note, telling),
      })),
      changes: [...changes],
    })),
    notices: notices.map((notice) => ({
      sheet: notice.tab,
      code: notice.reason,
      reason: noticeText(notice, telling),
    })),
    workbook: (await workbookOf(workbook)).toString('base64'),
  }
}

/** Answers with a workbook as a file of this name, `.xlsx` with it; kept nowhere on its way. */
export const sendWorkbook = async (reply: FastifyReply, workbook: Workbook, name: string) =>
  reply
    .headers({
      ...unkeptHeaders,
      'content-type': workbookType,
      'content-disposition': `attachment; filename="${name}"`,
    })
    .send(await workbookOf(workbook))
