import type { Fault } from '#platform/refusal.ts'
import type { FieldShape, Sketch } from '#platform/tree/field.ts'
import type { PartFields } from '#platform/tree/part.ts'

/** What an indicator counts: things; people, of whom the same may be counted twice; shares of a whole; an index. */
export const measures = ['count', 'people', 'percentage', 'index'] as const
export type Measure = (typeof measures)[number]

/** Whether each year's value stands for itself, or counts from the beginning. */
export const countings = ['yearly', 'cumulative'] as const
export type Counting = (typeof countings)[number]

/** Which way is better. */
export const directions = ['up', 'down', 'keep'] as const
export type Direction = (typeof directions)[number]

/** By what values are broken down. */
export const disaggregations = ['none', 'sex', 'age', 'sex-and-age'] as const
export type Disaggregation = (typeof disaggregations)[number]

/** How an indicator is measured: the fields of every one, beside its title. */
export const indicatorSketches: readonly Sketch[] = [
  { key: 'unit', field: { type: 'text' }, isTranslated: true },
  { key: 'measure', field: { type: 'choice', choices: measures } },
  { key: 'counting', field: { type: 'choice', choices: countings } },
  { key: 'direction', field: { type: 'choice', choices: directions } },
  { key: 'disaggregation', field: { type: 'choice', choices: disaggregations } },
  { key: 'verification', field: { type: 'text' }, isTranslated: true },
  { key: 'baseline', field: { type: 'number' } },
  { key: 'baseline-year', field: { type: 'year' } },
]

/** The targets of an indicator, one for each year (`target.2026`). */
export const targetSketch: Sketch = { key: 'target', field: { type: 'number' } }

/** What an indicator always needs: without it its values mean nothing. */
export const neededOfIndicator: readonly string[] = [
  'measure',
  'counting',
  'direction',
  'disaggregation',
]

/** Targets in the order of their years must go the indicator's way, begin beyond its baseline, and stay within its measure. */
export function wrongIndicator(fields: PartFields, shapes: readonly FieldShape[]): Fault[] {
  const { measure, counting, direction, baseline } = fields
  const targets = shapes.flatMap(({ name, key }) => {
    const value = fields[name]
    return key === 'target' && value !== undefined ? [{ field: name, value: Number(value) }] : []
  })
  const start = baseline === undefined ? [] : [{ field: 'baseline', value: Number(baseline) }]
  const all = [...start, ...targets]
  const outside = all.flatMap(({ field, value }): Fault[] => {
    if (measure === 'percentage' && (value < 0 || value > 100))
      return [{ field, reason: 'plans/percentage' }]
    if ((measure === 'count' || measure === 'people') && (value < 0 || !Number.isInteger(value)))
      return [{ field, reason: 'plans/whole' }]
    return []
  })
  if (outside.length > 0) return outside
  if (measure === 'percentage' && counting === 'cumulative')
    return [{ field: 'counting', reason: 'plans/cumulative-share' }]
  const series = counting === 'cumulative' ? targets : all
  return series.slice(1).flatMap(({ field, value }, at): Fault[] => {
    const before = series[at]?.value ?? value
    if (counting === 'cumulative' && value < before) return [{ field, reason: 'plans/shrinks' }]
    if (counting !== 'cumulative' && direction === 'up' && value < before)
      return [{ field, reason: 'plans/against-direction' }]
    if (counting !== 'cumulative' && direction === 'down' && value > before)
      return [{ field, reason: 'plans/against-direction' }]
    return []
  })
}
