import type { Named, Standing } from '#network/model/impact.ts'
import type { ImpactPart, Network } from '#network/views/impact.ts'
import { naming, officeNames } from '#network/views/impact/names.ts'
import { reviewConsequence } from '#routes/model/consequences.ts'
import { ruleOf } from '#routes/model/rule.ts'
import { settledFor } from '#routes/model/settle.ts'
import { groundOn } from './ground.ts'
import { ruleList } from './rules.ts'
import { openSteps, placesOf } from './settled.ts'

/**
 * Of every open step: which office has it in a network: the one that has it now where it may stay there, else the one it would come to. A
 * step goes by its name alone: whoever rehearses a change need not be among those who see the project. A bounded number of queries.
 */
async function standings(network: Network): Promise<Standing[]> {
  const { db, moment, locale } = network
  const open = await openSteps(db)
  if (open.length === 0) return []
  const rules = await ruleList(db, { asKnown: null })
  const ground = await groundOn(db, { today: moment }, open.map(placesOf), rules)
  const office = naming('office', await officeNames(network))
  return open.map((each): Standing => {
    const { step, standing, facts } = each
    const rule = ruleOf(step, rules)
    const became = settledFor(each, rule, ground, false)
    const has = became.stays ? standing.office : (became.holder?.office ?? null)
    const named: Named = { type: 'review', id: step.id, label: rule?.titles[locale] ?? step.rule }
    return {
      key: step.id,
      about: [named, office(facts.office)],
      says: has === null ? [] : [office(has)],
    }
  })
}

/** What becomes of reviews under way: which of them would come to another office. */
export const routesImpact: ImpactPart = {
  id: 'reviews',
  words: 'routes.impact.reviews',
  consequence: reviewConsequence,
  standings,
}
