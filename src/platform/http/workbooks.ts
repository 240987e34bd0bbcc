import type { FastifyReply } from 'fastify'
import type { Workbook } from '#platform/documents/sheets.ts'
import { workbookOf } from '#platform/documents/workbook.ts'
import { workbookType } from '#platform/doors/workbooks.ts'
import { unkeptHeaders } from './caching.ts'

/** Answers with a workbook as a file of this name, `.xlsx` with it; kept nowhere on its way. */
export const sendWorkbook = async (reply: FastifyReply, workbook: Workbook, name: string) =>
  reply
    .headers({
      ...unkeptHeaders,
      'content-type': workbookType,
      'content-disposition': `attachment; filename="${name}"`,
    })
    .send(await workbookOf(workbook))
