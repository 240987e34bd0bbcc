import type { Day } from '#platform/day.ts'
import type { Period } from '#platform/db/periods.ts'
import type { PlanTemplate } from '#plans/model/template.ts'

/** Why an office is consulted: by a function of the template; by one whose holders are asked beside it; or because it was invited. */
export const consultedBases = ['mandate', 'coordination', 'invited'] as const
export type ConsultedBasis = (typeof consultedBases)[number]

/** What an office holds for a country or area of the plan, as far as this rule needs it. */
export interface Holding {
  office: string
  /** What kind of office it is on the day; null where nobody knows. */
  kind: string | null
  function: string
  /** The country or area of the plan that it is held for. */
  covers: string
}

/** An office that is consulted, and what it holds that it is. */
export interface Computed<Held extends Holding> {
  office: string
  basis: Exclude<ConsultedBasis, 'invited'>
  holdings: readonly Held[]
}

/** One thing that an office held on a day, by which it is consulted. The period and the sources are those of the mandate. */
export interface Ground extends Period {
  function: string
  /** The countries and areas of the plan that it reaches. */
  covers: readonly string[]
  /** The area (or the country itself) through which it reaches them. */
  via: string
  basis: 'held-for' | 'coverage'
  sources: readonly {
    claim: string
    source: string
    title: string
    line: number | null
    marking: string | null
  }[]
}

/** By what an office is consulted, as the network told it of that day. It is kept with the version, whatever becomes of the network. */
export interface KeptMandate {
  officeName: string
  on: Day
  grounds: readonly Ground[]
}

/** The layers of the organisation, from above; what is of no kind here stands on the lowest. */
const layers: readonly (readonly string[])[] = [
  ['headquarters', 'administrative-centre'],
  ['regional-office', 'mission-with-regional-functions'],
  ['subregional-office', 'country-office-with-coordination-function'],
]

/** On which layer an office of this kind stands, 0 being the highest. */
export function layerOf(kind: string | null): number {
  const layer = layers.findIndex((kinds) => kind !== null && kinds.includes(kind))
  return layer === -1 ? layers.length : layer
}

/**
 * Who is consulted on a plan of this office. For each country or area of the plan, of the functions that its template names the
 * first that any office of a higher layer holds; beside these, other offices that hold one of the further functions. An office is
 * named once, in the order of what was held.
 */
export function consultedFrom<Held extends Holding>(
  { consults, alsoConsults }: Pick<PlanTemplate, 'consults' | 'alsoConsults'>,
  own: { office: string; kind: string | null },
  holdings: readonly Held[],
): Computed<Held>[] {
  const others = holdings.filter(({ office }) => office !== own.office)
  const higher = others.filter(({ kind }) => layerOf(kind) < layerOf(own.kind))
  const byCover = Map.groupBy(higher, ({ covers }) => covers)
  const mandated = [...byCover.values()].flatMap((held) => {
    const first = consults.find((wanted) => held.some((each) => each.function === wanted))
    return held.filter((each) => each.function === first)
  })
  const main = Map.groupBy(mandated, ({ office }) => office)
  const beside = Map.groupBy(
    others.filter((each) => alsoConsults.includes(each.function) && !main.has(each.office)),
    ({ office }) => office,
  )
  return [
    ...[...main].map(([office, held]) => ({ office, basis: 'mandate' as const, holdings: held })),
    ...[...beside].map(([office, held]) => ({
      office,
      basis: 'coordination' as const,
      holdings: held,
    })),
  ]
}
