/**
 * What a plan can be, from the region down (document 000: Country Offices develop a country strategy and a national plan of action
 * on the basis of the regional strategies; document 004: Regional Offices formulate regional strategies and plans of action).
 */
export const planLevels = [
  'regional-strategy',
  'regional-plan-of-action',
  'subregional-strategy',
  'country-strategy',
  'national-plan-of-action',
] as const
export type PlanLevel = (typeof planLevels)[number]

const names: readonly string[] = planLevels

/** Whether the text is a level of plans. */
export const isPlanLevel = (text: string): text is PlanLevel => names.includes(text)
