import type { Document } from './document.ts'
import { pressed } from './press.ts'

/**
 * The document for word processors, to be worked on further: styles, headings that the navigation shows, tables whose head comes again
 * on each page, and right to left in Arabic. Refuses with 503 what cannot be made now (`document/busy`, `document/too-long`).
 */
export const docxOf = (document: Document): Promise<Buffer> => pressed({ form: 'docx', document })
