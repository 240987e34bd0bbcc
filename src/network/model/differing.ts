/** What becomes of an office between two pictures of a network. */
export type Fate = 'opened' | 'closed' | 'changed'
export const fates = ['closed', 'opened', 'changed'] as const satisfies readonly Fate[]

/** Which things differ between two pictures, and how: `told` is what the pictures say of one, as a text. */
export function differing<Thing>(
  before: readonly Thing[],
  after: readonly Thing[],
  { idOf, told }: { idOf(thing: Thing): string; told(thing: Thing): string },
): Map<string, Fate> {
  const was = new Map(before.map((each) => [idOf(each), told(each)]))
  const is = new Map(after.map((each) => [idOf(each), told(each)]))
  return new Map(
    [...new Set([...was.keys(), ...is.keys()])].toSorted().flatMap((id): [string, Fate][] => {
      if (!is.has(id)) return [[id, 'closed']]
      if (!was.has(id)) return [[id, 'opened']]
      return was.get(id) === is.get(id) ? [] : [[id, 'changed']]
    }),
  )
}
