import type { Act } from '#platform/act.ts'
import type { Moment } from '#platform/moment.ts'
import type { ProjectPart } from '#projects/model/kinds.ts'
import type { Citation, ProjectStanding } from '#projects/model/project.ts'
import {
  addProject,
  addVersion,
  addWriter,
  type NewProject,
  putHeader,
  putStanding,
  putYears,
} from '#projects/store.ts'
import { putCitations, putParts } from '#projects/store/parts.ts'
import { headerOf, yearsOf } from '#projects/model/header.ts'
import { overheadOfParts } from '#projects/views/overhead.ts'
import { keepCode } from './codes.ts'

/** A version of a project as it is recorded whole. */
export interface RecordedVersion {
  number: number
  basedOn: number | null
  template: { id: string; version: number }
  /** The first is the one it is written in. */
  languages: readonly string[]
  parts: readonly ProjectPart[]
  citations: readonly Citation[]
}

/** A project as it is recorded whole, without the moves that led there. */
export interface RecordedProject {
  project: NewProject
  versions: readonly RecordedVersion[]
  standing: Pick<ProjectStanding, 'state' | 'since' | 'version'> &
    Partial<Pick<ProjectStanding, 'anchor' | 'reason' | 'manager' | 'isConfidential'>>
  /** Given elsewhere; null: none. */
  code: string | null
  /** What it costs year by year, where its budget lines do not tell. */
  years?: readonly { year: number; currency: string; amount: string }[]
  /** What it costs in all, where its budget lines do not tell. */
  amount?: string | null
}

/**
 * Records a project as it is said to be: published elsewhere, or an example. The caller has made sure that its parts hold together.
 * Refuses a code that another project has, or that the scheme does not make (`projects/wrong-code`).
 */
export async function recordProject(
  act: Act,
  moment: Moment,
  { project, versions, standing, code, years = [], amount = null }: RecordedProject,
): Promise<void> {
  await addProject(act, project)
  for (const { parts, citations, ...version } of versions) {
    const which = { project: project.id, number: version.number }
    await addVersion(act, { ...which, ...version })
    await putParts(act, which, parts)
    await putCitations(
      act,
      which,
      parts.map(({ part }) => part),
      citations,
    )
    await addWriter(act, which)
  }
  if (code !== null) await keepCode(act, moment, project.id, code)
  const unknown = { anchor: null, reason: null, manager: null, isConfidential: false }
  await putStanding(act, project.id, { ...unknown, ...standing, revision: 1 })
  const counts = versions.find(({ number }) => number === standing.version)
  const parts = counts?.parts ?? []
  const overhead = await overheadOfParts(act.db, moment, parts)
  const header = headerOf(parts, overhead)
  const which = { project: project.id, number: standing.version }
  const told = { ...header, amount: amount ?? header.amount }
  await putHeader(act, which, { ...told, code, programme: null })
  await putYears(act, project.id, years.length > 0 ? years : yearsOf(parts, overhead))
}
