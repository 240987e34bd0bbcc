import {
  addTo,
  moveIn,
  type Moving,
  type NewPart,
  removeFrom,
  writeIn,
  type WrittenPart,
} from '#platform/tree/verbs.ts'
import type { By } from '#posts/actions/operator.ts'
import { wrongField } from '#posts/actions/permitted.ts'
import { freePart, type PartKind, rootPart } from '#plans/model/part.ts'
import { partTemplateOf } from '#plans/model/template.ts'
import { everyPartOf, type Which } from '#plans/views/parts.ts'
import { changing } from './drafting/changing.ts'

/**
 * Adds a part behind those that stand under the same; answers its id. Refuses who may not write, what is no draft, and, each by its
 * field: a kind that the template does not have or not there, a part to stand under that there is not, fields that are wrong.
 */
export const addPart = (by: By, which: Which, added: NewPart<PartKind>): Promise<string> =>
  changing(by, which, 'plans.part-added', async (draft) => {
    const { kind, parent = rootPart, fields } = added
    if (partTemplateOf(draft.template, kind) === undefined)
      throw wrongField('kind', 'plans/no-kind')
    return addTo(draft, { kind, parent, fields }, async () =>
      freePart(kind, await everyPartOf(draft.act.db, which.plan)),
    )
  })

/**
 * Writes a part, or a chapter of the template (`chapter-…`) also where the draft does not have it yet. Refuses who may not write, what
 * is no draft, a part there is not (`plans/unknown-part`), what somebody else changed since, field by field (`form/stale`), and fields
 * that are wrong. The plan's own head is `editHead`'s.
 */
export const writePart = (by: By, which: Which, written: WrittenPart): Promise<void> =>
  changing(by, which, 'plans.part-written', (draft) => writeIn(draft, written))

/**
 * Puts a part before or behind its neighbour of the same kind, or under another part, behind what stands there. Refuses who may not
 * write, what is no draft, a page that is no longer true (`form/stale`), chapters, whose order is the template's
 * (`plans/fixed-part`), and a part under which it cannot stand (`plans/not-under`). At the end already: nothing happens.
 */
export const movePart = (by: By, which: Which, moving: Moving): Promise<void> =>
  changing(by, which, 'plans.part-moved', (draft) => moveIn(draft, moving))

/**
 * Takes a part out of a draft, with those under it and what they cite and answer. Refuses who may not write, what is no draft, a page
 * that is no longer true (`form/stale`), and chapters and the plan itself (`plans/fixed-part`).
 */
export const removePart = (
  by: By,
  which: Which,
  removed: { part: string; version: string },
): Promise<void> => changing(by, which, 'plans.part-removed', (draft) => removeFrom(draft, removed))
