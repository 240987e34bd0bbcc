import { refuseStale } from '#platform/doors/version.ts'
import { Refusal } from '#platform/refusal.ts'
import { wrongField } from '#posts/actions/permitted.ts'
import { placeBehind, swapped, withThoseUnder } from '#platform/tree/arrange.ts'
import { kindsAbove, placesFor } from '#plans/model/drafting/arrange.ts'
import { heldByPart } from '#platform/tree/held.ts'
import { heldByRevision } from '#plans/model/held.ts'
import type { PartFields } from '#platform/tree/part.ts'
import { chapterPart, freePart, type Part, type PartKind, rootPart } from '#plans/model/part.ts'
import { shapesOf, writingOf } from '#plans/model/readiness.ts'
import { partTemplateOf } from '#plans/model/template.ts'
import { endParts, putParts } from '#plans/store/parts.ts'
import { everyPartOf, type Which } from '#plans/views/parts.ts'
import { type Changing, changing, tellPart, thePart } from './drafting/changing.ts'
import { kept } from '#platform/tree/held.ts'
import { faultsOfPart, refuseFaults } from './drafting/checking.ts'
import { calledInHistory } from './drafting/telling.ts'
import type { By } from '#posts/actions/operator.ts'

/** A part to be added. */
export interface NewPart {
  kind: PartKind
  /** The part it stands under; the plan itself, unless told. */
  parent?: string | undefined
  fields: PartFields
}

/**
 * Adds a part behind those that stand under the same; answers its id. Refuses who may not write, what is no draft, and, each by its
 * field: a kind that the template does not have or not there, a part to stand under that there is not, fields that are wrong.
 */
export const addPart = (
  by: By,
  which: Which,
  { kind, parent = rootPart, fields: written }: NewPart,
): Promise<string> =>
  changing(by, which, 'plans.part-added', async (draft) => {
    const { act, template, parts } = draft
    if (partTemplateOf(template, kind) === undefined) throw wrongField('kind', 'plans/no-kind')
    const above = parts.find((each) => each.part === parent)
    if (above === undefined) throw wrongField('parent', 'plans/unknown-part')
    if (!kindsAbove(template, kind).includes(above.kind))
      throw wrongField('parent', 'plans/not-under')
    const part = freePart(kind, await everyPartOf(act.db, which.plan))
    const added: Part = {
      part,
      kind,
      parent,
      place: placeBehind(parts, parent),
      fields: kept(written),
    }
    refuseFaults(await faultsOfPart(act.db, added, writingOf({ version: draft.now, template })))
    await putParts(act, which, [added])
    await tellPart(draft, added, null, added.fields)
    return part
  })

/** What a part says from now on, and on what its form was opened. */
export interface WrittenPart {
  part: string
  /** All of its fields: what is not there is emptied. */
  fields: PartFields
  version: string
}

/**
 * Writes a part, or a chapter of the template (`chapter-…`) also where the draft does not have it yet. Refuses who may not write, what
 * is no draft, a part there is not (`plans/unknown-part`), what somebody else changed since, field by field (`form/stale`), and fields
 * that are wrong. The plan's own head is `editHead`'s.
 */
export const writePart = (
  by: By,
  which: Which,
  { part, fields: written, version }: WrittenPart,
): Promise<void> =>
  changing(by, which, 'plans.part-written', async (draft) => {
    const { act, now, template } = draft
    const before = unwritten(draft, part) ?? thePart(draft, part)
    if (before.kind === 'plan') throw new Refusal('not-found', 'plans/unknown-part')
    const after = { ...before, fields: kept(written) }
    const shapes = shapesOf(before, { version: now, template })
    refuseStale(version, heldByPart(before, shapes), heldByPart(after, shapes))
    refuseFaults(await faultsOfPart(act.db, after, writingOf({ version: now, template })))
    await putParts(act, which, [after])
    await tellPart(draft, after, before.fields, after.fields)
  })

/** A chapter of the template that the draft does not have yet; undefined for anything else. */
export function unwritten(
  { template, parts }: Pick<Changing, 'template' | 'parts'>,
  part: string,
): Part | undefined {
  const at = template.chapters.findIndex(({ id }) => chapterPart(id) === part)
  if (at < 0 || parts.some((each) => each.part === part)) return undefined
  return { part, kind: 'chapter', parent: rootPart, place: at + 1, fields: {} }
}

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
 * write, what is no draft, a page that is no longer true (`form/stale`), chapters, whose order is the template's
 * (`plans/fixed-part`), and a part under which it cannot stand (`plans/not-under`). At the end already: nothing happens.
 */
export const movePart = (
  by: By,
  which: Which,
  { part, to, parent, version }: Moving,
): Promise<void> =>
  changing(by, which, 'plans.part-moved', async (draft) => {
    const { act, now, template, parts } = draft
    refuseStale(version, heldByRevision(now), {})
    const moved = loose(draft, part)
    if (to !== 'under') await putParts(act, which, swapped(parts, part, to))
    else {
      const target = placesFor(parts, moved, template).find((each) => each.part === parent)
      if (target === undefined) throw wrongField('parent', 'plans/not-under')
      const place = placeBehind(parts, target.part)
      await putParts(act, which, [{ ...moved, parent: target.part, place }])
      const called = (id: string | null) => parentCalled(draft, id)
      act.note({
        field: 'plans.field.parent',
        before: called(moved.parent),
        after: called(target.part),
      })
    }
    act.note({ field: 'plans.field.part', before: null, after: calledInHistory(moved, template) })
  })

/**
 * Takes a part out of a draft, with those under it and what they cite and answer. Refuses who may not write, what is no draft, a page
 * that is no longer true (`form/stale`), and chapters and the plan itself (`plans/fixed-part`).
 */
export const removePart = (
  by: By,
  which: Which,
  { part, version }: { part: string; version: string },
): Promise<void> =>
  changing(by, which, 'plans.part-removed', async (draft) => {
    refuseStale(version, heldByRevision(draft.now), {})
    loose(draft, part)
    const gone = withThoseUnder(draft.parts, part)
    await endParts(
      draft.act,
      which,
      gone.map((each) => each.part),
    )
    for (const each of gone) await tellPart(draft, each, each.fields, null)
  })

/** A part that can be moved and removed. */
function loose(draft: Changing, part: string): Part {
  const named = thePart(draft, part)
  if (named.kind === 'plan' || named.kind === 'chapter')
    throw new Refusal('conflict', 'plans/fixed-part')
  return named
}

function parentCalled({ parts, template }: Changing, id: string | null): string | null {
  const parent = parts.find((each) => each.part === id)
  return parent === undefined ? null : calledInHistory(parent, template)
}
