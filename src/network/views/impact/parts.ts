import type { ImpactPart } from '#network/views/impact.ts'
import { cover } from './cover.ts'
import { offices } from './offices.ts'
import { region } from './region.ts'

/** What the network itself tells of a change of it, the offices concerned first. */
export const networkImpactParts: readonly ImpactPart[] = [offices, region, cover]
