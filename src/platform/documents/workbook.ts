import { pressed } from './press.ts'
import type { Workbook } from './sheets.ts'

/**
 * The workbook as bytes of an `.xlsx` file, for people to fill in and send back (`readWorkbook`): columns with plain names, their keys
 * below, choices and hints; right to left where its language runs so. Every cell is text, whatever it begins with. Refuses with 503
 * what cannot be made now (`document/busy`, `document/too-long`).
 */
export const workbookOf = (workbook: Workbook): Promise<Buffer> =>
  pressed({ form: 'xlsx', workbook })
