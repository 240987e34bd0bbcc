import type { Named, Standing } from '#network/model/impact.ts'
import type { ImpactPart, Network } from '#network/views/impact.ts'
import { naming, officeNames } from '#network/views/impact/names.ts'
import { reviewConsequence } from '#routes/model/consequences.ts'
import { settledFor } from '#routes/model/settle.ts'
import { askedStep, authorsOf } from '#support/model/request.ts'
import { asAsked, givingRight, ruleOf } from '#support/model/rule.ts'
import { ruleList } from './content.ts'
import { groundOn } from './ground.ts'
import { openRequests } from './settled.ts'

/**
 * Of every open request: which office has it in a network: the one that has it now where it may stay there, else the one it would come to. It
 * goes by the name of its rule: whoever rehearses a change need not be among those who see it. A bounded number of queries.
 */
async function standings(network: Network): Promise<Standing[]> {
  const { db, moment, locale } = network
  const open = await openRequests(db, moment)
  if (open.length === 0) return []
  const rules = await ruleList(db, { asKnown: null })
  const countries = open.flatMap(({ facts }) => facts.countries)
  const ground = await groundOn(db, { today: moment }, countries, rules)
  const office = naming('office', await officeNames(network))
  return open.map((each): Standing => {
    const { standing, facts } = each
    const rule = ruleOf(each, rules)
    const step = askedStep(each, rule?.roles ?? [], givingRight)
    const became = settledFor(
      { step, standing, facts, authors: authorsOf(each) },
      rule === undefined ? undefined : asAsked(rule),
      ground,
      false,
    )
    const has = became.stays ? standing.office : (became.holder?.office ?? null)
    const named: Named = {
      type: 'support',
      id: each.id,
      label: rule?.titles[locale] ?? each.rule,
    }
    return {
      key: each.id,
      about: [named, office(each.office)],
      says: has === null ? [] : [office(has)],
    }
  })
}

/** What becomes of requests for support: which of them would come to another office. */
export const supportImpact: ImpactPart = {
  id: 'support',
  words: 'support.impact',
  consequence: reviewConsequence,
  standings,
}
