import type { Asker } from '#platform/doors/asker.ts'
import { publicStates } from './life.ts'
import type { Project } from './project.ts'

/** Rights whose holders see projects that are not public yet: they write, review, pay for or oversee them. */
const reading: readonly string[] = [
  'projects.read',
  'projects.develop',
  'projects.manage',
  'projects.endorse',
  'oversight.read',
]

/** How far somebody sees projects. */
export interface ProjectSight {
  /** Whoever has the machine sees everything. */
  isOperator: boolean
  /** Whether they see what is not public yet, unless it is confidential. */
  reads: boolean
  /** Whether their right to read reaches everywhere: confidential projects too. */
  everywhere: boolean
  /** The offices their right to read reaches: confidential projects of these too. */
  offices: readonly string[]
  /** Projects that they are asked about, by the routes; confidential ones too. */
  projects: readonly string[]
}

/** What a visitor sees: what is public. */
export const visitorsSight: ProjectSight = {
  isOperator: false,
  reads: false,
  everywhere: false,
  offices: [],
  projects: [],
}

/** What whoever has the machine sees: everything. */
export const operatorsSight: ProjectSight = {
  ...visitorsSight,
  isOperator: true,
  reads: true,
  everywhere: true,
}

/** Whether somebody sees a project. */
export const maySeeProject = (
  { isOperator, reads, everywhere, offices, projects }: ProjectSight,
  project: Pick<Project, 'id' | 'state' | 'isConfidential' | 'office'>,
): boolean =>
  isOperator ||
  everywhere ||
  offices.includes(project.office) ||
  projects.includes(project.id) ||
  (!project.isConfidential && (reads || publicStates.includes(project.state)))

/** Whether somebody is inside: would see the project also if it were not public. Comments, contacts and documents are for them. */
export const isInside = (
  sight: ProjectSight,
  project: Pick<Project, 'id' | 'isConfidential' | 'office'>,
): boolean => maySeeProject(sight, { ...project, state: 'concept' })

/** The rights by which somebody reads projects that are not public, as far as a token lets them. */
export const readingRights = ({ grants, scopes }: Pick<Asker, 'grants' | 'scopes'>): string[] => [
  ...new Set(
    grants.flatMap(({ right }) =>
      reading.includes(right) && (scopes === null || scopes.includes(right)) ? [right] : [],
    ),
  ),
]

/** Whether one of those rights reaches everywhere. */
export const readsEverywhere = (asker: Pick<Asker, 'grants' | 'scopes'>): boolean => {
  const rights = readingRights(asker)
  return asker.grants.some(({ right, reach }) => reach === 'everywhere' && rights.includes(right))
}
