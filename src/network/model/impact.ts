/** Something an impact speaks of, as people read it. */
export interface Named {
  /** `office`, `country`, `function`, `person`, `body` …: what the id is an id of. */
  type: string
  id: string
  label: string
}

/** What holds of one thing in a network on a day: of Austria and technical support, which offices give it. */
export interface Standing {
  /** Names the thing among those of its part, the same before and after. */
  key: string
  about: readonly Named[]
  /** In an order that does not depend on chance. */
  says: readonly Named[]
}

/** One thing of which a different network says something else. */
export interface ImpactLine {
  part: string
  key: string
  about: readonly Named[]
  before: readonly Named[]
  after: readonly Named[]
  /** What that means, as its part names it: `loses-cover`, `doubles-cover`, `passes-on` … */
  consequence: string
}

/** Names what it means that of this thing (`about`) one thing was said before and another is after. */
export type Consequence = (
  before: readonly Named[],
  after: readonly Named[],
  about: readonly Named[],
) => string

const nameOf = ({ type, id }: Named) => `${type} ${id}`

const same = (a: readonly Named[], b: readonly Named[]) =>
  a.length === b.length && a.every(({ type, id }, at) => b[at]?.type === type && b[at].id === id)

/**
 * What differs between two networks in one part. What only one of them speaks of differs from nothing at all. What a line is about
 * is called as afterwards, wherever that network names it.
 */
export function linesOf(
  part: string,
  before: readonly Standing[],
  after: readonly Standing[],
  consequence: Consequence,
): ImpactLine[] {
  const was = new Map(before.map((each) => [each.key, each]))
  const is = new Map(after.map((each) => [each.key, each]))
  const called = new Map(after.flatMap(({ about }) => about.map((each) => [nameOf(each), each])))
  return [...new Set([...was.keys(), ...is.keys()])].toSorted().flatMap((key) => {
    const [a, b] = [was.get(key), is.get(key)]
    const [saidBefore, saidAfter] = [a?.says ?? [], b?.says ?? []]
    if (same(saidBefore, saidAfter)) return []
    const about = ((b ?? a)?.about ?? []).map((each) => called.get(nameOf(each)) ?? each)
    return [
      {
        part,
        key,
        about,
        before: saidBefore,
        after: saidAfter,
        consequence: consequence(saidBefore, saidAfter, about),
      },
    ]
  })
}
