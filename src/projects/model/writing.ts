import { type FieldShape, shapedBy } from '#platform/tree/field.ts'
import { heldByPart } from '#platform/tree/held.ts'
import type { ProjectPart } from './kinds.ts'
import { chapterPart, type ProjectKind, rootPart, safeguardPart } from './kinds.ts'
import { sketches } from './fields.ts'
import type { ChapterTemplate, ProjectTemplate, SafeguardQuestion } from './template.ts'

/** What decides which fields a part has. */
export interface Writing {
  template: Pick<ProjectTemplate, 'chapters' | 'safeguards' | 'mostMonths'>
  /** The first is the one the project is written in: only its texts are required. */
  languages: readonly string[]
}

/** What a part of each kind is nothing without; whether it is there is asked when the project moves on. */
const needed: Readonly<Record<ProjectKind, readonly string[]>> = {
  project: ['title', 'office'],
  chapter: [],
  objective: ['title'],
  outcome: ['title'],
  output: ['title'],
  activity: ['title'],
  indicator: ['title', 'measure', 'counting', 'direction', 'disaggregation'],
  line: ['title', 'kind', 'quantity', 'rate'],
  place: [],
  people: ['kind', 'reached-as'],
  partner: ['role'],
  contact: ['role', 'name'],
  risk: ['title', 'impact', 'likelihood'],
  safeguard: ['answer'],
}

/** The kinds of parts that bear a title. */
export const isTitled = (kind: ProjectKind): boolean => needed[kind].includes('title')

/** The chapter of the template that a part holds; undefined for others. */
export const chapterOf = (
  { chapters }: Pick<ProjectTemplate, 'chapters'>,
  part: string,
): ChapterTemplate | undefined => chapters.find(({ id }) => chapterPart(id) === part)

/** The question of the template that a part answers; undefined for others. */
export const questionOf = (
  { safeguards }: Pick<ProjectTemplate, 'safeguards'>,
  part: string,
): SafeguardQuestion | undefined => safeguards.find(({ id }) => safeguardPart(id) === part)

/** The fields of a part, in the order in which they are written. `part` tells chapters and questions apart. */
export function fieldsOf(
  { kind, part }: Pick<ProjectPart, 'kind' | 'part'>,
  { template, languages }: Writing,
): FieldShape[] {
  const chapter = kind === 'chapter' ? chapterOf(template, part) : undefined
  const required = new Set([...needed[kind], ...(chapter?.isRequired === true ? ['text'] : [])])
  const limited = chapter === undefined ? {} : { mostWords: () => chapter.mostWords }
  return shapedBy(sketches[kind], { languages, required, ...limited })
}

/** The parts that a version has from the beginning: its root, and the chapters and questions of its template, as yet unwritten. */
export const skeletonOf = (
  { chapters, safeguards }: Pick<ProjectTemplate, 'chapters' | 'safeguards'>,
  root: ProjectPart['fields'],
): ProjectPart[] => [
  { part: rootPart, kind: 'project', parent: null, place: 1, fields: root },
  ...chapters.map(({ id }, at): ProjectPart => ({
    part: chapterPart(id),
    kind: 'chapter',
    parent: rootPart,
    place: at + 1,
    fields: {},
  })),
  ...safeguards.map(({ id }, at): ProjectPart => ({
    part: safeguardPart(id),
    kind: 'safeguard',
    parent: rootPart,
    place: chapters.length + at + 1,
    fields: {},
  })),
]

/** What writing the head of a project rests on: all fields of its root, and its languages. */
export const heldByHead = (
  root: Pick<ProjectPart, 'fields'>,
  shapes: Parameters<typeof heldByPart>[1],
  languages: readonly string[],
) => ({ ...heldByPart(root, shapes), first: languages[0] ?? null, languages })
