import { inOrder } from '#platform/tree/part.ts'
import { type ProjectPart, rootPart } from '#projects/model/kinds.ts'

const numbered: readonly string[] = [
  'objective',
  'outcome',
  'output',
  'activity',
  'indicator',
  'risk',
]

/** The number of each result, indicator and risk as people say it, `2.1` for the first under the second: counted by kind, in reading order. */
export function numbersOf(parts: readonly ProjectPart[]): ReadonlyMap<string, string> {
  const numbers = new Map<string, string>()
  const counts = new Map<string, number>()
  for (const { part, kind, parent } of inOrder(parts)) {
    if (!numbered.includes(kind)) continue
    const among = `${parent ?? rootPart} ${kind}`
    const count = (counts.get(among) ?? 0) + 1
    counts.set(among, count)
    const above = numbers.get(parent ?? rootPart)
    numbers.set(part, above === undefined ? String(count) : `${above}.${count}`)
  }
  return numbers
}
