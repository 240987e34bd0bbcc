import { writableStates } from '#projects/model/life.ts'
import type { Project, ProjectVersion } from '#projects/model/project.ts'

/** Whether what a version says can be changed now: the proposal while it is written, a later one until it counts or is decided on. */
export const isWritable = (
  { state, version: counts }: Pick<Project, 'state' | 'version'>,
  { number, isLocked }: Pick<ProjectVersion, 'number' | 'isLocked'>,
): boolean => (number === 1 ? writableStates.includes(state) : number > counts && !isLocked)
