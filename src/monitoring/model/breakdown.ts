import type { Disaggregation } from '#plans/model/indicator.ts'

/** Values by category, as exact decimals: `female`, `0-17`, `female/0-17`. What is not there was not told. */
export type Breakdown = Readonly<Record<string, string>>

/** Whose values they are by sex, and by age in years; `unknown` is what nobody asked. */
export const sexes = ['female', 'male', 'unknown'] as const
export const ages = ['0-17', '18-59', '60-plus', 'unknown'] as const

const both: readonly string[] = sexes.flatMap((sex) => ages.map((age) => `${sex}/${age}`))

/** The categories of a disaggregation, in the order in which they are shown. */
export function categoriesOf(disaggregation: Disaggregation): readonly string[] {
  switch (disaggregation) {
    case 'none':
      return []
    case 'sex':
      return sexes
    case 'age':
      return ages
    case 'sex-and-age':
      return both
  }
}

/** The category of what nobody told apart; null where nothing is. */
export function unknownOf(disaggregation: Disaggregation): string | null {
  return disaggregation === 'none' ? null : (categoriesOf(disaggregation).at(-1) ?? null)
}

/** What was told, in the order in which categories are shown. */
export const inOrder = (breakdown: Breakdown): [string, string][] =>
  everyCategory.flatMap((category): [string, string][] => {
    const value = breakdown[category]
    return value === undefined ? [] : [[category, value]]
  })

/** Every category of any disaggregation, once. */
export const everyCategory: readonly string[] = [...new Set([...sexes, ...ages, ...both])]
