import type { Document } from './document.ts'
import type { Workbook } from './sheets.ts'

/** What the thread is told to make. */
export type Order =
  | { form: 'pdf' | 'docx'; document: Document }
  | { form: 'xlsx'; workbook: Workbook }

/** What it made, or why it could not. */
export type Made = { bytes: Uint8Array } | { failed: string }
