import type { Db } from '#platform/db/db.ts'
import type { Moment } from '#platform/moment.ts'
import { found } from '#platform/refusal.ts'
import type { Choice } from '#platform/tree/merge.ts'
import type { ProjectPart } from '#projects/model/kinds.ts'
import type { Project, Which } from '#projects/model/project.ts'
import { versionBy } from '#projects/views.ts'
import { citationsOf, partsOf } from '#projects/views/parts.ts'
import { type Laid, merge, type Merged } from '#delivery/model/merging.ts'
import { type Changes, changesOf, type Revision } from '#delivery/model/revision.ts'
import { agreedVersion } from './agreements.ts'

/** What a version says at the moment, as it is merged with others. */
export async function laidOf(db: Db, moment: Moment, which: Which): Promise<Laid> {
  const version = found(await versionBy(db, moment, which), 'projects/unknown-project')
  const parts = await partsOf(db, moment, which)
  const citations = await citationsOf(db, moment, which)
  return { languages: version.languages, parts, citations }
}

/** The version that a revision was begun from, as it was then. */
async function baseOf(db: Db, moment: Moment, revision: Revision): Promise<Laid> {
  const which = { project: revision.project, number: revision.basedOn }
  return laidOf(db, { ...moment, asKnown: revision.begunAt }, which)
}

/** What a revision changes of the version from which it was begun. */
export async function changesIn(db: Db, moment: Moment, revision: Revision): Promise<Changes> {
  const base = await baseOf(db, moment, revision)
  return changesOf(base.parts, await partsOf(db, moment, revision))
}

/** A revision laid on the version that counts now: both were begun from the same one. */
export async function mergedInto(
  db: Db,
  moment: Moment,
  project: Pick<Project, 'id' | 'version'>,
  revision: Revision,
  choices: ReadonlyMap<string, Choice> = new Map(),
): Promise<Merged> {
  const [base, theirs, mine] = [
    await baseOf(db, moment, revision),
    await laidOf(db, moment, { project: project.id, number: project.version }),
    await laidOf(db, moment, revision),
  ]
  return merge(base, theirs, mine, choices)
}

/** What a version with these parts changes of the one to which the donor last agreed: several small changes are one. */
export async function changesSinceAgreed(
  db: Db,
  moment: Moment,
  project: Pick<Project, 'id' | 'version'>,
  parts: readonly ProjectPart[],
): Promise<Changes> {
  const number = (await agreedVersion(db, moment, project.id)) ?? project.version
  return changesOf(await partsOf(db, moment, { project: project.id, number }), parts)
}
