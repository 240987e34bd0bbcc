import type { SignedReader } from '#platform/doors/asker.ts'
import type { Marked } from '#projects/web/drafting/marks.ts'

/** What the page of a section is made of. */
export interface SectionProps {
  marked: Marked
  reader: SignedReader
  /** What is looked for, where something can be. */
  q: string
}
