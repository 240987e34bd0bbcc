import type { Db } from '#platform/db/db.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import type { Moment } from '#platform/moment.ts'
import { type Consequence, type ImpactLine, linesOf, type Standing } from '#network/model/impact.ts'

/** A network as it is on a day, or as it would be: the same questions are put to both. */
export interface Network {
  db: Db
  moment: Moment
  locale: Locale
}

/**
 * What one domain tells of a change of the network before it is decided. It says what holds in a network (who covers which
 * country, whose rights reach where, what work is open with whom); that is asked before and after, and what differs is told.
 */
export interface ImpactPart {
  /** `cover`, `offices`, `people` …, also the place of its words: `<domain>.impact.<id>`, and `<domain>.impact.<id>.<consequence>`. */
  id: string
  words: string
  /** A bounded number of queries, whatever there is. `subjects` are those whose facts differ, as `office:vienna`. */
  standings(network: Network, subjects: readonly string[]): Promise<Standing[]>
  consequence: Consequence
}

/** What differs between two networks, part after part. */
export async function impactOf(
  parts: readonly ImpactPart[],
  before: Network,
  after: Network,
  subjects: readonly string[],
): Promise<ImpactLine[]> {
  const lines: ImpactLine[] = []
  for (const part of parts) {
    const [was, is] = await Promise.all([
      part.standings(before, subjects),
      part.standings(after, subjects),
    ])
    lines.push(...linesOf(part.id, was, is, part.consequence))
  }
  return lines
}
