import type { Document } from './document.ts'
import { pressed } from './press.ts'

/**
 * The document as a PDF: its text can be searched and copied, in Arabic too, its fonts are in it, and readers by ear find its headings,
 * tables, language and title. Refuses with 503 what cannot be made now (`document/busy`, `document/too-long`).
 */
export const pdfOf = (document: Document): Promise<Buffer> => pressed({ form: 'pdf', document })
