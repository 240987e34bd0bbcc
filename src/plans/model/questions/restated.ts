import type { Day } from '#platform/day.ts'
import type { Upper, UpperChange, UpperField } from '#frameworks/model/upper.ts'
import type { PartFields } from '#platform/tree/part.ts'

/** What one part says in one version. */
export interface PartSaid {
  number: number
  part: string
  fields: PartFields
  /** What it cites, as texts, in order. */
  cites: readonly string[]
}

/** One version that takes the place of another; `to` is null where none does, and all it said is withdrawn. */
export interface Successor {
  plan: string
  from: number
  to: number | null
  /** Whether all that was published before had been withdrawn already, so that nothing of it stood any more. */
  isReturn?: boolean | undefined
  /** The day from which that holds; null: at once. */
  since: Day | null
}

/** What a successor does to what stands below. */
export interface Succession {
  changes: readonly UpperChange[]
  /** Parts of earlier versions that say now what they said then: what was asked about them in between is no question any more. */
  restored: readonly Upper[]
}

/**
 * What became of the parts of a version, for whoever cites them: in this version or in one before it. A part is changed when it
 * says something else in any language, of its period, its targets or anything else, or cites something else; its place alone
 * changes nothing. Earlier versions are asked about only where the part changed now, and compared with what they said themselves.
 */
export function succession(
  said: readonly PartSaid[],
  { plan, from, to, isReturn = false, since }: Successor,
): Succession {
  const byNumber = Map.groupBy(said, ({ number }) => number)
  const partsOf = (number: number | null) =>
    new Map((number === null ? [] : (byNumber.get(number) ?? [])).map((each) => [each.part, each]))
  const [last, next] = [isReturn ? new Map<string, PartSaid>() : partsOf(from), partsOf(to)]
  const touched = new Set(
    said
      .map(({ part }) => part)
      .filter((part) => isReturn || differing(last.get(part), next.get(part)).length > 0),
  )
  const changes: UpperChange[] = []
  const restored: Upper[] = []
  for (const each of said) {
    if (each.number === to || !touched.has(each.part)) continue
    const upper = { of: plan, version: String(each.number), code: each.part }
    const after = next.get(each.part)
    const fields = differing(each, after)
    if (fields.length === 0) restored.push(upper)
    else
      changes.push({
        upper,
        became: after === undefined ? 'withdrawn' : 'revised',
        now: after === undefined ? null : { ...upper, version: String(after.number) },
        from: since,
        fields,
      })
  }
  return { changes, restored }
}

/** The fields in which two wordings of a part differ, and what it cites as one of them; a part that is not there has none. */
function differing(before: PartSaid | undefined, after: PartSaid | undefined): UpperField[] {
  const [was, is] = [toldBy(before), toldBy(after)]
  return [...new Set([...Object.keys(was), ...Object.keys(is)])]
    .toSorted()
    .map((field) => ({ field, before: was[field] ?? null, after: is[field] ?? null }))
    .filter((each) => each.before !== each.after)
}

const toldBy = (said: PartSaid | undefined): PartFields =>
  said === undefined ? {} : { ...said.fields, part: said.part, cites: said.cites.join(' ') }
