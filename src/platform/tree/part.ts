/**
 * What a part says: a flat map of texts. Texts for readers carry their language (`title.en`, `text.fr`); days are ISO days,
 * amounts and numbers exact decimals, what is told year by year carries its year (`target.2026`). What is empty is not there.
 * Forms, the API, workbooks, the history, comparisons and merges all use these names.
 */
export type PartFields = Readonly<Record<string, string>>

/** One part of a version. Its id (`part`) stays the same from version to version. */
export interface Part<Kind extends string = string> {
  part: string
  kind: Kind
  /** The part it stands under; null for the root alone. */
  parent: string | null
  /** Its place among those under the same part, from 1. */
  place: number
  fields: PartFields
}

/** The beginning (`o`) with a number that none of those taken has: an id that was once given never means another part. */
export function freePart(beginning: string, taken: Iterable<string>): string {
  const numbers = [...taken]
    .filter((id) => id.startsWith(beginning) && /^\d+$/.test(id.slice(beginning.length)))
    .map((id) => Number(id.slice(beginning.length)))
  return `${beginning}${numbers.reduce((most, each) => Math.max(most, each), 0) + 1}`
}

/** The parts under another, in their order. */
export const under = <Each extends Part>(parts: readonly Each[], parent: string): Each[] =>
  parts.filter((each) => each.parent === parent).toSorted((a, b) => a.place - b.place)

/** All parts in reading order: each before those under it. */
export function inOrder<Each extends Part>(parts: readonly Each[]): Each[] {
  const byParent = Map.groupBy(parts, ({ parent }) => parent)
  const from = (parent: string | null): Each[] =>
    (byParent.get(parent) ?? [])
      .toSorted((a, b) => a.place - b.place || (a.part < b.part ? -1 : 1))
      .flatMap((each) => [each, ...from(each.part)])
  return from(null)
}

/** A text of a part in the first of these languages that has it; null where none has. */
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
