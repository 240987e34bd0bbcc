import { type Act, perform } from '#platform/act.ts'
import { found } from '#platform/refusal.ts'
import type { OpenVersion } from '#platform/tree/open.ts'
import { nowOf } from '#posts/actions/acting.ts'
import type { By } from '#posts/actions/operator.ts'
import { next, refuseUnlessDraft, theVersion, writing } from '#plans/actions/permitted.ts'
import { settleQuestions } from '#plans/actions/questioning.ts'
import { kindsAbove } from '#plans/model/drafting/arrange.ts'
import { chapterPart, type Part, type PartKind, rootPart } from '#plans/model/part.ts'
import type { PlanVersion } from '#plans/model/plan.ts'
import { shapesOf, writingOf } from '#plans/model/readiness.ts'
import type { PlanTemplate } from '#plans/model/template.ts'
import { putStanding } from '#plans/store.ts'
import { endParts, putParts } from '#plans/store/parts.ts'
import { partsOf, type Which } from '#plans/views/parts.ts'
import { templateBy } from '#plans/views/templates.ts'
import { faultsOfPart } from './checking.ts'
import { calledInHistory, tellFields } from './telling.ts'

/** A draft as it is inside an act that changes it. */
export interface Changing extends OpenVersion<PartKind> {
  by: By
  now: PlanVersion
  template: PlanTemplate
}

/**
 * Changes a draft, whole or not at all, and makes it one revision on; what was to be confirmed of a citation that went is closed. Refuses who may not write for its office, a version there is
 * not (`plans/unknown-plan`), and what is no draft (`plans/not-draft`).
 */
export async function changing<Outcome>(
  by: By,
  which: Which,
  name: string,
  work: (changing: Changing) => Promise<Outcome>,
): Promise<Outcome> {
  const version = await theVersion(by, which)
  const actor = await writing(by, version)
  const { id, office } = version.plan
  return perform(by.db, { by: actor, name, subject: `plan:${id}`, office }, async (act) => {
    const inside = { ...by, db: act.db }
    const now = await theVersion(inside, which)
    refuseUnlessDraft(now)
    const moment = nowOf(by)
    const template = found(await templateBy(act.db, moment, now.template), 'plans/no-template')
    const parts = await partsOf(act.db, moment, which)
    const outcome = await work({ ...opened(act, by, { now, template, parts }), by: inside })
    await settleQuestions(act, which)
    await putStanding(act, which, next(now, {}))
    return outcome
  })
}

function opened(
  act: Act,
  by: By,
  { now, template, parts }: Pick<Changing, 'now' | 'template' | 'parts'>,
): Omit<Changing, 'by'> {
  const which = { plan: now.plan.id, number: now.number }
  const looked = { version: now, template }
  const moment = nowOf(by)
  return {
    act,
    now,
    template,
    parts,
    domain: 'plans',
    revision: now.revision,
    unwritten: (part) => unwritten({ template, parts }, part),
    isFixed: (kind) => kind === 'plan' || kind === 'chapter',
    standsUnder: (kind) => kindsAbove(template, kind),
    shapesOf: (part) => shapesOf(part, looked),
    faultsOf: (part) => faultsOfPart(act.db, part, writingOf(looked)),
    called: (part) => calledInHistory(part, template),
    tellFields: (was, is, shapes) => tellFields(act, was, is, { template, shapes, moment }),
    put: (given) => putParts(act, which, given),
    end: (gone) => endParts(act, which, gone),
  }
}

/** A chapter of the template that the draft does not have yet; undefined for anything else. */
export function unwritten(
  { template, parts }: { template: PlanTemplate; parts: readonly Part[] },
  part: string,
): Part | undefined {
  const at = template.chapters.findIndex(({ id }) => chapterPart(id) === part)
  if (at < 0 || parts.some((each) => each.part === part)) return undefined
  return { part, kind: 'chapter', parent: rootPart, place: at + 1, fields: {} }
}
