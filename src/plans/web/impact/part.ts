import type { ImpactPart } from '#network/views/impact.ts'
import type { PartWords } from '#network/model/impact-rows.ts'
import { paths } from '#plans/paths.ts'
import { plansImpact } from '#plans/views/impact.ts'

/** What becomes of plans, each leading to the page of its version. */
export const plansPart: ImpactPart & PartWords = {
  ...plansImpact,
  pageOf: ({ type, id }) => {
    if (type !== 'plan' && type !== 'plan-draft') return undefined
    const [plan = '', number = ''] = id.split('@')
    return paths.version(plan, number)
  },
}
