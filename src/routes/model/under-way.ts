import { type ProjectState, projectStates } from '#projects/model/life.ts'
import type { Purpose } from './rule.ts'

/** The states of a project in which a route of each purpose makes sense: in any other nobody is asked any more. */
const askedIn: Readonly<Record<Purpose, readonly ProjectState[]>> = {
  endorsement: ['review'],
  agreement: ['endorsed', 'submitted'],
  revision: ['active', 'suspended'],
  report: ['active', 'suspended', 'terminated', 'operationally-closed'],
  closure: ['terminated', 'operationally-closed'],
  evaluation: projectStates,
}

/** Whether it still makes sense to ask anybody for this purpose, as the project stands. */
export const isAskedIn = (purpose: Purpose, state: ProjectState): boolean =>
  askedIn[purpose].includes(state)
