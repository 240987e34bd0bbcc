import type { FrameworkFacts } from './facts.ts'

/** What two states of the facts differ in; `count` is how many rows go or come. */
export interface FactsDifference {
  gone: FrameworkFacts
  added: FrameworkFacts
  count: number
}

/** What is gone and what is new between what is held and what the files say; rows are equal when all their values are. */
export function difference(held: FrameworkFacts, wanted: FrameworkFacts): FactsDifference {
  const gone = without(held, wanted)
  const added = without(wanted, held)
  return { gone, added, count: sizeOf(gone) + sizeOf(added) }
}

const without = (these: FrameworkFacts, those: FrameworkFacts): FrameworkFacts => ({
  frameworks: minus(these.frameworks, those.frameworks),
  editions: minus(these.editions, those.editions),
  objectives: minus(these.objectives, those.objectives),
  mappings: minus(these.mappings, those.mappings),
  notes: minus(these.notes, those.notes),
})

const sizeOf = (facts: FrameworkFacts) =>
  facts.frameworks.length +
  facts.editions.length +
  facts.objectives.length +
  facts.mappings.length +
  facts.notes.length

function minus<Row extends object>(these: readonly Row[], those: readonly Row[]): Row[] {
  const others = new Set(those.map(keyOf))
  return these.filter((row) => !others.has(keyOf(row)))
}

/** A value as text, with its parts in an order of their own: the database gives those of JSON in another. */
const keyOf = (value: object): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
