const minute = 60_000

/** So many failures within a term shut the way for as long, from the last of them. Milliseconds. */
export interface Limit {
  most: number
  term: number
}

/** What may be tried, by the account tried and by the address it is tried from. */
export const signInLimits = {
  account: { most: 10, term: 15 * minute },
  address: { most: 50, term: 15 * minute },
} as const
export const recoveryLimits = {
  account: { most: 3, term: 60 * minute },
  address: { most: 20, term: 60 * minute },
} as const
export const factorLimits = signInLimits

/**
 * Whether the way is shut: the last `most` failures lie within one term, and the last of them is not a term ago. `times` are
 * instants in milliseconds, latest first. A clock that was put back keeps it shut.
 */
export function isFull(times: readonly number[], { most, term }: Limit, now: Date): boolean {
  const [latest] = times
  const first = times[most - 1]
  if (latest === undefined || first === undefined) return false
  return latest - first <= term && now.getTime() - latest < term
}
