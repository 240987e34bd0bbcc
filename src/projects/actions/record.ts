import type { Act } from '#platform/act.ts'
import type { Moment } from '#platform/moment.ts'
import { found, Refusal } from '#platform/refusal.ts'
import { numberOf } from '#projects/model/code.ts'
import { headerOf, yearsOf } from '#projects/model/header.ts'
import type { ProjectPart } from '#projects/model/kinds.ts'
import type { Citation } from '#frameworks/model/citation.ts'
import type { ProjectStanding } from '#projects/model/project.ts'
import { addWriter, type NewProject, putHeader, putStanding, putYears } from '#projects/store.ts'
import { codesTaken } from '#projects/store/codes.ts'
import { putCitations, putParts } from '#projects/store/parts.ts'
import { addWhole, type WholeProject } from '#projects/store/record.ts'
import { overheadOfParts } from '#projects/views/overhead.ts'
import { schemeOn } from '#projects/views/vocabulary.ts'

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
 * Records projects as they are said to be: published elsewhere, or examples; a few statements, however many there are. The caller has
 * made sure that the parts of each hold together. Refuses a code that another project has, that stands twice, or that the scheme does not
 * make (`projects/wrong-code`).
 */
export async function recordProjects(
  act: Act,
  moment: Moment,
  projects: readonly RecordedProject[],
): Promise<void> {
  const codes = await codesOf(act, moment, projects)
  const whole: WholeProject[] = []
  for (const recorded of projects)
    whole.push({
      ...(await saidOf(act, moment, recorded)),
      project: recorded.project,
      versions: recorded.versions,
      code: codes.get(recorded.project.id) ?? null,
    })
  await addWhole(act, whole)
  if (act.by.person !== null)
    for (const { project, versions } of projects)
      for (const { number } of versions) await addWriter(act, { project: project.id, number })
}

/** Records one project as it is said to be. */
export const recordProject = (act: Act, moment: Moment, project: RecordedProject): Promise<void> =>
  recordProjects(act, moment, [project])

/**
 * Records again what is said otherwise of a project that was recorded so: its parts, where it stands, what lists show. What was said
 * stays recorded; its code stays for ever.
 */
export async function recordAgain(
  act: Act,
  moment: Moment,
  recorded: RecordedProject,
): Promise<void> {
  const { project, versions } = recorded
  for (const { number, parts, citations } of versions) {
    const which = { project: project.id, number }
    const ids = parts.map(({ part }) => part)
    await putParts(act, which, parts)
    await putCitations(act, which, ids, citations)
  }
  const { standing, header, years } = await saidOf(act, moment, recorded)
  await putStanding(act, project.id, standing)
  await putHeader(act, { project: project.id, number: standing.version }, header)
  await putYears(act, project.id, years)
}

/** Where it stands, and what lists show of it. */
async function saidOf(
  act: Act,
  moment: Moment,
  { versions, standing, code, years = [], amount = null }: RecordedProject,
): Promise<Pick<WholeProject, 'standing' | 'header' | 'years'>> {
  const unknown = { anchor: null, reason: null, manager: null, isConfidential: false }
  const parts = versions.find(({ number }) => number === standing.version)?.parts ?? []
  const overhead = await overheadOfParts(act.db, moment, parts)
  const header = headerOf(parts, overhead)
  return {
    standing: { ...unknown, ...standing, revision: 1 },
    header: { ...header, amount: amount ?? header.amount, code, programme: null },
    years: years.length > 0 ? years : yearsOf(parts, overhead),
  }
}

/** The codes of these projects, taken apart, by project. */
async function codesOf(
  act: Act,
  moment: Moment,
  projects: readonly RecordedProject[],
): Promise<Map<string, NonNullable<WholeProject['code']>>> {
  const given = projects.flatMap(({ code, project }) =>
    code === null ? [] : [{ code, project: project.id }],
  )
  if (given.length === 0) return new Map()
  const scheme = found(await schemeOn(act.db, moment), 'projects/no-code-scheme')
  const taken = await codesTaken(
    act.db,
    given.map(({ code }) => code),
  )
  const codes = new Map<string, NonNullable<WholeProject['code']>>()
  for (const { code, project } of given) {
    const read = numberOf(scheme, code)
    if (read === null || taken.has(code))
      throw new Refusal('conflict', 'projects/wrong-code', { details: { code } })
    taken.add(code)
    codes.set(project, { code, ...read })
  }
  return codes
}
