import type { Amount } from '#posts/model/amount.ts'
import type { Because } from './because.ts'
import type { Way } from './candidates.ts'
import type { RouteFacts } from './facts.ts'
import type { Asked, Bench } from './holder.ts'
import type { Day } from '#platform/day.ts'
import type { NetworkFacts } from './network.ts'
import type { Authors } from './route.ts'

/** What of a step matters to whoever may have it: its right and roles, what it is about, who may not. */
export function askedOf(
  { right, roles, theme }: { right: string; roles: readonly string[]; theme: string | null },
  ways: readonly Way[],
  {
    facts,
    authors,
  }: { facts: Pick<RouteFacts, 'themes' | 'countries' | 'covers' | 'amount'>; authors: Authors },
): Asked {
  const vias = ways.flatMap(({ candidates }) => candidates.flatMap(({ via }) => via ?? []))
  const amount: Amount | null = facts.amount
  const about = [...new Set([...facts.themes, ...facts.countries, ...facts.covers, ...vias])]
  return { right, roles, theme, about, amount, authors }
}

/** What there is on a day: the network, who can act, and where headquarters is. */
export interface Ground {
  day: Day
  network: NetworkFacts
  bench: Bench
}

/** The office that heads the organisation on the day; null where nobody knows. */
export function headquartersIn({ offices }: NetworkFacts): { id: string; name: string } | null {
  const found = [...offices.values()].find(({ kind }) => kind === 'headquarters')
  return found === undefined ? null : { id: found.office, name: found.name }
}

/** The day, and where those sit who are asked when nobody else can act; null where nobody knows. */
export function placeOf({ day, network }: Pick<Ground, 'day' | 'network'>) {
  const headquarters = headquartersIn(network)
  return {
    day,
    headquarters: headquarters?.id ?? null,
    headquartersName: headquarters?.name ?? null,
  }
}

/** Why a step is left out: no office holds any of what it asks. */
export const skippedBecause = (on: Day, ways: readonly Way[]): Because => ({
  on,
  by: ways[0]?.ask.by ?? 'own',
  office: '',
  officeName: '',
  officeKind: null,
  function: null,
  countries: [],
  via: null,
  period: null,
  sources: [],
  passed: ways.map(({ ask, isOwn }) => ({
    by: ask.by,
    function: ask.by === 'function' ? ask.function : null,
    kinds: 'kinds' in ask ? ask.kinds : [],
    office: null,
    officeName: null,
    why: isOwn ? 'own' : 'nobody-holds',
  })),
  mandated: [],
})
