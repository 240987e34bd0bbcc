import { refuseFaults } from '#platform/refusal.ts'
import { freePart } from '#platform/tree/part.ts'
import {
  addTo,
  moveIn,
  type Moving,
  type NewPart,
  removeFrom,
  writeIn,
  type WrittenPart,
} from '#platform/tree/verbs.ts'
import { nowOf } from '#posts/actions/acting.ts'
import type { By } from '#posts/actions/operator.ts'
import { wrongField } from '#posts/actions/permitted.ts'
import { beginnings, fixedKinds, type ProjectKind, rootPart } from '#projects/model/kinds.ts'
import type { Which } from '#projects/model/project.ts'
import { heldFast, type PartHolder } from '#projects/views/holding.ts'
import { everyPartOf } from '#projects/views/parts.ts'
import { changing } from './drafting/changing.ts'

/**
 * Adds a part behind those that stand under the same; answers its id. Refuses who may not write, what cannot be written now, and, each
 * by its field: a kind that follows from the template, or that cannot stand there, a part to stand under that there is not, fields
 * that are wrong.
 */
export const addPart = (by: By, which: Which, added: NewPart<ProjectKind>): Promise<string> =>
  changing(by, which, 'projects.part-added', async (draft) => {
    const { kind, parent = rootPart, fields } = added
    if (fixedKinds.includes(kind)) throw wrongField('kind', 'projects/fixed-part')
    return addTo(draft, { kind, parent, fields }, async () =>
      freePart(beginnings[kind], await everyPartOf(draft.act.db, which.project)),
    )
  })

/**
 * Writes a part, or a chapter or question of the template also where the version does not have it yet. Refuses who may not write, what
 * cannot be written now, a part there is not (`projects/unknown-part`), what somebody else changed since, field by field
 * (`form/stale`), and fields that are wrong. The head of the project is `editHead`'s.
 */
export const writePart = (by: By, which: Which, written: WrittenPart): Promise<void> =>
  changing(by, which, 'projects.part-written', (draft) => writeIn(draft, written))

/**
 * Puts a part before or behind its neighbour of the same kind, or under another part, behind what stands there. Refuses who may not
 * write, what cannot be written now, a page that is no longer true (`form/stale`), chapters and questions, whose order is the template's
 * (`projects/fixed-part`), and a part under which it cannot stand (`projects/not-under`). At the end already: nothing happens.
 */
export const movePart = (by: By, which: Which, moving: Moving): Promise<void> =>
  changing(by, which, 'projects.part-moved', (draft) => moveIn(draft, moving))

/**
 * Takes a part out of a version, with those under it and what they cite. Refuses who may not write, what cannot be written now, a page
 * that is no longer true (`form/stale`), chapters, questions and the project itself (`projects/fixed-part`), and parts that others
 * hold fast, each with what holds it (`form/invalid`): a comment that is not settled, people counted within, or what `holders` tell.
 */
export const removePart = (
  by: By,
  which: Which,
  removed: { part: string; version: string },
  holders: readonly PartHolder[],
): Promise<void> =>
  changing(by, which, 'projects.part-removed', (draft) =>
    removeFrom(draft, removed, async (gone) => {
      const looking = { db: draft.act.db, moment: nowOf(by) }
      refuseFaults(await heldFast(looking, which, { parts: draft.parts, gone }, holders))
    }),
  )
