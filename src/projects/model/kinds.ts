import type { Part } from '#platform/tree/part.ts'

/** What a version of a project is made of. `project` is its root. */
export const projectKinds = [
  'project',
  'chapter',
  'objective',
  'outcome',
  'output',
  'activity',
  'indicator',
  'line',
  'place',
  'people',
  'partner',
  'contact',
  'risk',
  'safeguard',
] as const
export type ProjectKind = (typeof projectKinds)[number]

const names: readonly string[] = projectKinds

/** Whether the text is a kind of parts of projects. */
export const isProjectKind = (text: string): text is ProjectKind => names.includes(text)

/** One part of a version of a project. Its id stays the same from version to version. */
export type ProjectPart = Part<ProjectKind>

/** The id of the root of every version. */
export const rootPart = 'project'

/** The id of the part that holds a chapter of the template. */
export const chapterPart = (chapter: string): string => `chapter-${chapter}`

/** The id of the part that answers a safeguarding question of the template. */
export const safeguardPart = (question: string): string => `safeguard-${question}`

/** How the ids of the parts of a kind begin; a number follows, but for chapters and safeguards. */
export const beginnings: Readonly<Record<ProjectKind, string>> = {
  project: rootPart,
  chapter: 'chapter-',
  objective: 'o',
  outcome: 'oc',
  output: 'op',
  activity: 'a',
  indicator: 'i',
  line: 'b',
  place: 'pl',
  people: 'pe',
  partner: 'pa',
  contact: 'c',
  risk: 'r',
  safeguard: 'safeguard-',
}

/** Under which kinds a part of this kind stands. The results matrix: objective → outcome → output → activity. */
export const standsUnder: Readonly<Record<ProjectKind, readonly ProjectKind[]>> = {
  project: [],
  chapter: ['project'],
  objective: ['project'],
  outcome: ['objective'],
  output: ['outcome'],
  activity: ['output'],
  indicator: ['objective', 'outcome', 'output'],
  line: ['activity', 'project'],
  place: ['project'],
  people: ['project'],
  partner: ['project'],
  contact: ['project'],
  risk: ['project'],
  safeguard: ['project'],
}

/** The kinds that follow from the template: their parts are neither added nor moved nor removed. */
export const fixedKinds: readonly ProjectKind[] = ['project', 'chapter', 'safeguard']
