import type { Doer, PlanState } from '#plans/model/plan.ts'

/** Where a version stood once, and who brought it there. */
export interface Stood {
  state: PlanState
  by: Pick<Doer, 'person' | 'post'>
}

/** Those who wrote something, as the rules of rights name them: they do not decide on it. */
export interface Authors {
  persons: string[]
  posts: string[]
}

/**
 * Who wrote a version: who began it, and everybody who changed the draft. Who gave it back or took it back brought it to a draft too,
 * and wrote nothing by that. `stood` is everything it went through, the first first.
 */
export function authorsOf(stood: readonly Stood[]): Authors {
  const wrote = stood.filter(
    ({ state }, at) => state === 'draft' && (at === 0 || stood[at - 1]?.state === 'draft'),
  )
  return {
    persons: idsOf(wrote.map(({ by }) => by.person)),
    posts: idsOf(wrote.map(({ by }) => by.post)),
  }
}

const idsOf = (ids: readonly (string | null)[]) => [...new Set(ids.filter((id) => id !== null))]
