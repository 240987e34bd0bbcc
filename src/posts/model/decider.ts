import type { PostRef } from '#platform/act.ts'
import type { Reach } from '#platform/doors/asker.ts'

/** Someone whose right to decide reaches an office, and why. */
export interface Decider {
  person: string
  name: string
  post: PostRef
  /** The post that lent them the right; null where it is their own post's. */
  onBehalfOf: PostRef | null
  /** The office whose mandate it is. */
  office: string | null
  officeName: string | null
  reach: Reach
  /** With a mandate: the function of that office that carries it; null for what it covers. */
  function: string | null
}
