import { decimalText, moneyText } from '#platform/i18n/money.ts'
import type { Words } from '#platform/i18n/words.ts'
import type { BudgetFault } from '#budgets/model/faults.ts'

const amounts = ['amount', 'limit', 'least', 'take', 'shift', 'add']
const figures = ['figure', 'percentage']

/** The details of a fault as people read them: amounts with their currency, offices by name. */
export function detailsTold(
  { details }: Pick<BudgetFault, 'details'>,
  { locale }: Pick<Words, 'locale'>,
  offices: ReadonlyMap<string, string> = new Map(),
): Record<string, string> {
  const { currency = '' } = details
  return Object.fromEntries(
    Object.entries(details).map(([name, value]) => {
      if (name === 'office') return [name, offices.get(value) ?? value]
      if (figures.includes(name)) return [name, decimalText(value, locale)]
      // `none` tells that there is no such way.
      return [
        name,
        amounts.includes(name) && value !== 'none' ? moneyText(value, currency, locale) : value,
      ]
    }),
  )
}

/** What is wrong, and what would repair it; null where that goes without saying. */
export function faultTold(
  fault: BudgetFault,
  words: Words,
  offices: ReadonlyMap<string, string> = new Map(),
): { wrong: string; repair: string | null } {
  const details = detailsTold(fault, words, offices)
  const repair = `budgets.repair.${fault.rule}`
  return {
    wrong: words.t(`budgets.check.${fault.rule}`, details),
    repair: words.has(repair) ? words.t(repair, details) : null,
  }
}
