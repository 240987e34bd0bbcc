import { perform } from '#platform/act.ts'
import { found } from '#platform/refusal.ts'
import type { OpenVersion } from '#platform/tree/open.ts'
import type { By } from '#posts/actions/operator.ts'
import { keepHeader } from '#projects/actions/header.ts'
import { nowOf } from '#posts/actions/acting.ts'
import {
  next,
  refuseUnlessWritable,
  theProject,
  theVersion,
  writing,
} from '#projects/actions/permitted.ts'
import {
  fixedKinds,
  type ProjectKind,
  type ProjectPart,
  standsUnder,
} from '#projects/model/kinds.ts'
import type { Project, ProjectVersion, Which } from '#projects/model/project.ts'
import type { ProjectTemplate } from '#projects/model/template.ts'
import { fieldsOf, skeletonOf } from '#projects/model/writing.ts'
import { addWriter, putStanding } from '#projects/store.ts'
import { endParts, putParts } from '#projects/store/parts.ts'
import { partsOf } from '#projects/views/parts.ts'
import { templateBy } from '#projects/views/templates.ts'
import { faultsOfPart } from './checking.ts'
import { calledInHistory, tellFields } from './telling.ts'

/** A version as it is inside an act that changes it. */
export interface Changing extends OpenVersion<ProjectKind> {
  by: By
  which: Which
  project: Project
  now: ProjectVersion
  template: ProjectTemplate
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
    const outcome = await work(opened({ act, by: inside, which, project, now, template, parts }))
    await addWriter(act, which)
    await putStanding(act, project.id, next(project, {}))
    if (which.number === project.version) await keepHeader(act, moment, which)
    return outcome
  })
}

type Found = Pick<Changing, 'act' | 'by' | 'which' | 'project' | 'now' | 'template' | 'parts'>

function opened(found: Found): Changing {
  const { act, by, which, project, now, template } = found
  const writing = { template, languages: now.languages }
  const moment = nowOf(by)
  return {
    ...found,
    domain: 'projects',
    revision: project.revision,
    unwritten: (part) => skeletonOf(template, {}).find((each) => each.part === part),
    isFixed: (kind) => fixedKinds.includes(kind),
    standsUnder: (kind) => standsUnder[kind],
    shapesOf: (part) => fieldsOf(part, writing),
    faultsOf: (part, before) => faultsOfPart(part, aroundOf(found, before)),
    called: (part) => calledInHistory(part, template),
    tellFields: (was, is, shapes) => tellFields(act, was, is, { shapes, moment }),
    put: (given) => putParts(act, which, given),
    end: (gone) => endParts(act, which, gone),
  }
}

/** What a part of this version is held against. */
export const aroundOf = (
  { act, by, now, template, parts }: Found,
  before: ProjectPart['fields'],
) => ({
  db: act.db,
  moment: nowOf(by),
  writing: { template, languages: now.languages },
  parts,
  before,
})
