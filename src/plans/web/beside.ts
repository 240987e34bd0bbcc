import type { ComponentChildren } from 'preact'
import type { Reader } from '#platform/http/reader.ts'
import type { Part } from '#plans/model/part.ts'
import type { PlanVersion } from '#plans/model/plan.ts'
import type { PlanTemplate } from '#plans/model/template.ts'
import type { Citation } from '#frameworks/model/citation.ts'
import type { Answered } from '#plans/model/content.ts'

/** A version as its page shows it: everything it says at the moment asked about. */
export interface ShownVersion {
  version: PlanVersion
  template: PlanTemplate
  /** In reading order, the root first. */
  parts: readonly Part[]
  citations: readonly Citation[]
  rationale: readonly Answered[]
  /** The plan's languages in the order in which its texts are shown: the chosen one first. */
  languages: readonly string[]
}

/** What is shown about a version on its page, beside what it says itself; what is absent takes no room. */
export interface Aside {
  /** Below the head, before the chapters: what can be done next, what is to be seen to. */
  head?: ComponentChildren
  /** Beside a part, below what it says: comments, marks, ways to change it. The root (`plan`) is asked too. */
  part?(part: Part): ComponentChildren
  /** After everything. */
  foot?: ComponentChildren
}

/** What somebody else shows on the page of a version: asked once for the page, with who reads it. */
export type Beside = (reader: Reader, shown: ShownVersion) => Promise<Aside>
