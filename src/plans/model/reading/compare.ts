import { type Upper, upperText } from '#frameworks/model/upper.ts'
import type { Answered, Citation } from '#plans/model/content.ts'
import { inOrder, type Part, type PartFields, type PartKind } from '#plans/model/part.ts'

/** A field that says something else than before; null where it said, or says, nothing. */
export interface FieldChange {
  field: string
  before: string | null
  after: string | null
}

/** What became of a part from one version to another. */
export interface PartChange {
  part: string
  kind: PartKind
  became: 'added' | 'removed' | 'changed' | 'kept'
  /** Whether it stands under another part, or in another order among those that stayed. */
  isMoved: boolean
  fields: readonly FieldChange[]
  cites: { added: readonly Upper[]; removed: readonly Upper[] }
  answers: { added: readonly string[]; removed: readonly string[] }
}

/** What of a version is compared. */
export interface Compared {
  parts: readonly Part[]
  citations: readonly Citation[]
  rationale: readonly Answered[]
}

/** The fields of one part that differ, by name. */
export const comparePart = (before: PartFields, after: PartFields): FieldChange[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((field) => before[field] !== after[field])
    .toSorted()
    .map((field) => ({ field, before: before[field] ?? null, after: after[field] ?? null }))

/** What became of each part, in the order of the version after; parts that are gone stand where they stood before. */
export function compareVersions(before: Compared, after: Compared): PartChange[] {
  const [was, is] = [byPart(before), byPart(after)]
  const moved = movedParts(before.parts, after.parts)
  const changeOf = (part: string, kind: PartKind): PartChange => {
    const [old, now] = [was.get(part), is.get(part)]
    const fields = comparePart(old?.fields ?? {}, now?.fields ?? {})
    const cites = differing(citedIn(before, part), citedIn(after, part), upperText)
    const answers = differing(answeredIn(before, part), answeredIn(after, part), (issue) => issue)
    const isMoved = moved.has(part)
    const isSame = [fields, ...Object.values(cites), ...Object.values(answers)].every(
      (each) => each.length === 0,
    )
    const became =
      old === undefined
        ? 'added'
        : now === undefined
          ? 'removed'
          : isSame && !isMoved
            ? 'kept'
            : 'changed'
    return { part, kind, became, isMoved, fields, cites, answers }
  }
  return merged(before.parts, after.parts).map(({ part, kind }) => changeOf(part, kind))
}

const byPart = ({ parts }: Compared) => new Map(parts.map((each) => [each.part, each]))

const citedIn = ({ citations }: Compared, part: string): Upper[] =>
  citations.filter((each) => each.part === part).map(({ upper }) => upper)

const answeredIn = ({ rationale }: Compared, part: string): string[] =>
  rationale.filter((each) => each.part === part).map(({ issue }) => issue)

function differing<Thing>(
  before: readonly Thing[],
  after: readonly Thing[],
  text: (thing: Thing) => string,
): { added: Thing[]; removed: Thing[] } {
  const [old, now] = [new Set(before.map(text)), new Set(after.map(text))]
  return {
    added: after.filter((each) => !old.has(text(each))),
    removed: before.filter((each) => !now.has(text(each))),
  }
}

/** All parts of both: those of the version after in their order, each followed by those that stood behind it and are gone. */
function merged(before: readonly Part[], after: readonly Part[]): Part[] {
  const stays = new Set(after.map(({ part }) => part))
  const gone = new Map<string | null, Part[]>()
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
