import type { FastifyInstance } from 'fastify'
import { write } from '#platform/doors/write.ts'
import { gradedAnswer, GradedShape, WorkbookBody } from '#platform/doors/workbooks.ts'
import { presently } from '#platform/doors/asker.ts'
import { versionNumber } from '#platform/tree/version-number.ts'
import { byOf } from '#posts/web/parts.tsx'
import { takeWorkbook, tryWorkbook } from '#plans/actions/sheets.ts'
import { paths } from '#plans/paths.ts'
import { givenBack } from '#plans/views/sheets/given-back.ts'

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
      const { id = '', number } = params
      const which = { plan: id, number: versionNumber(number) }
      const bytes = Buffer.from(sent, 'base64')
      const { origin } = reader.site
      const graded = take
        ? await takeWorkbook(byOf(reader), which, { bytes, origin, version })
        : await tryWorkbook(byOf(reader), which, { bytes, origin })
      const { workbook, telling } = await givenBack(reader, which, { ...graded, isTaken: take })
      return gradedAnswer(graded, { isTaken: take, workbook, telling })
    },
  })
}
