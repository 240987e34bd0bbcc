import type { ConditionName, Conditions, Said } from '#funds/model/conditions.ts'
import type { ProjectPart } from '#projects/model/kinds.ts'
import type { Reckoning } from '#projects/model/reckoning.ts'

/** The rules a budget is held against, in the order in which they are told. */
export const budgetRules = [
  'no-currency',
  'no-lines',
  'currency',
  'type',
  'staff-and-office',
  'evaluation',
  'least',
  'most',
  'co-funding',
  'unfinished',
  'minor-unit',
  'co-funding-line',
  'years',
  'no-year',
  'activity',
  'office',
] as const
export type BudgetRule = (typeof budgetRules)[number]

/** Where a budget does not keep a rule. */
export interface BudgetFault {
  rule: BudgetRule
  /** The line it is about, or the head of the project; null where it is about the whole. */
  part: string | null
  field: string | null
  /**
   * The figure, the limit, and what would repair it. Amounts (exact decimals) stand under `amount`, `limit`, `least`, `take`, `shift` and
   * `add`, with their `currency`; percentages under `figure` and `percentage`.
   */
  details: Readonly<Record<string, string>>
  /** Where the limit is said; null where it follows from the project itself. */
  said: Said | null
  /** Whether it may stay: it is told, and hinders nothing. */
  isWarning: boolean
}

/** What a budget is held against. */
export interface Checked {
  parts: readonly ProjectPart[]
  /** Null where the project names no currency. */
  reckoning: Reckoning | null
  conditions: Conditions
  /** The offices there are on the day of the budget. */
  offices: ReadonlySet<string>
}

/** A budget that can be held against rules: it has a currency. */
export interface Looked extends Checked {
  reckoning: Reckoning
  root: ProjectPart['fields']
}

/** What is told of a fault beside its rule. */
type Told = Partial<Omit<BudgetFault, 'rule'>>

/** A fault against a rule; about the whole, unless told. */
export const faultOf = (rule: BudgetRule, told: Told): BudgetFault => ({
  rule,
  part: null,
  field: null,
  details: {},
  said: null,
  isWarning: false,
  ...told,
})

/** Where a condition is said; null where nobody says it. */
export const saidIn = ({ said }: Conditions, name: ConditionName): Said | null => said[name] ?? null
