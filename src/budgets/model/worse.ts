import { compareDecimals } from '#platform/decimal.ts'
import type { BudgetFault } from './faults.ts'

/** By how much a rule is not kept: what would have to move, go or come to keep it; null where it is kept or not at all. */
const beyond = ({ details }: BudgetFault): string | null =>
  details['shift'] ?? details['take'] ?? details['add'] ?? null

const isSameOrLess = (before: BudgetFault, after: BudgetFault): boolean => {
  const [was, is] = [beyond(before), beyond(after)]
  return was === null || is === null
    ? JSON.stringify(before.details) === JSON.stringify(after.details)
    : compareDecimals(is, was) <= 0
}

/** Where a budget keeps a rule less than it did: rules that it kept before, and those of which it is further away. Warnings are none. */
export const worsened = (
  before: readonly BudgetFault[],
  after: readonly BudgetFault[],
): BudgetFault[] =>
  after.filter(
    (fault) =>
      !fault.isWarning &&
      !before.some(
        (held) => held.rule === fault.rule && held.part === fault.part && isSameOrLess(held, fault),
      ),
  )
