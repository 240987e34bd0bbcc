import type { Upper } from '#frameworks/model/upper.ts'

/** What a part cites above it. */
export interface Citation {
  part: string
  upper: Upper
}

/** An issue that a part answers; `plan` is the whole. */
export interface Answered {
  part: string
  issue: string
}
