/** An issue that a part answers; `plan` is the whole. */
export interface Answered {
  part: string
  issue: string
}
