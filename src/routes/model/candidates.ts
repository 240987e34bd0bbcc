import type { Period } from '#platform/db/periods.ts'
import type { Because } from './because.ts'
import type { RouteFacts } from './facts.ts'
import type { HeldMandate, NetworkFacts, Said } from './network.ts'
import type { Ask, Rule } from './rule.ts'

/** An office that could be asked, and why; what was passed over before it is told when it is. */
export type Candidate = Omit<Because, 'passed' | 'mandated'>

/** One way of a rule, and the offices it leads to, those first that reach most. */
export interface Way {
  ask: Ask
  candidates: readonly Candidate[]
  /** Whether it also leads to the office that manages the project, which another rule asks. */
  isOwn: boolean
}

/** An office found by one way for one country, or for none. */
interface Found {
  office: string
  country: string | null
  function: string | null
  via: string | null
  isHeldFor: boolean
  period: Period | null
  sources: readonly Said[]
}

const plain = { function: null, via: null, isHeldFor: false, period: null, sources: [] } as const

/**
 * The ways of a rule for these of a project's countries, one after the other, in the network of the day. Offices stand in the order
 * in which they reach the countries of the whole project.
 */
export const waysOf = (
  { asks, isNotOwn }: Pick<Rule, 'asks' | 'isNotOwn'>,
  countries: readonly string[],
  facts: RouteFacts,
  network: NetworkFacts,
): Way[] =>
  asks.map((ask) => {
    const all = foundBy(ask, facts, network).filter(({ office }) => network.offices.has(office))
    const isBarred = ({ office }: Found) => isNotOwn && office === facts.office
    const found = all.filter((each) => !isBarred(each))
    const candidates = inOrder(ask, found, { countries, network })
    return { ask, candidates, isOwn: all.some(isBarred) }
  })

/** Whether the project's countries are asked about one by one by this way. */
export const isByCountry = (ask: Ask): boolean =>
  ask.by === 'place' || ((ask.by === 'function' || ask.by === 'coverage') && ask.of === 'countries')

function foundBy(ask: Ask, facts: RouteFacts, network: NetworkFacts): Found[] {
  const { countries } = facts
  const own = facts.ownCountry === null ? [] : [facts.ownCountry]
  switch (ask.by) {
    case 'own':
      return [{ ...plain, office: facts.office, country: null }]
    case 'function':
      if (ask.of === 'anything') return anywhere(ask.function, network)
      return mandatesOver(ask.of === 'countries' ? countries : own, network).filter(
        (each) => each.function === ask.function,
      )
    case 'coverage':
      return mandatesOver(ask.of === 'countries' ? countries : own, network).filter(
        (each) => each.function === 'coverage' && isOfKind(network, each.office, ask.kinds),
      )
    case 'place': {
      const asked = new Set(countries)
      return [...network.offices.values()].flatMap(({ office, country }) =>
        country !== null && asked.has(country) && isOfKind(network, office, ask.kinds)
          ? [{ ...plain, office, country }]
          : [],
      )
    }
    case 'fund': {
      const office = ask.as === 'reviewer' ? facts.reviewer : facts.submitter
      return office === null ? [] : [{ ...plain, office, country: null }]
    }
    case 'kind':
      return [...network.offices.values()].flatMap(({ office }) =>
        isOfKind(network, office, ask.kinds) ? [{ ...plain, office, country: null }] : [],
      )
  }
}

const isOfKind = (network: NetworkFacts, office: string, kinds: readonly string[]): boolean =>
  kinds.includes(network.offices.get(office)?.kind ?? '')

const mandatesOver = (countries: readonly string[], network: NetworkFacts): Found[] =>
  countries.flatMap((country) => (network.mandates.get(country) ?? []).map(foundIn))

const foundIn = ({ basis, ...mandate }: HeldMandate): Found => ({
  office: mandate.office,
  country: mandate.country,
  function: mandate.function,
  via: mandate.via,
  isHeldFor: basis === 'held-for',
  period: periodIn(mandate),
  sources: mandate.sources,
})

const anywhere = (wanted: string, network: NetworkFacts): Found[] =>
  network.anywhere
    .filter((held) => held.function === wanted)
    .map((held) => ({
      ...plain,
      office: held.office,
      country: null,
      function: held.function,
      period: periodIn(held),
      sources: held.sources,
    }))

const periodIn = (of: Period): Period => ({
  from_earliest: of.from_earliest,
  from_latest: of.from_latest,
  until_earliest: of.until_earliest,
  until_latest: of.until_latest,
  last_stated: of.last_stated,
  certainty: of.certainty,
})

/**
 * One candidate for each office that reaches one of these countries, or that was found without regard to any: those first that
 * reach most countries of the project, then what is held for an area itself, then by name.
 */
function inOrder(
  ask: Ask,
  found: readonly Found[],
  { countries, network }: { countries: readonly string[]; network: NetworkFacts },
): Candidate[] {
  const asked = new Set(countries)
  const isHere = ({ country }: Found) =>
    !isByCountry(ask) || (country !== null && asked.has(country))
  return [...Map.groupBy(found, ({ office }) => office)]
    .map(([office, those]) => {
      const reached = new Set(those.flatMap(({ country }) => country ?? []))
      return { office, those, reach: reached.size, isHeldFor: those.some((each) => each.isHeldFor) }
    })
    .toSorted(
      (a, b) =>
        b.reach - a.reach ||
        Number(b.isHeldFor) - Number(a.isHeldFor) ||
        (a.office < b.office ? -1 : 1),
    )
    .flatMap(({ office, those }) => candidateOf(ask, office, those.filter(isHere), network))
}

function candidateOf(
  ask: Ask,
  office: string,
  those: readonly Found[],
  network: NetworkFacts,
): Candidate[] {
  // Told by what is held for an area itself, where both are.
  const [best] = those.toSorted((a, b) => Number(b.isHeldFor) - Number(a.isHeldFor))
  if (best === undefined) return []
  const known = network.offices.get(office)
  return [
    {
      on: network.on,
      by: ask.by,
      office,
      officeName: known?.name ?? office,
      officeKind: known?.kind ?? null,
      function: best.function,
      countries: [...new Set(those.flatMap(({ country }) => country ?? []))].toSorted(),
      via: best.via,
      period: best.period,
      sources: best.sources,
    },
  ]
}
