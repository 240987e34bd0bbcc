import { compareDecimals, difference, isDecimal, percentageOf } from '#platform/decimal.ts'
import type { PartFields } from '#platform/tree/part.ts'

/**
 * How much of the way from its baseline (0 where none is told) to its target an indicator has gone, as per cent without decimals: 0 where it
 * went the other way, above 100 where it went further. Null while target or what is reached is not told, or where there is no way to go.
 */
export function progressOf({ baseline = '0', target, reached }: PartFields): string | null {
  if (target === undefined || reached === undefined) return null
  if (![baseline, target, reached].every(isDecimal)) return null
  const rises = compareDecimals(target, baseline)
  if (rises === 0) return null
  const way = (to: string) => (rises > 0 ? difference(to, baseline) : difference(baseline, to))
  const gone = way(reached)
  return compareDecimals(gone, '0') <= 0 ? '0' : percentageOf(gone, way(target), 0)
}
