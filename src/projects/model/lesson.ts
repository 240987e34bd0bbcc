/** What a lesson rests on. */
export const lessonBases = ['monitoring', 'evaluation', 'audit', 'review', 'team'] as const
export type LessonBasis = (typeof lessonBases)[number]

/** What was learnt from a project, for whoever begins another. */
export interface Lesson {
  /** `le-…` */
  id: string
  project: string
  /** By language. */
  titles: Readonly<Record<string, string>>
  texts: Readonly<Record<string, string>>
  themes: readonly string[]
  /** Codes of countries. */
  countries: readonly string[]
  /** The type of projects it is about. */
  type: string | null
  basis: LessonBasis
  /** ISO, UTC. */
  recordedFrom: string
}

/** How near a lesson is to a project: each theme, country and the type that they share. Zero: it is about something else. */
export const nearnessOf = (
  lesson: Pick<Lesson, 'themes' | 'countries' | 'type'>,
  project: { themes: readonly string[]; covers: readonly string[]; type: string | null },
): number =>
  lesson.themes.filter((each) => project.themes.includes(each)).length * 2 +
  lesson.countries.filter((each) => project.covers.includes(each)).length * 2 +
  (lesson.type !== null && lesson.type === project.type ? 3 : 0)
