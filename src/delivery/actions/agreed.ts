import { type Day, isDay } from '#platform/day.ts'
import { compareDecimals, isDecimal } from '#platform/decimal.ts'
import type { Fault } from '#platform/refusal.ts'
import { isCurrency, placesOfCurrency, wrongAmountIn } from '#platform/tree/currency.ts'
import { conditionsFor } from '#funds/views.ts'
import { nowOf } from '#posts/actions/acting.ts'
import type { Project } from '#projects/model/project.ts'
import { type Agreed, asksLess, outsideLife, unlike, wrongPeriod } from '#delivery/model/agreed.ts'
import type { Agreement, TypedInstalment } from '#delivery/model/agreement.ts'
import { type Terms, termsOf, type TermsTold } from '#delivery/model/terms.ts'
import type { AtWork } from './delivering.ts'

/** What an agreement says, as it is typed. */
export interface AgreementWanted {
  reference: string
  currency: string
  amount: string
  valueDay: Day
  from: Day
  to: Day
  /** What is left out is what the fund or donor asks. */
  terms: TermsTold
  instalments: readonly TypedInstalment[]
  /** Why it says something else than the project, or asks less than the fund or donor. */
  difference?: string | undefined
  version: string
}

/** What the fund or donor of a project asks of every agreement today. */
export async function termsAsked({ act, by, project, today }: AtWork): Promise<Terms> {
  const { fund, donor } = project
  return termsOf(await conditionsFor(act.db, nowOf(by), { fund, donor, day: today }))
}

/** What differs from the project, and what asks less than the fund or donor, where nobody says why. */
export const unsaid = (
  { difference, terms, ...agreed }: Agreed & Pick<Agreement, 'terms' | 'difference'>,
  project: Project,
  asked: Terms,
): Fault[] => (difference === null ? [...unlike(agreed, project), ...asksLess(terms, asked)] : [])

/** What of an agreement cannot be, whatever its project says, each by its field. */
export function wrongAgreement({ reference, currency, amount, ...days }: AgreementWanted): Fault[] {
  const faults: Fault[] = []
  if (reference.trim() === '') faults.push({ field: 'reference', reason: 'field/missing' })
  if (!isCurrency(currency)) faults.push({ field: 'currency', reason: 'field/currency' })
  if (!isDecimal(amount) || compareDecimals(amount, '0') <= 0)
    faults.push({
      field: 'amount',
      reason: 'field/amount',
      details: { most: placesOfCurrency(currency) },
    })
  else {
    const wrong = isCurrency(currency) ? wrongAmountIn(amount, currency) : null
    if (wrong !== null) faults.push({ field: 'amount', ...wrong })
  }
  const period = wrongPeriod(days)
  if (period.length > 0) return [...faults, ...period]
  const paid = days.instalments.flatMap(({ day }, at) =>
    isDay(day) ? outsideLife(`instalment-${at + 1}-day`, day, days) : [],
  )
  return [...faults, ...outsideLife('valueDay', days.valueDay, days), ...paid]
}
