import { applies } from './applies.ts'
import { type Way, isByCountry, waysOf } from './candidates.ts'
import type { RouteFacts } from './facts.ts'
import type { NetworkFacts } from './network.ts'
import { type Purpose, type Rule, rulesOn } from './rule.ts'

/** One step that is asked, before anybody has it. */
export interface PlannedStep {
  rule: Rule
  /** The countries of the project that it is asked for; empty where it is asked without regard to them. */
  countries: readonly string[]
  theme: string | null
  ways: readonly Way[]
  /** No office holds what the rule asks, and the rule says that it is left out then. */
  isSkipped: boolean
}

/**
 * What is asked about a project: pure. Of the rules of the day those that apply, by stages; a rule may ask once, once for each
 * office it finds, or for each office and theme. A country is asked about at the first office of the first way that leads anywhere.
 */
export const routeFor = (
  rules: readonly Rule[],
  purpose: Purpose,
  facts: RouteFacts,
  network: NetworkFacts,
): PlannedStep[] =>
  rulesOn(rules, network.on)
    .filter((rule) => applies(rule, purpose, facts, network))
    .toSorted((a, b) => a.stage - b.stage || (a.id < b.id ? -1 : 1))
    .flatMap((rule) => stepsOf(rule, facts, network))

function stepsOf(rule: Rule, facts: RouteFacts, network: NetworkFacts): PlannedStep[] {
  const themes = rule.each === 'theme' ? themesOf(rule, facts) : [null]
  return groupsOf(rule, facts, network).flatMap((countries) => {
    const ways = waysOf(rule, countries, facts, network)
    const isSkipped = rule.nobody === 'skip' && ways.every((way) => way.candidates.length === 0)
    return themes.map((theme) => ({ rule, countries, theme, ways, isSkipped }))
  })
}

const themesOf = ({ when }: Rule, { themes }: RouteFacts): (string | null)[] => {
  const wanted: readonly string[] = when.themes
  const asked = themes.filter((theme) => wanted.length === 0 || wanted.includes(theme))
  return asked.length === 0 ? [null] : asked
}

/** The countries of a project, those together that the same office is asked about. */
function groupsOf(rule: Rule, facts: RouteFacts, network: NetworkFacts): readonly string[][] {
  const { countries } = facts
  if (rule.each === 'once' || countries.length === 0 || !rule.asks.some(isByCountry))
    return [[...countries]]
  const wholly = waysOf(rule, countries, facts, network)
  const itself = waysOf({ asks: rule.asks, isNotOwn: false }, countries, facts, network)
  // Where the office that manages it would be asked, another rule asks it.
  const isByPlace = rule.asks[0]?.by === 'place'
  const isOwn = (country: string) =>
    (isByPlace && country === facts.ownCountry) || firstFor(country, itself) === facts.office
  const others = countries.filter((country) => !(rule.isNotOwn && isOwn(country)))
  if (others.length === 0) return []
  const groups = Map.groupBy(others, (country) => firstFor(country, wholly))
  const asked = [...groups].filter(([office]) => office !== null)
  const left = groups.get(null) ?? []
  const those = asked.toSorted(([a], [b]) => ((a ?? '') < (b ?? '') ? -1 : 1)).map(([, of]) => of)
  // Where some countries have an office, a rule that may be left out is left out for the others.
  if (left.length === 0 || (those.length > 0 && rule.nobody === 'skip')) return those
  return [...those, left]
}

/** The office that is asked about a country: the first of the first way that leads to one for it. */
function firstFor(country: string, ways: readonly Way[]): string | null {
  for (const { ask, candidates } of ways) {
    const reaching = isByCountry(ask)
      ? candidates.find(({ countries }) => countries.includes(country))
      : candidates[0]
    if (reaching !== undefined) return reaching.office
  }
  return null
}
