import { refuseStale } from '#platform/doors/version.ts'
import { Refusal } from '#platform/refusal.ts'
import { placeBehind, placesUnder, swapped, withThoseUnder } from '#platform/tree/arrange.ts'
import { heldByPart, kept } from '#platform/tree/held.ts'
import { freePart, type PartFields } from '#platform/tree/part.ts'
import type { By } from '#posts/actions/operator.ts'
import { wrongField } from '#posts/actions/permitted.ts'
import { heldByRevision } from '#projects/model/held.ts'
import {
  beginnings,
  type ProjectKind,
  type ProjectPart,
  rootPart,
  standsUnder,
} from '#projects/model/kinds.ts'
import type { Which } from '#projects/model/project.ts'
import { fieldsOf, skeletonOf } from '#projects/model/writing.ts'
import { endParts, putParts } from '#projects/store/parts.ts'
import { everyPartOf } from '#projects/views/parts.ts'
import { heldFast, type PartHolder } from '#projects/views/holding.ts'
import { type Changing, changing, tellPart, thePart } from './drafting/changing.ts'
import { faultsOfPart, refuseFaults } from './drafting/checking.ts'
import { calledInHistory } from './drafting/telling.ts'
import { nowOf } from './permitted.ts'

/** A part to be added. */
export interface NewPart {
  kind: ProjectKind
  /** The part it stands under; the project itself, unless told. */
  parent?: string | undefined
  fields: PartFields
}

const fixedKinds: readonly ProjectKind[] = ['project', 'chapter', 'safeguard']

/**
 * Adds a part behind those that stand under the same; answers its id. Refuses who may not write, what cannot be written now, and, each
 * by its field: a kind that follows from the template, or that cannot stand there, a part to stand under that there is not, fields
 * that are wrong.
 */
export const addPart = (
  by: By,
  which: Which,
  { kind, parent = rootPart, fields: written }: NewPart,
): Promise<string> =>
  changing(by, which, 'projects.part-added', async (draft) => {
    const { act, parts, project } = draft
    if (fixedKinds.includes(kind)) throw wrongField('kind', 'projects/fixed-part')
    const above = parts.find((each) => each.part === parent)
    if (above === undefined) throw wrongField('parent', 'projects/unknown-part')
    if (!standsUnder[kind].includes(above.kind)) throw wrongField('parent', 'projects/not-under')
    const part = freePart(beginnings[kind], await everyPartOf(act.db, project.id))
    const place = placeBehind(parts, parent)
    const added: ProjectPart = { part, kind, parent, place, fields: kept(written) }
    refuseFaults(await faultsOfPart(added, aroundOf(draft, {})))
    await putParts(act, which, [added])
    await tellPart(draft, added, null, added.fields)
    return part
  })

/** What a part of this version is held against. */
export const aroundOf = (
  { act, by, now, template, parts }: Changing,
  before: ProjectPart['fields'],
) => ({
  db: act.db,
  moment: nowOf(by),
  writing: { template, languages: now.languages },
  parts,
  before,
})

/** What a part says from now on, and on what its form was opened. */
export interface WrittenPart {
  part: string
  /** All of its fields: what is not there is emptied. */
  fields: PartFields
  version: string
}

/**
 * Writes a part, or a chapter or question of the template also where the version does not have it yet. Refuses who may not write, what
 * cannot be written now, a part there is not (`projects/unknown-part`), what somebody else changed since, field by field
 * (`form/stale`), and fields that are wrong. The head of the project is `editHead`'s.
 */
export const writePart = (
  by: By,
  which: Which,
  { part, fields: written, version }: WrittenPart,
): Promise<void> =>
  changing(by, which, 'projects.part-written', async (draft) => {
    const { act, now, template, parts } = draft
    const unwritten = skeletonOf(template, {}).find((each) => each.part === part)
    const before = parts.find((each) => each.part === part) ?? unwritten ?? thePart(draft, part)
    if (before.kind === 'project') throw new Refusal('not-found', 'projects/unknown-part')
    const after = { ...before, fields: kept(written) }
    const shapes = fieldsOf(before, { template, languages: now.languages })
    refuseStale(version, heldByPart(before, shapes), heldByPart(after, shapes))
    refuseFaults(await faultsOfPart(after, aroundOf(draft, before.fields)))
    await putParts(act, which, [after])
    await tellPart(draft, after, before.fields, after.fields)
  })

/** Where a part goes. */
export interface Moving {
  part: string
  to: 'up' | 'down' | 'under'
  /** With `under`: under which part. */
  parent?: string | undefined
  version: string
}

/**
 * Puts a part before or behind its neighbour of the same kind, or under another part, behind what stands there. Refuses who may not
 * write, what cannot be written now, a page that is no longer true (`form/stale`), chapters and questions, whose order is the template's
 * (`projects/fixed-part`), and a part under which it cannot stand (`projects/not-under`). At the end already: nothing happens.
 */
export const movePart = (
  by: By,
  which: Which,
  { part, to, parent, version }: Moving,
): Promise<void> =>
  changing(by, which, 'projects.part-moved', async (draft) => {
    const { act, project, template, parts } = draft
    refuseStale(version, heldByRevision(project), {})
    const moved = loose(draft, part)
    if (to !== 'under') await putParts(act, which, swapped(parts, part, to))
    else {
      const targets = placesUnder(parts, moved, standsUnder[moved.kind])
      const target = targets.find((each) => each.part === parent)
      if (target === undefined) throw wrongField('parent', 'projects/not-under')
      const place = placeBehind(parts, target.part)
      await putParts(act, which, [{ ...moved, parent: target.part, place }])
      const above = parts.find((each) => each.part === moved.parent)
      act.note({
        field: 'projects.field.parent',
        before: above === undefined ? null : calledInHistory(above, template),
        after: calledInHistory(target, template),
      })
    }
    act.note({
      field: 'projects.field.part',
      before: null,
      after: calledInHistory(moved, template),
    })
  })

/**
 * Takes a part out of a version, with those under it and what they cite. Refuses who may not write, what cannot be written now, a page
 * that is no longer true (`form/stale`), chapters, questions and the project itself (`projects/fixed-part`), and parts that others
 * hold fast, each with what holds it (`form/invalid`): a comment that is not settled, people counted within, or what `holders` tell.
 */
export const removePart = (
  by: By,
  which: Which,
  { part, version }: { part: string; version: string },
  holders: readonly PartHolder[],
): Promise<void> =>
  changing(by, which, 'projects.part-removed', async (draft) => {
    refuseStale(version, heldByRevision(draft.project), {})
    loose(draft, part)
    const gone = withThoseUnder(draft.parts, part)
    const ids = gone.map((each) => each.part)
    const looking = { db: draft.act.db, moment: nowOf(by) }
    refuseFaults(await heldFast(looking, which, { parts: draft.parts, gone: ids }, holders))
    await endParts(draft.act, which, ids)
    for (const each of gone) await tellPart(draft, each, each.fields, null)
  })

/** A part that can be moved and removed. */
function loose(draft: Changing, part: string): ProjectPart {
  const named = thePart(draft, part)
  if (fixedKinds.includes(named.kind)) throw new Refusal('conflict', 'projects/fixed-part')
  return named
}
