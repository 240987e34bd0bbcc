import { type Act, perform } from '#platform/act.ts'
import { found } from '#platform/refusal.ts'
import type { By } from '#posts/actions/operator.ts'
import { keepHeader } from '#projects/actions/header.ts'
import {
  next,
  nowOf,
  refuseUnlessWritable,
  theProject,
  theVersion,
  writing,
} from '#projects/actions/permitted.ts'
import type { ProjectPart } from '#projects/model/kinds.ts'
import type { Project, ProjectVersion, Which } from '#projects/model/project.ts'
import type { ProjectTemplate } from '#projects/model/template.ts'
import { fieldsOf } from '#projects/model/writing.ts'
import { addWriter, putStanding } from '#projects/store.ts'
import { partsOf } from '#projects/views/parts.ts'
import { templateBy } from '#projects/views/templates.ts'
import { calledInHistory, tellFields } from './telling.ts'

/** A version as it is inside an act that changes it. */
export interface Changing {
  act: Act
  by: By
  which: Which
  project: Project
  now: ProjectVersion
  template: ProjectTemplate
  parts: readonly ProjectPart[]
}

/**
 * Changes what a version says, whole or not at all, and makes the project one revision on; lists follow where it is the version that
 * counts. Refuses who may not write for its office, a project or version there is not (`projects/unknown-project`), and what cannot
 * be written now (`projects/not-writable`).
 */
export async function changing<Outcome>(
  by: By,
  which: Which,
  name: string,
  work: (changing: Changing) => Promise<Outcome>,
): Promise<Outcome> {
  const actor = await writing(by, await theProject(by, which.project), which)
  const { office } = await theProject(by, which.project)
  const deed = { by: actor, name, subject: `project:${which.project}`, office }
  return perform(by.db, deed, async (act) => {
    const inside = { ...by, db: act.db }
    const project = await theProject(inside, which.project)
    const now = await theVersion(inside, which)
    refuseUnlessWritable(project, now)
    const moment = nowOf(by)
    const template = found(await templateBy(act.db, moment, now.template), 'projects/no-template')
    const parts = await partsOf(act.db, moment, which)
    if (which.number > 1)
      act.note({ field: 'projects.field.version', before: null, after: String(which.number) })
    const outcome = await work({ act, by: inside, which, project, now, template, parts })
    await addWriter(act, which)
    await putStanding(act, project.id, next(project, {}))
    if (which.number === project.version) await keepHeader(act, moment, which)
    return outcome
  })
}

/** The part of a version. Refuses one there is not (`projects/unknown-part`). */
export const thePart = ({ parts }: Pick<Changing, 'parts'>, part: string): ProjectPart =>
  found(
    parts.find((each) => each.part === part),
    'projects/unknown-part',
  )

/** Tells the history of a part: which it is, and what became of its fields. */
export async function tellPart(
  { act, by, now, template }: Changing,
  part: Pick<ProjectPart, 'part' | 'kind'>,
  before: ProjectPart['fields'] | null,
  after: ProjectPart['fields'] | null,
): Promise<void> {
  const called = calledInHistory({ ...part, fields: after ?? before ?? {} }, template)
  act.note({
    field: 'projects.field.part',
    before: after === null ? called : null,
    after: after === null ? null : called,
  })
  if (after === null) return
  const shapes = fieldsOf(part, { template, languages: now.languages })
  await tellFields(act, before ?? {}, after, { shapes, moment: nowOf(by) })
}
