import { inOrder, type Part, type PartFields } from './part.ts'
import type { Ties } from './tie.ts'

/** A field that says something else than before; null where it said, or says, nothing. */
export interface FieldChange {
  field: string
  before: string | null
  after: string | null
}

/** What became of a part from one version to another. */
export interface PartChange<Kind extends string = string> {
  part: string
  kind: Kind
  became: 'added' | 'removed' | 'changed' | 'kept'
  /** Whether it stands under another part, or in another order among those that stayed. */
  isMoved: boolean
  fields: readonly FieldChange[]
  /** What came and went of what it has beside its fields, by sort: the keys. */
  sets: Readonly<Record<string, { added: readonly string[]; removed: readonly string[] }>>
}

/** What of a version is compared. */
export interface Compared<Kind extends string = string> {
  parts: readonly Part<Kind>[]
  sets: Ties
}

/** The fields of one part that differ, by name. */
export const comparePart = (before: PartFields, after: PartFields): FieldChange[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((field) => before[field] !== after[field])
    .toSorted()
    .map((field) => ({ field, before: before[field] ?? null, after: after[field] ?? null }))

/** What became of each part, in the order of the version after; parts that are gone stand where they stood before. */
export function compareVersions<Kind extends string>(
  before: Compared<Kind>,
  after: Compared<Kind>,
): PartChange<Kind>[] {
  const [was, is] = [before, after].map(({ parts }) => new Map(parts.map((p) => [p.part, p])))
  const moved = movedParts(before.parts, after.parts)
  const sorts = Object.keys({ ...before.sets, ...after.sets })
  const keys = new Map(
    sorts.map((sort) => [sort, { old: keysOf(before, sort), now: keysOf(after, sort) }]),
  )
  const changeOf = (part: string, kind: Kind): PartChange<Kind> => {
    const [old, now] = [was?.get(part), is?.get(part)]
    const fields = comparePart(old?.fields ?? {}, now?.fields ?? {})
    const differing = [...keys].map(
      ([sort, held]) =>
        [sort, difference(held.old.get(part) ?? [], held.now.get(part) ?? [])] as const,
    )
    const isMoved = moved.has(part)
    const isSame =
      fields.length === 0 &&
      differing.every(([, { added, removed }]) => added.length + removed.length === 0)
    return {
      part,
      kind,
      became: becameOf(old, now, isSame && !isMoved),
      isMoved,
      fields,
      sets: Object.fromEntries(differing),
    }
  }
  return merged(before.parts, after.parts).map(({ part, kind }) => changeOf(part, kind))
}

function becameOf(old: Part | undefined, now: Part | undefined, isSame: boolean) {
  if (old === undefined) return 'added'
  if (now === undefined) return 'removed'
  return isSame ? 'kept' : 'changed'
}

/** The keys of one sort, by part. */
function keysOf({ sets }: Compared, sort: string): ReadonlyMap<string, readonly string[]> {
  const byPart = Map.groupBy(sets[sort] ?? [], ({ part }) => part)
  return new Map([...byPart].map(([part, ties]) => [part, ties.map(({ key }) => key)]))
}

function difference(before: readonly string[], after: readonly string[]) {
  const [old, now] = [new Set(before), new Set(after)]
  return {
    added: after.filter((each) => !old.has(each)),
    removed: before.filter((each) => !now.has(each)),
  }
}

/** All parts of both: those of the version after in their order, each followed by those that stood behind it and are gone. */
function merged<Kind extends string>(
  before: readonly Part<Kind>[],
  after: readonly Part<Kind>[],
): Part<Kind>[] {
  const stays = new Set(after.map(({ part }) => part))
  const gone = new Map<string | null, Part<Kind>[]>()
  let behind: string | null = null
  for (const each of inOrder(before)) {
    if (stays.has(each.part)) behind = each.part
    else gone.set(behind, [...(gone.get(behind) ?? []), each])
  }
  return [
    ...(gone.get(null) ?? []),
    ...inOrder(after).flatMap((each) => [each, ...(gone.get(each.part) ?? [])]),
  ]
}

/** The parts of both that stand under another part now, or that were put elsewhere among their neighbours: as few as explain the order. */
function movedParts(before: readonly Part[], after: readonly Part[]): ReadonlySet<string> {
  const was = new Map(before.map((each) => [each.part, each]))
  const both = after.flatMap((now) => {
    const old = was.get(now.part)
    return old === undefined ? [] : [{ now, old }]
  })
  const elsewhere = both.filter(({ now, old }) => now.parent !== old.parent)
  const stayed = both.filter(({ now, old }) => now.parent === old.parent)
  const shuffled = [...Map.groupBy(stayed, ({ now }) => now.parent).values()].flatMap((group) => {
    const ordered = group.toSorted((a, b) => a.now.place - b.now.place)
    const inPlace = longestRising(ordered.map(({ old }) => old.place))
    return ordered.filter((_, at) => !inPlace.has(at))
  })
  return new Set([...elsewhere, ...shuffled].map(({ now }) => now.part))
}

/** Which of these numbers, by their places, rise from first to last: as many as can be. */
function longestRising(numbers: readonly number[]): ReadonlySet<number> {
  const best: { length: number; before: number | null }[] = []
  numbers.forEach((number, at) => {
    let [length, before]: [number, number | null] = [1, null]
    for (let each = 0; each < at; each += 1)
      if ((numbers[each] ?? 0) < number && (best[each]?.length ?? 0) >= length)
        [length, before] = [(best[each]?.length ?? 0) + 1, each]
    best.push({ length, before })
  })
  const rising = new Set<number>()
  const most = Math.max(0, ...best.map(({ length }) => length))
  let at: number | null = best.findIndex(({ length }) => length === most)
  while (at !== null && at >= 0) {
    rising.add(at)
    at = best[at]?.before ?? null
  }
  return rising
}
