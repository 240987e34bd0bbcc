import { found } from '#platform/refusal.ts'
import type { Citation } from '#frameworks/model/citation.ts'
import type { Answered } from '#plans/model/content.ts'
import type { Part } from '#plans/model/part.ts'
import type { PlanVersion } from '#plans/model/plan.ts'
import type { PlanTemplate } from '#plans/model/template.ts'
import { citationsOf, partsOf, rationaleOf } from '#plans/views/parts.ts'
import type { Looking } from '#plans/views/seen.ts'
import { templateBy } from '#plans/views/templates.ts'

/** A version with everything it says. */
export interface WholeVersion {
  version: PlanVersion
  template: PlanTemplate
  parts: readonly Part[]
  citations: readonly Citation[]
  rationale: readonly Answered[]
}

/** Everything that a version says at the moment. The caller has made sure that the reader may see it. */
export async function wholeVersion(
  { db, moment }: Pick<Looking, 'db' | 'moment'>,
  version: PlanVersion,
): Promise<WholeVersion> {
  const which = { plan: version.plan.id, number: version.number }
  const [parts, citations, rationale, template] = await Promise.all([
    partsOf(db, moment, which),
    citationsOf(db, moment, which),
    rationaleOf(db, moment, which),
    templateBy(db, moment, version.template),
  ])
  return {
    version,
    parts,
    citations,
    rationale,
    template: found(template, 'plans/unknown-plan'),
  }
}
