import { Type } from 'typebox'

/** A title or a text in each language of the pages. */
export const TitlesField = Type.Object(
  { en: Type.String(), fr: Type.String(), es: Type.String(), ar: Type.String() },
  { additionalProperties: false },
)

/** The id of a chapter, a question or a text of a template. */
export const TemplateId = Type.String({ pattern: '^[a-z][a-z0-9-]*$' })

/** The most words of a text, in each language; null where none is known. */
export const MostWords = Type.Union([Type.Integer({ minimum: 1 }), Type.Null()])

/** What every chapter of a template has. */
export const chapterFields = {
  id: TemplateId,
  titles: TitlesField,
  /** What belongs there, for whoever writes it. */
  guidance: TitlesField,
  mostWords: MostWords,
  isRequired: Type.Boolean(),
}

/** Which version of a template it is, and when it is begun from. */
export interface TemplateVersion {
  id: string
  version: number
  /** The first day on which something is begun from it, and the first on which nothing is any more; null where no end is known. */
  from: string
  until: string | null
}
