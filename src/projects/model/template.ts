import { type Static, Type } from 'typebox'
import {
  chapterFields,
  TemplateId,
  type TemplateVersion,
  TitlesField,
} from '#platform/tree/template.ts'

const Chapter = Type.Object(
  {
    ...chapterFields,
    /** Whether a concept already has it; the others come with the proposal. */
    isOfConcept: Type.Boolean(),
  },
  { additionalProperties: false },
)

const Question = Type.Object(
  {
    id: TemplateId,
    titles: TitlesField,
    guidance: TitlesField,
    /** The answers that must be explained in words. */
    explain: Type.Array(Type.Enum(['yes', 'no', 'not-applicable'])),
  },
  { additionalProperties: false },
)

/** What a template of projects says, as its file `organisations/projects/templates/*.json` holds it. */
export const TemplateContent = Type.Object(
  {
    titles: TitlesField,
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
export interface ProjectTemplate extends TemplateVersion, Static<typeof TemplateContent> {}
