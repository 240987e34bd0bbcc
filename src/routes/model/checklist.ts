import { type Static, Type } from 'typebox'

const Titles = Type.Object(
  { en: Type.String(), fr: Type.String(), es: Type.String(), ar: Type.String() },
  { additionalProperties: false },
)

/** How a reviewer answers to an item. */
export const answers = ['yes', 'no', 'not-applicable'] as const
export type Answer = (typeof answers)[number]

const Item = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z][a-z0-9-]*$' }),
    titles: Titles,
    /** Whether it must be answered before anything is endorsed. */
    isRequired: Type.Boolean(),
    /** Whether `no` stands in the way of endorsing without conditions. */
    isDecisive: Type.Boolean(),
  },
  { additionalProperties: false },
)

/** What a reviewer looks at, as `organisations/routes/checklists.json` holds it. */
export const ChecklistContent = Type.Object(
  {
    titles: Titles,
    /** Where it comes from: a document, or `our proposal`. */
    source: Type.String({ minLength: 1 }),
    items: Type.Array(Item, { minItems: 1 }),
  },
  { additionalProperties: false },
)

export type ChecklistItem = Static<typeof Item>

/** One version of a checklist. */
export interface Checklist extends Static<typeof ChecklistContent> {
  id: string
  version: number
  from: string
  until: string | null
}

/** What a reviewer answered to one item. */
export interface ItemAnswer {
  item: string
  answer: Answer
  note: string
}

/** The version of a checklist in use on a day: the newest; undefined where there is none. */
export const checklistOn = (
  checklists: readonly Checklist[],
  id: string,
  day: string,
): Checklist | undefined =>
  checklists
    .filter(
      (each) => each.id === id && each.from <= day && (each.until === null || day < each.until),
    )
    .toSorted((a, b) => b.version - a.version)[0]
