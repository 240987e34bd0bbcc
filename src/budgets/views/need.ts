import { wordsIn } from '#platform/i18n/words.ts'
import type { NeedCheck } from '#projects/views/needs.ts'
import { budgetOfParts } from './budget.ts'
import { detailsTold } from './told.ts'

/**
 * What a move needs of a budget: that it keeps the rules of its fund and its own. What is only told as a warning hinders nothing.
 * Amounts stand in the details as English pages write them; the pages of the budget say the same in the reader's language.
 */
export const budgetNeed: NeedCheck = async ({ db, moment, project, version, parts }) => {
  const which = { project: project.id, number: version.number }
  const { faults } = await budgetOfParts(db, moment, { which, anchor: project.anchor, parts })
  return faults
    .filter(({ isWarning }) => !isWarning)
    .map((fault) => ({
      part: fault.part,
      field: fault.field ?? 'budget',
      reason: `budgets/lack.${fault.rule}`,
      details: detailsTold(fault, wordsIn('en')),
    }))
}
