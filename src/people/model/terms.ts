/** How long things of signing in last, and how many tries there are. Durations in milliseconds. */
const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** Sessions end after this long without a request, and after this long in any case. */
export const idleTerm = 12 * hour
export const sessionTerm = 30 * day
/** A session is marked as seen no oftener than this. */
export const seenEvery = 5 * minute

export const invitationTerm = 7 * day
export const recoveryTerm = hour
export const addressTerm = hour
/** The longest life of a token, in days. */
export const tokenDays = 365

/** After this long nothing is known of a try any more. */
export const attemptTerm = day

/** What is over before `now` when it began earlier than this instant, as ISO text. */
export const before = (now: Date, term: number): string =>
  new Date(now.getTime() - term).toISOString()

/** The instant a term after now, as ISO text. */
export const after = (now: Date, term: number): string =>
  new Date(now.getTime() + term).toISOString()
