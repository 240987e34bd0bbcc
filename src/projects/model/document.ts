/** Kinds of documents that are attached to projects. */
export const documentKinds = [
  'concept-note',
  'proposal',
  'budget',
  'request-letter',
  'agreement',
  'amendment',
  'interim-report',
  'final-report',
  'financial-report',
  'evaluation-report',
  'checklist',
  'correspondence',
  'other',
] as const
export type DocumentKind = (typeof documentKinds)[number]

/** The largest document that is taken, in bytes. */
export const mostOfDocument = 20 * 1024 * 1024

/** What a document may be, by what its bytes are: how its name ends, and its media type. */
export const documentTypes = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  png: 'image/png',
  jpg: 'image/jpeg',
  txt: 'text/plain',
} as const
export type DocumentType = keyof typeof documentTypes

/** How the names of files of each type may end; a file that is named otherwise than it is, is refused. */
const endings: Readonly<Record<DocumentType, readonly string[]>> = {
  pdf: ['pdf'],
  docx: ['docx'],
  xlsx: ['xlsx'],
  png: ['png'],
  jpg: ['jpg', 'jpeg'],
  txt: ['txt', 'text', 'md', 'csv'],
}

/** Whether a file of this name may be of this type. */
export const isNamedAs = (name: string, type: DocumentType): boolean => {
  const ending = name.toLowerCase().split('.').at(-1) ?? ''
  return endings[type].includes(ending)
}

/** The name of a file as it is kept and sent: without folders and signs that end lines or names; never empty. */
export function fileName(given: string): string {
  const last = given.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const plain = last
    .replace(/[\p{Cc}\p{Cf}"<>|:*?]/gu, '')
    .replace(/^\.+/, '')
    .trim()
  return plain === '' ? 'document' : plain.slice(-150)
}
