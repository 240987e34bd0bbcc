import type { Day } from '#platform/day.ts'
import { headquartersIn, skippedBecause } from '#routes/model/asked.ts'
import type { Because, PassedOver } from '#routes/model/because.ts'
import type { RouteFacts } from '#routes/model/facts.ts'
import { mandatedBy } from '#routes/model/holder.ts'
import type { NetworkFacts } from '#routes/model/network.ts'
import { type PlannedStep, routeFor } from '#routes/model/plan.ts'
import type { Rule } from '#routes/model/rule.ts'

/** What would have been asked at one step, and of which office. */
export interface PlannedAsk {
  rule: string
  /** The first day of the rule, which names it beside its id. */
  ruleFrom: Day
  stage: number
  theme: string | null
  countries: readonly string[]
  /** No office held what the rule asks, and it is left out then. */
  isSkipped: boolean
  because: Because
}

/** The route that would have applied to a project on the day it began: by the network of that day and the rules we know. Nobody was asked. */
export interface PlannedRoute {
  day: Day
  facts: RouteFacts
  steps: readonly PlannedAsk[]
}

/** Plans the route of endorsement by these facts: offices only, since nobody knows who held which post then. */
export const plannedRoute = (
  rules: readonly Rule[],
  facts: RouteFacts,
  network: NetworkFacts,
): PlannedRoute => ({
  day: network.on,
  facts,
  steps: routeFor(rules, 'endorsement', facts, network).map((step) => ({
    rule: step.rule.id,
    ruleFrom: step.rule.from,
    stage: step.rule.stage,
    theme: step.theme,
    countries: step.countries,
    isSkipped: step.isSkipped,
    because: askedAt(step, network),
  })),
})

/** The first office of the first way that leads to any; headquarters where none does. */
function askedAt({ ways, isSkipped }: PlannedStep, network: NetworkFacts): Because {
  const nobody = skippedBecause(network.on, ways)
  if (isSkipped) return nobody
  const at = ways.findIndex(({ candidates }) => candidates.length > 0)
  const candidate = ways[at]?.candidates[0]
  const passed: PassedOver[] = at < 0 ? [...nobody.passed] : nobody.passed.slice(0, at)
  const mandated = mandatedBy(ways)
  if (candidate !== undefined) return { ...candidate, passed, mandated }
  const headquarters = headquartersIn(network)
  return {
    ...nobody,
    by: 'last-resort',
    office: headquarters?.id ?? 'headquarters',
    officeName: headquarters?.name ?? 'headquarters',
    passed,
    mandated,
  }
}
