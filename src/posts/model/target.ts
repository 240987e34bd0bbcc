import type { Day } from '#platform/day.ts'
import type { Grant, Reach } from '#platform/doors/asker.ts'
import type { Amount } from './amount.ts'

/** A mandate that an office has over another on a day: by this function, or, with null, because it covers it. */
export interface Reaching {
  office: string
  function: string | null
}

/** What something is to be done to. */
export interface Target {
  /** The office concerned; null for what belongs to no office, which only rights that reach everywhere touch. */
  office: string | null
  officeName: string | null
  /** The mandates over that office on the day. */
  mandates: readonly Reaching[]
  day: Day
  /** Who wrote what is to be decided: persons, and the posts under which they did. They do not decide on it. */
  authors?: { persons: readonly string[]; posts: readonly string[] }
  amount?: Amount
  /** The theme or language concerned. */
  about?: string
  /** Who would gain by it: nobody appoints themselves or lends themselves rights. */
  gains?: string
  /** The post it is done to: what it lent to somebody is not turned against it. */
  post?: string
  /** How far the rights reach that would be given away: who gives must reach as far. */
  gives?: Reach
}

/** Whether the right reaches the target: its own office, one it has a mandate for on the day, or everything. */
export function isWithin(
  grant: Grant,
  { office, mandates }: Pick<Target, 'office' | 'mandates'>,
): boolean {
  if (grant.reach === 'everywhere') return true
  if (office === null || grant.office === null) return false
  if (grant.reach === 'own') return grant.office === office
  return mandates.some(
    (mandate) => mandate.office === grant.office && mandate.function === grant.function,
  )
}
