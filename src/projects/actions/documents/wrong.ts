import { Refusal } from '#platform/refusal.ts'

/** The refusal of a document, at the field `file`. */
export const wrong = (reason: string, details: Record<string, string | number> = {}) =>
  new Refusal('invalid', 'form/invalid', { faults: [{ field: 'file', reason, details }] })
