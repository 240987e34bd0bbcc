import type { Asker } from '#platform/doors/asker.ts'
import type { Day } from '#platform/day.ts'

/** The day from which an organisation asks those who decide for a second factor, and which rights decide. */
export interface ProofRule {
  from: Day | undefined
  rights: readonly string[]
}

/** What is asked of somebody who signed in: nothing of who holds no deciding right, or has shown a second factor. */
export function proofAskedOf(
  { hasSecondFactor, grants, today }: Pick<Asker, 'hasSecondFactor' | 'grants' | 'today'>,
  { from, rights }: ProofRule,
): NonNullable<Asker['mustProve']> | null {
  if (from === undefined || hasSecondFactor) return null
  if (!grants.some(({ right }) => rights.includes(right))) return null
  return { from, isDue: from <= today.asOf, rights }
}
