import type { Day } from '#platform/day.ts'
import { bareClaim, type DatedClaim } from './claim.ts'

/** Says claims about the kind of one office: under a key that begins with their document, by what the document's day is. */
export const claimsAbout =
  (subject: string) =>
  (key: string, value: string, referenceDay: Day, more: Partial<DatedClaim> = {}): DatedClaim => ({
    ...bareClaim({ subject, predicate: 'kind', value, qualifier: '', certainty: 'stated' }),
    key,
    source: key.split('/')[0] ?? '',
    referenceDay,
    ...more,
  })
