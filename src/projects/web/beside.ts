import type { ComponentChildren } from 'preact'
import type { Reader } from '#platform/http/reader.ts'
import type { ProjectPart } from '#projects/model/kinds.ts'
import type { Citation } from '#frameworks/model/citation.ts'
import type { Project, ProjectVersion } from '#projects/model/project.ts'
import type { ProjectTemplate } from '#projects/model/template.ts'

/** A project as its page shows it: everything that one of its versions says at the moment asked about. */
export interface ShownProject {
  project: Project
  /** The version shown: the one that counts, unless another was asked for. */
  version: ProjectVersion
  template: ProjectTemplate
  /** In reading order, the root first. */
  parts: readonly ProjectPart[]
  citations: readonly Citation[]
  /** The languages of the version in the order in which its texts are shown: the chosen one first. */
  languages: readonly string[]
  /** Whether whoever reads is inside: reads projects that are not public too. Comments and correspondence are for them. */
  isInside: boolean
}

/** A part of the page under its own heading, found in the list of contents. */
export interface ProjectSection {
  /** The place to which a link leads. */
  id: string
  title: string
  /** How much stands there, where that is worth knowing before going. */
  count?: number
  /** `content`: behind the work plan, with what the project says; `life`: behind the documents, with what became of it. */
  at: 'content' | 'life'
  children: ComponentChildren
}

/** What other domains show on the page of a project, beside what its version says itself; what is absent takes no room. */
export interface ProjectAside {
  /** Below the stepper, before the facts: who has it now and since when, what can be done next. */
  head?: ComponentChildren
  /** Below the facts, as rows of the same list: what the name says, and its value. */
  facts?: readonly { name: string; value: ComponentChildren }[]
  sections?: readonly ProjectSection[]
  /** Beside a part, below what it says: comments, marks, ways to change it. The root (`project`) is asked too. */
  part?(part: ProjectPart): ComponentChildren
}

/** What somebody else shows on the page of a project: asked once for the page, with who reads it. */
export type ProjectBeside = (reader: Reader, shown: ShownProject) => Promise<ProjectAside>
