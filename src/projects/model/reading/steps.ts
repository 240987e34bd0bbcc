import type { Day } from '#platform/day.ts'
import type { ProjectState } from '#projects/model/life.ts'

/** The way of a project that nothing stops. */
export const mainWay = [
  'concept',
  'proposal',
  'review',
  'endorsed',
  'submitted',
  'agreed',
  'active',
  'operationally-closed',
  'financially-closed',
  'evaluated',
] as const satisfies readonly ProjectState[]

/** Where on that way a project stands that left it. Withdrawn ones stand where they were before. */
const leftAt: Readonly<Partial<Record<ProjectState, ProjectState>>> = {
  returned: 'review',
  rejected: 'submitted',
  suspended: 'active',
  terminated: 'active',
}

/** One step of the life of a project. */
export interface LifeStep {
  state: ProjectState
  /** `done`: it is behind; `now`: it stands there; `left`: it left the way there; `ahead`: it is to come. */
  is: 'done' | 'now' | 'left' | 'ahead'
  /** The day on which it last came there, where that is known. */
  since: Day | null
  /** Where it stands now instead, where it left the way at this step. */
  instead: ProjectState | null
}

interface Stood {
  state: ProjectState
  since: Day
}

/** The steps of a life, from the stages it went through, the first first; the last one is where it stands. */
export function stepsOf(stages: readonly Stood[]): LifeStep[] {
  const last = stages.at(-1)
  if (last === undefined) return []
  const ways: readonly ProjectState[] = mainWay
  const stands = ways.includes(last.state) ? last.state : leftFrom(stages)
  const at = ways.indexOf(stands)
  return mainWay.map((state, place) => {
    const came = stages.findLast((each) => each.state === state)
    const isOff = place === at && last.state !== stands
    const is = place < at ? 'done' : place > at ? 'ahead' : isOff ? 'left' : 'now'
    const since = isOff ? last.since : is === 'ahead' ? null : (came?.since ?? null)
    return { state, is, since, instead: isOff ? last.state : null }
  })
}

function leftFrom(stages: readonly Stood[]): ProjectState {
  const ways: readonly ProjectState[] = mainWay
  const before = stages.findLast(({ state }) => ways.includes(state) || leftAt[state] !== undefined)
  const state = before?.state ?? 'concept'
  return leftAt[state] ?? state
}
