import type { MappingFact } from './facts.ts'
import type { FrameworkObjective } from './objective.ts'
import { type Upper, upperText } from './upper.ts'

/** The ends of a mapping, whichever way it was written. */
export interface Ends {
  from: Upper
  to: Upper
  basis: MappingFact['basis']
}

/** An objective, and what stands for it on the other side. */
export interface Beside<Objective> {
  objective: Objective
  counterparts: { objective: Objective; basis: MappingFact['basis'] }[]
}

/** Two editions laid side by side. */
export interface Compared<Objective> {
  /** The objectives of the first edition that have a counterpart in the other. */
  matched: Beside<Objective>[]
  /** Those of the first edition without one. */
  aloneHere: Objective[]
  /** Those of the other edition without one. */
  aloneThere: Objective[]
}

/**
 * Lays the objectives of two editions side by side. Only kinds that some mapping between the two names are compared; where none does, it is
 * what stands at the root. So a tree of outputs is not told to lack counterparts of what nobody ever mapped.
 */
export function compareEditions<
  Objective extends Pick<FrameworkObjective, 'upper' | 'kind' | 'parent'>,
>(
  one: readonly Objective[],
  other: readonly Objective[],
  mappings: readonly Ends[],
): Compared<Objective> {
  const here = byUpper(one)
  const there = byUpper(other)
  const pairs = mappings.flatMap(({ from, to, basis }) => {
    const [a, b] = here.has(upperText(from)) ? [from, to] : [to, from]
    const objective = here.get(upperText(a))
    const counterpart = there.get(upperText(b))
    return objective && counterpart ? [{ objective, counterpart, basis }] : []
  })
  const mapped = Map.groupBy(pairs, ({ objective }) => upperText(objective.upper))
  const met = new Set(pairs.map(({ counterpart }) => upperText(counterpart.upper)))
  const kindsHere = kindsOf(
    pairs.map(({ objective }) => objective),
    one,
  )
  const kindsThere = kindsOf(
    pairs.map(({ counterpart }) => counterpart),
    other,
  )
  const concerned = one.filter(({ kind }) => kindsHere.has(kind))
  return {
    matched: concerned.flatMap((objective) => {
      const own = mapped.get(upperText(objective.upper))
      if (own === undefined) return []
      return [
        {
          objective,
          counterparts: own.map(({ counterpart, basis }) => ({ objective: counterpart, basis })),
        },
      ]
    }),
    aloneHere: concerned.filter(({ upper }) => !mapped.has(upperText(upper))),
    aloneThere: other.filter(
      ({ kind, upper }) => kindsThere.has(kind) && !met.has(upperText(upper)),
    ),
  }
}

const byUpper = <Objective extends { upper: Upper }>(objectives: readonly Objective[]) =>
  new Map(objectives.map((each) => [upperText(each.upper), each]))

function kindsOf<Objective extends Pick<FrameworkObjective, 'kind' | 'parent'>>(
  mapped: readonly Objective[],
  all: readonly Objective[],
): Set<string> {
  const compared = mapped.length > 0 ? mapped : all.filter(({ parent }) => parent === null)
  return new Set(compared.map(({ kind }) => kind))
}
