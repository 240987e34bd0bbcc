import { type ProjectKind, type ProjectPart, rootPart } from '#projects/model/kinds.ts'
import type { Lack } from '#projects/model/need.ts'

/** The sections in which a project is written, one page each, in their order. `budget` has pages of its own. */
export const draftSections = [
  'overview',
  'narrative',
  'places',
  'people',
  'results',
  'work-plan',
  'funding',
  'budget',
  'partners',
  'gender',
  'safeguarding',
  'risks',
  'frameworks',
  'documents',
  'lessons',
  'comments',
  'missing',
] as const
export type DraftSection = (typeof draftSections)[number]

const names: readonly string[] = draftSections

/** Whether the text is a section. */
export const isDraftSection = (text: string): text is DraftSection => names.includes(text)

const funding = ['donor', 'fund', 'donor-reference', 'co-funding', 'rate-day']
const gender = [
  'gender-needs',
  'gender-outputs',
  'gender-activities',
  'gender-targeted',
  'gender-marker',
]

/** Which fields of the project itself are written where; those of neither list stand on the first page. */
export const rootSectionOf = (key: string): 'overview' | 'funding' | 'gender' => {
  if (funding.includes(key)) return 'funding'
  return gender.includes(key) ? 'gender' : 'overview'
}

const ofKind: Readonly<Record<ProjectKind, DraftSection>> = {
  project: 'overview',
  chapter: 'narrative',
  objective: 'results',
  outcome: 'results',
  output: 'results',
  activity: 'results',
  indicator: 'results',
  line: 'budget',
  place: 'places',
  people: 'people',
  partner: 'partners',
  contact: 'partners',
  risk: 'risks',
  safeguard: 'safeguarding',
}

/** Where parts of a kind are written; of the project itself, its field tells. */
export const sectionOf = (kind: ProjectKind, field: string | null = null): DraftSection => {
  const [key = ''] = (field ?? '').split('.')
  if (kind === 'project') return rootSectionOf(key)
  return kind === 'activity' && (key === 'from' || key === 'to') ? 'work-plan' : ofKind[kind]
}

const isKind = (text: string): text is ProjectKind => Object.hasOwn(ofKind, text)

/** In which section something that is missing is put right; null where it is nothing that is written. */
export function sectionOfLack(
  { part, field, reason }: Pick<Lack, 'part' | 'field' | 'reason'>,
  parts: readonly ProjectPart[],
): DraftSection | null {
  if (reason === 'projects/lack.document') return 'documents'
  if (reason.startsWith('budgets/')) return 'budget'
  if (part === null) return field !== null && isKind(field) ? sectionOf(field) : null
  if (part === rootPart && field === null) return 'frameworks'
  const kind = parts.find((each) => each.part === part)?.kind ?? kindOf(part)
  return kind === null ? null : sectionOf(kind, field)
}

/** Chapters and questions are known by their ids also where the version does not have them yet. */
const kindOf = (part: string): ProjectKind | null =>
  part.startsWith('chapter-') ? 'chapter' : part.startsWith('safeguard-') ? 'safeguard' : null

/** How far a section is: something is missing, all is there that is needed, or nothing stands there yet and nothing must. */
export interface SectionMark {
  section: DraftSection
  state: 'missing' | 'done' | 'empty'
  /** How many things are missing. */
  lacks: number
}

/** The mark of each section in which parts are written. `held` tells what stands in those that hold no parts. */
export function marksOf(
  lacks: readonly Lack[],
  parts: readonly ProjectPart[],
  held: Partial<Record<DraftSection, boolean>>,
): SectionMark[] {
  const missing = Map.groupBy(lacks, (lack) => sectionOfLack(lack, parts))
  const begun = new Set<DraftSection>(
    parts.flatMap(({ kind, fields }) =>
      kind === 'project'
        ? Object.keys(fields).map((name) => sectionOf('project', name))
        : Object.keys(fields).length === 0
          ? []
          : [sectionOf(kind), ...Object.keys(fields).map((name) => sectionOf(kind, name))],
    ),
  )
  return draftSections
    .filter((section) => section !== 'missing')
    .map((section) => {
      const count = missing.get(section)?.length ?? 0
      const isBegun = held[section] ?? begun.has(section)
      return { section, lacks: count, state: count > 0 ? 'missing' : isBegun ? 'done' : 'empty' }
    })
}
