import { freePart as freeId, type Part as TreePart } from '#platform/tree/part.ts'

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

/** One part of a version of a plan. */
export type Part = TreePart<PartKind>

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
export const freePart = (kind: PartKind, taken: Iterable<string>): string =>
  freeId(beginnings[kind], taken)
