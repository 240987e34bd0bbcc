import { type Bench, canResort } from './holder.ts'
import type { Route, Step, StepStanding } from './route.ts'
import type { VerdictKind } from './rule.ts'

/** A step that several review, where it stands, and who wrote what it is about. */
export interface Reviewed {
  step: Pick<Step, 'right' | 'roles'>
  standing: Pick<StepStanding, 'office' | 'post' | 'because'>
  route: Pick<Route, 'authors'>
}

/**
 * Those who may review at a step: whoever can act under a post of its roles at its office and wrote nothing of it; and, where nobody
 * else could act and it came to a last resort, whoever acts there, without the right itself.
 */
export function reviewersOf({ step, standing, route }: Reviewed, bench: Bench): Set<string> {
  const { authors } = route
  const posts = (bench.byOffice.get(standing.office ?? '') ?? []).filter(
    ({ role, id }) => step.roles.includes(role) || id === standing.post,
  )
  const able = posts.flatMap(({ hands }) =>
    hands.flatMap(({ person, right }) =>
      right === step.right && !authors.persons.includes(person) && !bench.absent.has(person)
        ? [person]
        : [],
    ),
  )
  const held = bench.posts.get(standing.post ?? '')
  const isResort = standing.because?.by === 'last-resort' && held !== undefined
  const resort = isResort
    ? canResort(held, { ...step, theme: null, about: [], amount: null, authors }, bench)
    : []
  return new Set([...able, ...resort.map(({ person }) => person)])
}

/**
 * How many must have reviewed before such a verdict is taken: as many as the rule says, or as there are, so that nobody who can decide waits
 * for those who are not there. What is given back or declined waits for none.
 */
export const reviewsNeeded = (verdict: VerdictKind, least: number, able: number): number =>
  verdict === 'return' || verdict === 'decline' ? 0 : Math.min(least, able)
