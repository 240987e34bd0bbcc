/** How the system says no: each kind has one HTTP status and one exit code. */
export type RefusalKind =
  | 'invalid'
  | 'unknown-asker'
  | 'forbidden'
  | 'not-found'
  | 'not-acceptable'
  | 'conflict'
  | 'unavailable'

/** One thing that is wrong with one field; `reason` is the key of its words, `details` fill their places. */
export interface Fault {
  field: string
  reason: string
  details?: Record<string, string | number>
}

/**
 * The system says no, on purpose. Thrown by verbs and views, because a throw is what undoes the
 * transaction; turned into a page, a problem document or an exit code in one place each.
 * `code` is also the key of its words.
 */
export class Refusal extends Error {
  override name = 'Refusal'
  readonly kind: RefusalKind
  readonly code: string
  readonly faults: readonly Fault[]
  readonly details: Record<string, string | number>

  constructor(
    kind: RefusalKind,
    code: string,
    more: { faults?: readonly Fault[]; details?: Record<string, string | number> } = {},
  ) {
    super(`${kind}: ${code}`)
    this.kind = kind
    this.code = code
    this.faults = more.faults ?? []
    this.details = more.details ?? {}
  }
}

/** The thing, or a `not-found` refusal with this code. */
export function found<T>(thing: T | undefined, code: string): T {
  if (thing === undefined) throw new Refusal('not-found', code)
  return thing
}

/** Refuses a form with these faults (`form/invalid`); none are none. */
export function refuseFaults(faults: readonly Fault[]): void {
  if (faults.length > 0) throw new Refusal('invalid', 'form/invalid', { faults })
}
