import type { Actor } from '#platform/act.ts'
import { type FieldValues, refuseStale, heldByRevision } from '#platform/doors/version.ts'
import type { Words } from '#platform/i18n/words.ts'
import { found, Refusal } from '#platform/refusal.ts'
import { actingAt } from '#posts/actions/acting.ts'
import type { By } from '#posts/actions/operator.ts'
import type { Right } from '#posts/model/rights.ts'
import type { Target } from '#posts/model/target.ts'
import { isMoveFrom, type Move } from '#projects/model/life.ts'
import type { Project, ProjectVersion, Which } from '#projects/model/project.ts'
import { isWritable } from '#projects/model/drafting/writable.ts'
import type { NewStanding } from '#projects/store.ts'
import { projectBy, versionBy } from '#projects/views.ts'
import { seenProject } from '#projects/views/seen.ts'

/** Who does something to a project by this right over its office. Refuses with the reason. */
export const actingOn = (
  by: By,
  right: Right,
  { office, officeName }: Pick<Project, 'office' | 'officeName'>,
  more: Partial<Target> = {},
): Promise<Actor> => actingAt(by, right, { id: office, name: officeName }, more)

/** Whose right writes a version: of the proposal whoever develops, of a later one whoever manages. */
export const rightToWrite = ({ number }: Pick<Which, 'number'>): Right =>
  number === 1 ? 'projects.develop' : 'projects.manage'

/** Who writes a version: whoever develops or manages for its office. Refuses with the reason. */
export const writing = (by: By, project: Project, which: Which): Promise<Actor> =>
  actingOn(by, rightToWrite(which), project)

/** The project as it is now. Refuses what there is not, or what they may not see (`projects/unknown-project`). */
export const theProject = (
  { db, asker }: Pick<By, 'db' | 'asker'>,
  project: string,
): Promise<Project> => seenProject({ db, asker, moment: asker.today }, project)

/**
 * The project as it is now, for what follows inside an act that was permitted: whoever decided on a confidential project may see it no more.
 * Refuses what there is not (`projects/unknown-project`).
 */
export const projectNow = async (
  { db, asker }: Pick<By, 'db' | 'asker'>,
  project: string,
): Promise<Project> =>
  found(await projectBy(db, { ...asker.today, asKnown: null }, project), 'projects/unknown-project')

/** A version of a project. Refuses one there is not (`projects/unknown-project`). */
export const theVersion = async (
  { db, asker }: Pick<By, 'db' | 'asker'>,
  which: Which,
): Promise<ProjectVersion> =>
  found(await versionBy(db, asker.today, which), 'projects/unknown-project')

/** The project inside an act, when the form rests on what it is now. Refuses one that was changed since (`form/stale`). */
export async function unchanged(
  by: Pick<By, 'db' | 'asker'>,
  project: string,
  version: string,
  mine: FieldValues = {},
): Promise<Project> {
  const now = await theProject(by, project)
  refuseStale(version, heldByRevision(now), mine)
  return now
}

/** Refuses a move that the state does not allow (`projects/no-move`); of two who do the same at once the second is told so. */
export function refuseMove(move: Move, { state }: Pick<Project, 'state'>, words: Words): void {
  if (isMoveFrom(move, state)) return
  throw new Refusal('conflict', 'projects/no-move', {
    details: { move: words.t(`projects.move.${move}`), state: words.t(`projects.state.${state}`) },
  })
}

/** Refuses to change what cannot be written now (`projects/not-writable`): it is taken back first, or revised as a copy. */
export function refuseUnlessWritable(
  project: Pick<Project, 'state' | 'version'>,
  version: Pick<ProjectVersion, 'number' | 'isLocked'>,
): void {
  if (!isWritable(project, version)) throw new Refusal('conflict', 'projects/not-writable')
}

/** Where a project stands next: what is not named stays, and it is one revision on. */
export const next = (now: Project, change: Partial<NewStanding>): NewStanding => ({
  state: now.state,
  since: now.since,
  version: now.version,
  anchor: now.anchor,
  reason: now.reason,
  manager: now.manager,
  isConfidential: now.isConfidential,
  ...change,
  revision: now.revision + 1,
})
