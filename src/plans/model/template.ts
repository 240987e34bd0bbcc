import { type Static, Type } from 'typebox'
import {
  chapterFields,
  MostWords,
  TemplateId,
  type TemplateVersion,
  TitlesField,
} from '#platform/tree/template.ts'
import { planLevels } from './level.ts'

const Chapter = Type.Object(chapterFields, { additionalProperties: false })

const PartTemplate = Type.Object(
  {
    kind: Type.Enum(['objective', 'priority', 'action', 'indicator']),
    /** Under which parts it stands: the plan itself, or another kind. */
    under: Type.Array(Type.Enum(['plan', 'objective', 'priority', 'action']), { minItems: 1 }),
    /** Whether each must cite something above before the plan is put before the mandate holder. */
    mustCite: Type.Boolean(),
    /** Fields that must be filled by then, beside the title: `responsible`, `cost`, `baseline` … */
    required: Type.Array(Type.String()),
    /** Texts that only this template asks for. */
    texts: Type.Array(
      Type.Object(
        {
          id: TemplateId,
          titles: TitlesField,
          mostWords: MostWords,
        },
        { additionalProperties: false },
      ),
    ),
  },
  { additionalProperties: false },
)

/** What a template says, as its file holds it. */
export const TemplateContent = Type.Object(
  {
    titles: TitlesField,
    /** Where it comes from: a document, or our proposal. */
    source: Type.String(),
    chapters: Type.Array(Chapter),
    parts: Type.Array(PartTemplate, { minItems: 1 }),
    /** What its parts may cite: plans of these levels, and frameworks. */
    cites: Type.Object(
      { levels: Type.Array(Type.Enum([...planLevels])), frameworks: Type.Boolean() },
      { additionalProperties: false },
    ),
    /**
     * Who is consulted: the offices that hold one of these functions for its countries on the anchor day, the first function that
     * anybody holds; `coverage` means what an office covers. Empty: only who is invited.
     */
    consults: Type.Array(Type.String()),
    /** Functions whose holders for its countries are asked beside them. */
    alsoConsults: Type.Array(Type.String()),
    /** Working days that a consultation takes at least, and those in which a citation is to be confirmed. */
    consultationDays: Type.Integer({ minimum: 1 }),
    confirmationDays: Type.Integer({ minimum: 1 }),
    /** The longest period, in years; null where any will do. */
    mostYears: Type.Union([Type.Integer({ minimum: 1 }), Type.Null()]),
  },
  { additionalProperties: false },
)

export type ChapterTemplate = Static<typeof Chapter>
export type PartTemplate = Static<typeof PartTemplate>

/** One version of a template: which chapters, parts and fields a plan of its level has, whom it consults, and in what time. */
export interface PlanTemplate extends TemplateVersion, Static<typeof TemplateContent> {
  level: (typeof planLevels)[number]
}

/** What the template says of parts of this kind; undefined where it has none. */
export const partTemplateOf = ({ parts }: PlanTemplate, kind: string): PartTemplate | undefined =>
  parts.find((each) => each.kind === kind)
