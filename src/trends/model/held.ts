import type { FieldValues } from '#platform/doors/version.ts'
import type { Described, Issue } from './issue.ts'
import type { Observed } from './observation.ts'

/** What the fields of the form about an observation hold, by their names there. */
export const fieldsOfObservation = ({
  country,
  area,
  city,
  theme,
  from,
  to,
  text,
  language,
  confidence,
  direction,
  weight,
  isPublic,
}: Observed): FieldValues => ({
  country,
  area,
  city,
  theme,
  from,
  to,
  text,
  language,
  confidence,
  direction,
  weight: String(weight),
  isPublic: isPublic ? 'true' : null,
})

/** What every form about an observation rests on: its fields, and what it rests on itself. */
export const heldByObservation = (observed: Observed): FieldValues => ({
  ...fieldsOfObservation(observed),
  evidence: observed.evidence.map(({ title, address, kind }) =>
    [title, address ?? '', kind].filter(Boolean).join(' · '),
  ),
})

/** What the form that describes an issue rests on: its fields, by their names there. */
export const heldByDescription = ({
  titles,
  theme,
  area,
  countries,
  description,
  language,
  isPublic,
}: Described): FieldValues => ({
  titleEn: titles.en,
  titleFr: titles.fr ?? null,
  titleEs: titles.es ?? null,
  titleAr: titles.ar ?? null,
  theme,
  area,
  countries,
  description,
  language,
  isPublic: isPublic ? 'true' : null,
})

/** What every other form about an issue rests on: all of it, its observations included, as it was last changed. */
export const heldByIssue = ({ revision }: Pick<Issue, 'revision'>): FieldValues => ({
  revision: String(revision),
})
