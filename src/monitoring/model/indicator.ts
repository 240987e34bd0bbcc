import {
  type Counting,
  countings,
  type Direction,
  directions,
  type Disaggregation,
  disaggregations,
  type Measure,
  measures,
} from '#plans/model/indicator.ts'
import { yearsOf } from '#platform/tree/field.ts'
import type { PartFields } from '#platform/tree/part.ts'
import type { Part } from '#plans/model/part.ts'

/** What a value of an indicator means, as the version of its plan says it. Numbers are exact decimals. */
export interface Definition {
  measure: Measure
  counting: Counting
  direction: Direction
  disaggregation: Disaggregation
  /** What is counted, by language. */
  units: Readonly<Record<string, string>>
  /** Where it began; null where nobody said. */
  baseline: string | null
  baselineYear: number | null
  /** What it is to reach, in the order of the years. */
  targets: readonly { year: number; value: string }[]
  /** The years of the plan. */
  years: readonly number[]
}

/** An indicator of a version of a plan. */
export interface Indicator extends Definition {
  plan: string
  number: number
  part: string
  titles: Readonly<Record<string, string>>
}

const oneOf = <Word extends string>(all: readonly Word[], text: string | undefined) =>
  all.find((each) => each === text)

/** The indicator that a part of a version is; null where its kind is not told yet: its values would mean nothing. */
export function indicatorFrom(
  { plan, number }: { plan: string; number: number },
  { part, kind, fields }: Pick<Part, 'part' | 'kind' | 'fields'>,
  root: PartFields,
): Indicator | null {
  const measure = oneOf(measures, fields['measure'])
  const counting = oneOf(countings, fields['counting'])
  const direction = oneOf(directions, fields['direction'])
  const disaggregation = oneOf(disaggregations, fields['disaggregation'])
  if (kind !== 'indicator' || !measure || !counting || !direction || !disaggregation) return null
  const years = yearsOf(root)
  const baselineYear = fields['baseline-year']
  return {
    plan,
    number,
    part,
    titles: textsIn(fields, 'title.'),
    measure,
    counting,
    direction,
    disaggregation,
    units: textsIn(fields, 'unit.'),
    baseline: fields['baseline'] ?? null,
    baselineYear: baselineYear === undefined ? null : Number(baselineYear),
    targets: years.flatMap((year) => {
      const value = fields[`target.${year}`]
      return value === undefined ? [] : [{ year, value }]
    }),
    years,
  }
}

const textsIn = (fields: PartFields, beginning: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, text]): [string, string][] =>
      name.startsWith(beginning) ? [[name.slice(beginning.length), text]] : [],
    ),
  )

/** Where the way to the targets begins: at the baseline; what counts from the beginning, and has none, at 0. */
export function startOf({ baseline, counting, measure }: Definition): string | null {
  if (counting === 'cumulative') return '0'
  if (baseline !== null) return baseline
  return measure === 'index' ? null : '0'
}
