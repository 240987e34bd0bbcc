import type { Locale } from '#platform/i18n/locale.ts'
import type { Words } from '#platform/i18n/words.ts'
import { titleIn } from '#frameworks/model/titles.ts'
import { type ConditionName, excludedKinds, type Rule } from '#funds/model/conditions.ts'

const percentages: readonly ConditionName[] = [
  'staffAndOfficeMost',
  'evaluationLeast',
  'overheadRate',
  'budgetChangeMost',
]
const amounts: readonly ConditionName[] = [
  'nationalLeast',
  'nationalMost',
  'regionalLeast',
  'regionalMost',
]
/** The value of a condition in words: 30 %, USD 200,000, within 6 weeks; that there is none where it says so. */
export function conditionText(
  name: ConditionName,
  { value }: Pick<Rule, 'value'>,
  { words, locale, currency = null }: { words: Words; locale: Locale; currency?: string | null },
): string {
  if (value === null)
    return words.t(name === 'overheadRate' ? 'funds.value.as-organisation' : 'funds.value.none')
  if (typeof value === 'boolean') return words.t(`funds.value.${value ? 'yes' : 'no'}`)
  if (typeof value === 'number') return words.t(`funds.value.${unitOf(name)}`, { count: value })
  if (typeof value === 'string') {
    if (percentages.includes(name))
      return words.t('funds.value.percent', { value: words.number(value) })
    if (amounts.includes(name) && currency !== null)
      return words.t('funds.value.amount', { currency, amount: words.number(value) })
    return amounts.includes(name) ? words.number(value) : value
  }
  if (!Array.isArray(value)) return 'en' in value ? titleIn(value, locale).text : ''
  const kinds: readonly string[] = excludedKinds
  return words.list(
    value.map((each) => (kinds.includes(each) ? words.t(`funds.excluded.${each}`) : each)),
  )
}

const unitOf = (name: ConditionName) => (name === 'interimWithinWeeks' ? 'weeks' : 'months')
