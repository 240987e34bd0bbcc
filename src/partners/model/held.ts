import type { FieldValues } from '#platform/doors/version.ts'
import { type Described, referenceText } from './partner.ts'

/** What the form about a partner holds, field by field, by the names there. */
export const heldByPartner = (described: Described): FieldValues => ({
  kind: described.kind,
  nameEn: described.names.en,
  nameFr: described.names.fr ?? null,
  nameEs: described.names.es ?? null,
  nameAr: described.names.ar ?? null,
  country: described.country,
  references: described.references.map(referenceText).join('\n'),
  alsoNamed: described.alsoNamed.join('\n'),
  website: described.website,
  isEuropeanUnion: described.isEuropeanUnion ? 'true' : null,
  from: described.from,
  until: described.until,
  source: described.source,
})
