import type { Document } from './document.ts'

/** What a document is written out as. */
export type Form = 'pdf' | 'docx'

/** What the thread is told to make. */
export interface Order {
  form: Form
  document: Document
}

/** What it made, or why it could not. */
export type Made = { bytes: Uint8Array } | { failed: string }
