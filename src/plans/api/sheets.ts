import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { write } from '#platform/doors/write.ts'
import { workbookOf } from '#platform/documents/workbook.ts'
import { byOf } from '#posts/web/parts.tsx'
import { presently } from '#scenarios/web/parts.tsx'
import { takeWorkbook, tryWorkbook } from '#plans/actions/sheets.ts'
import { WorkbookBody } from '#plans/forms/sheets.ts'
import { grades } from '#plans/model/sheets/grade.ts'
import { paths } from '#plans/paths.ts'
import { givenBack } from '#plans/views/sheets/given-back.ts'
import { noteText, noticeText } from '#plans/views/sheets/told.ts'

const NullOr = (text: ReturnType<typeof Type.String>) => Type.Union([text, Type.Null()])

const GradedShape = Type.Object({
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

/** A workbook by the API: what would become of its rows, and the good ones taken. */
export function workbookWrites(app: FastifyInstance): void {
  write(app, paths.api.workbook(':id', ':number'), {
    tag: 'plans',
    admission: { right: 'plans.write' },
    most: 2 * 1024 * 1024,
    body: WorkbookBody,
    answers: GradedShape,
    summary:
      'Looks through a workbook of a draft row by row; with `take`, takes its good rows in one act',
    handle: async (visitor, { workbook: sent, take = false, version }, params) => {
      const reader = presently(visitor)
      const { id = '', number = '' } = params
      const which = { plan: id, number: /^[1-9]\d{0,5}$/.test(number) ? Number(number) : 0 }
      const bytes = Buffer.from(sent, 'base64')
      const { origin } = reader.site
      const graded = take
        ? await takeWorkbook(byOf(reader), which, { bytes, origin, version })
        : await tryWorkbook(byOf(reader), which, { bytes, origin })
      const { workbook, telling } = await givenBack(reader, which, { ...graded, isTaken: take })
      return {
        taken: take,
        revision: graded.revision,
        rows: graded.rows.map(({ tab, line, part, title, grade, notes, changes }) => ({
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
        notices: graded.notices.map((notice) => ({
          sheet: notice.tab,
          code: notice.reason,
          reason: noticeText(notice, telling),
        })),
        workbook: (await workbookOf(workbook)).toString('base64'),
      }
    },
  })
}
