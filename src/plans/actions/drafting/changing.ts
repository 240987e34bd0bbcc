import { type Act, perform } from '#platform/act.ts'
import { found } from '#platform/refusal.ts'
import { shapesOf } from '#plans/model/readiness.ts'
import type { Part } from '#plans/model/part.ts'
import type { PlanVersion } from '#plans/model/plan.ts'
import type { PlanTemplate } from '#plans/model/template.ts'
import { putStanding } from '#plans/store.ts'
import type { Which } from '#plans/views/parts.ts'
import { partsOf } from '#plans/views/parts.ts'
import { templateBy } from '#plans/views/templates.ts'
import { type By } from '#posts/actions/operator.ts'
import { next, nowOf, refuseUnlessDraft, theVersion, writing } from '#plans/actions/permitted.ts'
import { settleQuestions } from '#plans/actions/questioning.ts'
import { calledInHistory, tellFields } from './telling.ts'

/** A draft as it is inside an act that changes it. */
export interface Changing {
  act: Act
  by: By
  now: PlanVersion
  template: PlanTemplate
  parts: readonly Part[]
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
    const outcome = await work({ act, by: inside, now, template, parts })
    await settleQuestions(act, which)
    await putStanding(act, which, next(now, {}))
    return outcome
  })
}

/** The part of a draft. Refuses one there is not (`plans/unknown-part`). */
export const thePart = ({ parts }: Pick<Changing, 'parts'>, part: string): Part =>
  found(
    parts.find((each) => each.part === part),
    'plans/unknown-part',
  )

/** Tells the history of a part: which it is, and what became of its fields. */
export async function tellPart(
  { act, by, now, template }: Changing,
  part: Pick<Part, 'part' | 'kind'>,
  before: Part['fields'] | null,
  after: Part['fields'] | null,
): Promise<void> {
  const called = calledInHistory({ ...part, fields: after ?? before ?? {} }, template)
  act.note({
    field: 'plans.field.part',
    before: after === null ? called : null,
    after: after === null ? null : called,
  })
  if (after === null) return
  const shapes = shapesOf(part, { version: now, template })
  await tellFields(act, before ?? {}, after, { template, shapes, moment: nowOf(by) })
}
