import { wordsIn } from '#platform/i18n/words.ts'
import type { Named, Standing } from '#network/model/impact.ts'
import type { ImpactPart, Network } from '#network/views/impact.ts'
import { naming, officeNames, placesCalled } from '#network/views/impact/names.ts'
import { decidingOver } from '#posts/views/deciders.ts'
import { beyondReach } from '#plans/model/drafting/fit.ts'
import { type Aspect, bound, planConsequence } from '#plans/model/impact/consequences.ts'
import { consultedFrom } from '#plans/model/life/consulted.ts'
import { openStates } from '#plans/model/life.ts'
import { isFrozen, type PlanVersion, versionText } from '#plans/model/plan.ts'
import { nearest } from '#platform/i18n/wording.ts'
import { versionList } from '#plans/views.ts'
import { templateList } from '#plans/views/templates.ts'
import { mandatesIn } from './impact/mandates.ts'

/** Versions that are worked on, in force on the day, or to come: as they stand now, also when the network of an earlier moment is asked. */
async function liveVersions({ db, moment }: Network): Promise<PlanVersion[]> {
  const all = await versionList(db, { ...moment, asKnown: null })
  return all.filter(({ state, inForce }) => {
    if (openStates.includes(state)) return true
    const isOver = inForce === null || (inForce.until !== null && inForce.until <= moment.asOf)
    return (state === 'published' || state === 'reviewed') && !isOver
  })
}

/**
 * A version. One that is not published yet goes by its level and number alone: whoever rehearses a change need not be
 * among those who see drafts.
 */
function versionNamed(version: PlanVersion, { locale }: Network): Named {
  const words = wordsIn(locale)
  const id = versionText(version)
  const { plan, number, titles } = version
  const level = words.t(`plans.level.${plan.level}`)
  if (!isFrozen(version)) return { type: 'plan-draft', id, label: `${level}, ${number}` }
  return { type: 'plan', id, label: nearest(titles, locale)?.text ?? level }
}

/**
 * Of every live version: which offices would be consulted by the network of the day, in which offices those sit who may endorse it, and which of its
 * countries lie beyond where its office works.
 */
async function standings(network: Network): Promise<Standing[]> {
  const { db, moment } = network
  const versions = await liveVersions(network)
  if (versions.length === 0) return []
  const offices = versions.map(({ plan }) => plan.office)
  const [templates, mandates, deciding, names, places] = await Promise.all([
    templateList(db, { ...moment, asKnown: null }),
    mandatesIn(network, offices),
    decidingOver(db, { today: moment }, 'plans.endorse', offices),
    officeNames(network),
    placesCalled(network),
  ])
  const [office, aspect] = [naming('office', names), naming('aspect')]
  const [country, area] = [naming('country', places), naming('area', places)]
  const place = (id: string) => (/^[A-Z]{3}$/.test(id) ? country(id) : area(id))
  const byId = new Map(templates.map((each) => [`${each.id} ${each.version}`, each]))
  return versions.flatMap((version) => {
    const { plan, anchor, template } = version
    const named = versionNamed(version, network)
    const about = (of: Aspect) => [
      named,
      office(plan.office),
      aspect(of),
      ...(anchor === null ? [] : [aspect(bound)]),
    ]
    const told = (of: Aspect, ids: Iterable<string>, name: (id: string) => Named): Standing => ({
      key: `${named.id} ${of}`,
      about: about(of),
      says: [...new Set(ids)].toSorted().map(name),
    })
    const own = { office: plan.office, kind: mandates.kindOf(plan.office) }
    const rule = byId.get(`${template.id} ${template.version}`)
    const consulted =
      rule === undefined ? [] : consultedFrom(rule, own, mandates.holdingsFor(plan.covers))
    const deciders = deciding.get(plan.office)?.deciders ?? []
    return [
      told(
        'consulted',
        consulted.map((each) => each.office),
        office,
      ),
      // Who endorses what is bound follows from its anchor day, whatever the network of another says.
      ...(anchor === null
        ? [
            told(
              'endorsed',
              deciders.flatMap((each) => each.office ?? []),
              office,
            ),
          ]
        : []),
      told('beyond', beyondReach(plan.covers, mandates.reachOf(plan.office)), place),
    ]
  })
}

/** What becomes of plans: whom they are consulted with, who may endorse them, and whether their countries still lie where their office works. */
export const plansImpact: ImpactPart = {
  id: 'plans',
  words: 'plans.impact.plans',
  consequence: planConsequence,
  standings,
}
