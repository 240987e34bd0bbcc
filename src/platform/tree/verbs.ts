import { heldByRevision, refuseStale } from '#platform/doors/version.ts'
import { found, Refusal, refuseFaults } from '#platform/refusal.ts'
import { placeBehind, placesUnder, swapped, withThoseUnder } from './arrange.ts'
import { heldByPart, kept } from './held.ts'
import { loosePart, notePart, type OpenVersion, tellPart } from './open.ts'
import type { Part, PartFields } from './part.ts'

/** A part to be added. */
export interface NewPart<Kind extends string> {
  kind: Kind
  /** The part it stands under; the root, unless told. */
  parent?: string | undefined
  fields: PartFields
}

/**
 * Adds a part of this id behind those that stand under the same. Refuses, each by its field, a part to stand under that there is not
 * (`<domain>/unknown-part`) or that takes none of its kind (`<domain>/not-under`), and fields that are wrong.
 */
export async function addTo<Kind extends string>(
  open: OpenVersion<Kind>,
  { kind, parent, fields }: NewPart<Kind> & { parent: string },
  freeId: () => Promise<string>,
): Promise<string> {
  const { parts, domain } = open
  const above = parts.find((each) => each.part === parent)
  if (above === undefined) throw wrongParent(`${domain}/unknown-part`)
  if (!open.standsUnder(kind).includes(above.kind)) throw wrongParent(`${domain}/not-under`)
  const part = await freeId()
  const place = placeBehind(parts, parent)
  const bare: Part<Kind> = { part, kind, parent, place, fields }
  const added = { ...bare, fields: kept(fields, open.shapesOf(bare)) }
  refuseFaults(await open.faultsOf(added, {}))
  await open.put([added])
  await tellPart(open, added, null, added.fields)
  return part
}

/** What a part says from now on, and on what its form was opened. */
export interface WrittenPart {
  part: string
  /** All of its fields: what is not there is emptied. */
  fields: PartFields
  version: string
}

/**
 * Writes a part, or one of the template also where the version does not have it yet. Refuses a part there is not and the root, whose
 * form is another (`<domain>/unknown-part`), what somebody else changed since, field by field (`form/stale`), and fields that are wrong.
 */
export async function writeIn<Kind extends string>(
  open: OpenVersion<Kind>,
  { part, fields, version }: WrittenPart,
): Promise<void> {
  const held = open.parts.find((each) => each.part === part) ?? open.unwritten(part)
  const isRoot = held !== undefined && held.parent === null
  const before = found(isRoot ? undefined : held, `${open.domain}/unknown-part`)
  const shapes = open.shapesOf(before)
  const after = { ...before, fields: kept(fields, shapes) }
  refuseStale(version, heldByPart(before, shapes), heldByPart(after, shapes))
  refuseFaults(await open.faultsOf(after, before.fields))
  await open.put([after])
  await tellPart(open, after, before.fields, after.fields)
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
 * Puts a part before or behind its neighbour of the same kind, or under another part, behind what stands there. Refuses a page that is
 * no longer true (`form/stale`), what is the template's (`<domain>/fixed-part`), and a part under which it cannot stand
 * (`<domain>/not-under`). At the end already: nothing happens.
 */
export async function moveIn<Kind extends string>(
  open: OpenVersion<Kind>,
  { part, to, parent, version }: Moving,
): Promise<void> {
  const { parts, domain } = open
  refuseStale(version, heldByRevision(open), {})
  const moved = loosePart(open, part)
  if (to !== 'under') await open.put(swapped(parts, part, to))
  else {
    const targets = placesUnder(parts, moved, open.standsUnder(moved.kind))
    const target = targets.find((each) => each.part === parent)
    if (target === undefined) throw wrongParent(`${domain}/not-under`)
    await open.put([{ ...moved, parent: target.part, place: placeBehind(parts, target.part) }])
    noteParent(open, parts, { before: moved.parent, after: target.part })
  }
  notePart(open, moved)
}

/**
 * Takes a part out, with those under it and what they have beside their fields. Refuses a page that is no longer true (`form/stale`),
 * what is the template's (`<domain>/fixed-part`), and whatever `refuse` does of those that would go.
 */
export async function removeFrom<Kind extends string>(
  open: OpenVersion<Kind>,
  { part, version }: { part: string; version: string },
  refuse: (gone: readonly string[]) => Promise<void> = async () => {},
): Promise<void> {
  refuseStale(version, heldByRevision(open), {})
  loosePart(open, part)
  const gone = withThoseUnder(open.parts, part)
  const ids = gone.map((each) => each.part)
  await refuse(ids)
  await open.end(ids)
  for (const each of gone) await tellPart(open, each, each.fields, null)
}

/** Writes several parts at once, new ones among them; the caller has made sure of their fields and of what they stand under. */
export async function putSeveral<Kind extends string>(
  open: OpenVersion<Kind>,
  put: readonly Part<Kind>[],
): Promise<void> {
  await open.put(put)
  const before = new Map(open.parts.map((part) => [part.part, part]))
  const after = [...put, ...open.parts]
  for (const part of put) {
    const was = before.get(part.part)
    await tellPart(open, part, was?.fields ?? null, part.fields)
    if (was !== undefined) noteParent(open, after, { before: was.parent, after: part.parent })
  }
}

/** Tells the history under which part another one stood, and stands. */
function noteParent<Kind extends string>(
  { act, domain, called }: OpenVersion<Kind>,
  parts: readonly Part<Kind>[],
  { before, after }: { before: string | null; after: string | null },
): void {
  if (before === after) return
  const name = (id: string | null) => {
    const part = parts.find((each) => each.part === id)
    return part === undefined ? null : called(part)
  }
  act.note({ field: `${domain}.field.parent`, before: name(before), after: name(after) })
}

const wrongParent = (reason: string) =>
  new Refusal('invalid', 'form/invalid', { faults: [{ field: 'parent', reason }] })
