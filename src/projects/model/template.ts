import { type Static, Type } from 'typebox'

const Titles = Type.Object(
  { en: Type.String(), fr: Type.String(), es: Type.String(), ar: Type.String() },
  { additionalProperties: false },
)

const Chapter = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z][a-z0-9-]*$' }),
    titles: Titles,
    /** What belongs there, for whoever writes it. */
    guidance: Titles,
    /** The most words it takes, in each language; null where none is known. */
    mostWords: Type.Union([Type.Integer({ minimum: 1 }), Type.Null()]),
    /** Whether a concept already has it; the others come with the proposal. */
    isOfConcept: Type.Boolean(),
    isRequired: Type.Boolean(),
  },
  { additionalProperties: false },
)

const Question = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z][a-z0-9-]*$' }),
    titles: Titles,
    guidance: Titles,
    /** The answers that must be explained in words. */
    explain: Type.Array(Type.Enum(['yes', 'no', 'not-applicable'])),
  },
  { additionalProperties: false },
)

/** What a template of projects says, as its file `organisations/projects/templates/*.json` holds it. */
export const TemplateContent = Type.Object(
  {
    titles: Titles,
    /** Where it comes from: a document, or our proposal. */
    source: Type.String(),
    chapters: Type.Array(Chapter),
    safeguards: Type.Array(Question),
    /** The longest period, in months; null where any will do. */
    mostMonths: Type.Union([Type.Integer({ minimum: 1 }), Type.Null()]),
  },
  { additionalProperties: false },
)

export type ChapterTemplate = Static<typeof Chapter>
export type SafeguardQuestion = Static<typeof Question>

/** One version of a template. */
export interface ProjectTemplate extends Static<typeof TemplateContent> {
  id: string
  version: number
  /** The first day on which projects are begun from it, and the first on which they no longer are; null where no end is known. */
  from: string
  until: string | null
}
