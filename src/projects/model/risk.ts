import type { PartFields } from '#platform/tree/part.ts'

/** How grave a risk is, from the least. */
export const riskLevels = ['low', 'moderate', 'high', 'very-high'] as const
export type RiskLevel = (typeof riskLevels)[number]

/** A risk as it is weighed. */
export interface RiskWeight {
  /** Impact × likelihood, 1 to 25. */
  score: number
  level: RiskLevel
}

/**
 * How grave a risk is: its impact (1 to 5) times its likelihood (1 to 5); null while one of them is not told. Up to 4 low, up to 9
 * moderate, up to 16 high, above very high: the bounds are our proposal.
 */
export function riskOf({ impact, likelihood }: PartFields): RiskWeight | null {
  if (impact === undefined || likelihood === undefined) return null
  const score = Number(impact) * Number(likelihood)
  if (!Number.isInteger(score)) return null
  if (score <= 4) return { score, level: 'low' }
  if (score <= 9) return { score, level: 'moderate' }
  return { score, level: score <= 16 ? 'high' : 'very-high' }
}
