import type { ProjectKind } from '#projects/model/kinds.ts'

/** The kinds of parts that cite what stands above them: the project as a whole, and its results. */
export const citingKinds: readonly ProjectKind[] = [
  'project',
  'objective',
  'outcome',
  'output',
  'activity',
]

/** Frameworks whose objectives projects name beside the plan objective: what is asked for on the form. */
export const taggedFrameworks = ['sdg', 'global-compact', 'strategic-results-framework'] as const
