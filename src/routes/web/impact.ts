import type { PartWords } from '#network/model/impact-rows.ts'
import type { ImpactPart } from '#network/views/impact.ts'
import { paths } from '#routes/paths.ts'
import { routesImpact } from '#routes/views/impact.ts'

/** What becomes of reviews under way, each leading to its step. */
export const routesPart: ImpactPart & PartWords = {
  ...routesImpact,
  pageOf: ({ type, id }) => (type === 'review' ? paths.step(id) : undefined),
}
