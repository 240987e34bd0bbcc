import { type Part, rootPart } from '#plans/model/part.ts'

/** The number of each part as people say it, `2.1` for the first under the second: counted by kind, in reading order. The root and chapters have none. */
export function numbersOf(parts: readonly Part[]): ReadonlyMap<string, string> {
  const numbers = new Map<string, string>()
  const counts = new Map<string, number>()
  for (const { part, kind, parent } of parts) {
    if (kind === 'plan' || kind === 'chapter') continue
    const among = `${parent ?? rootPart} ${kind}`
    const count = (counts.get(among) ?? 0) + 1
    counts.set(among, count)
    const above = numbers.get(parent ?? rootPart)
    numbers.set(part, above === undefined ? String(count) : `${above}.${count}`)
  }
  return numbers
}
