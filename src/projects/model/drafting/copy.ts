import type { PartFields } from '#platform/tree/part.ts'
import type { ProjectPart } from '#projects/model/kinds.ts'

/** What happened in a project and is no other's: what was reached and done. */
const past = /^(reached(\..*)?|reached-day|done|done-day)$/

/**
 * The parts of a project as another one begins with them: without what happened in it, and without days and years that lie outside the period
 * of the new one, as its root tells it.
 */
export function withoutPast(
  parts: readonly ProjectPart[],
  { from, to }: PartFields,
): ProjectPart[] {
  const isOutside = (day: string, length: number) =>
    (from !== undefined && day < from.slice(0, length)) ||
    (to !== undefined && day > to.slice(0, length))
  return parts.map((part) => ({
    ...part,
    fields: Object.fromEntries(
      Object.entries(part.fields).filter(([name, value]) => {
        if (past.test(name)) return false
        if (part.kind === 'activity' && (name === 'from' || name === 'to'))
          return !isOutside(value, 10)
        return part.kind !== 'line' || name !== 'year' || !isOutside(value, 4)
      }),
    ),
  }))
}
