/** No server there, the way to it cut, its name unknown for now; `ENOENT` is a unix socket that is gone. */
const ways = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
])

/**
 * What PostgreSQL says when it is going down (57P01, 57P02), coming up (57P03), full (53300) or loses a connection (class 08):
 * https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const states = /^(57P0[123]|53300|08...)$/

/** `pg` gives no code to these. */
const driverWords =
  /^(Connection terminated|Connection ended|Client has encountered a connection error|timeout exceeded when trying to connect)/i

/** Whether the database could not be reached or left in the middle: it may be back in a moment. */
export function isOutOfReach(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (error instanceof AggregateError && error.errors.some(isOutOfReach)) return true
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (ways.has(code) || states.test(code)) return true
  if (code === 'ENOENT') return 'syscall' in error && error.syscall === 'connect'
  return driverWords.test(error.message)
}
