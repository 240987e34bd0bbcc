/** What a version is made of. `plan` is its root: what it is called, for which period. */
export const partKinds = [
  'plan',
  'chapter',
  'objective',
  'priority',
  'action',
  'indicator',
] as const
export type PartKind = (typeof partKinds)[number]

const names: readonly string[] = partKinds

/** Whether the text is a kind of parts. */
export const isPartKind = (text: string): text is PartKind => names.includes(text)

/**
 * What a part says: a flat map of texts. Texts for readers carry their language (`title.en`, `text.fr`); days are ISO days,
 * amounts and numbers exact decimals, targets carry their year (`target.2026`). What is empty is not there. Forms, the API,
 * workbooks, the history, comparisons and merges all use these names.
 */
export type PartFields = Readonly<Record<string, string>>

/** One part of a version. Its id (`part`) stays the same from version to version. */
export interface Part {
  part: string
  kind: PartKind
  /** The part it stands under; null for the root alone. */
  parent: string | null
  /** Its place among those under the same part, from 1. */
  place: number
  fields: PartFields
}

/** The id of the root of every version. */
export const rootPart = 'plan'

/** The id of the part that holds a chapter of the template. */
export const chapterPart = (chapter: string): string => `chapter-${chapter}`

/** How the ids of the parts of a kind begin. */
const beginnings: Readonly<Record<PartKind, string>> = {
  plan: rootPart,
  chapter: 'chapter-',
  objective: 'o',
  priority: 'p',
  action: 'a',
  indicator: 'i',
}

/** An id that no part of this plan ever had, in no version: a citation of an old one never means a new one. */
export function freePart(kind: PartKind, taken: Iterable<string>): string {
  const beginning = beginnings[kind]
  const numbers = [...taken]
    .filter((id) => id.startsWith(beginning) && /^\d+$/.test(id.slice(beginning.length)))
    .map((id) => Number(id.slice(beginning.length)))
  return `${beginning}${Math.max(0, ...numbers) + 1}`
}

/** The parts under another, in their order. */
export const under = (parts: readonly Part[], parent: string): Part[] =>
  parts.filter((each) => each.parent === parent).toSorted((a, b) => a.place - b.place)

/** All parts in reading order: each before those under it. */
export function inOrder(parts: readonly Part[]): Part[] {
  const byParent = Map.groupBy(parts, ({ parent }) => parent)
  const from = (parent: string | null): Part[] =>
    (byParent.get(parent) ?? [])
      .toSorted((a, b) => a.place - b.place || (a.part < b.part ? -1 : 1))
      .flatMap((each) => [each, ...from(each.part)])
  return from(null)
}

/** A text of a part in this language, or else in the first of the plan's languages that has it. */
export function textOf(
  { fields }: Pick<Part, 'fields'>,
  name: string,
  languages: readonly string[],
): { text: string; language: string } | null {
  for (const language of languages) {
    const text = fields[`${name}.${language}`]
    if (text !== undefined) return { text, language }
  }
  return null
}
