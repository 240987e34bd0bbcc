import { type Day, isDay } from '#platform/day.ts'
import { compareDecimals, isDecimal, sumOf } from '#platform/decimal.ts'
import type { FieldValues } from '#platform/doors/version.ts'
import type { Fault } from '#platform/refusal.ts'
import { placesOfCurrency, wrongAmountIn } from '#platform/tree/currency.ts'
import type { Doer } from '#plans/model/plan.ts'
import type { Period, Terms } from './terms.ts'

/** What an agreement goes through: Legal and whoever the rules name look at it before anybody signs. */
export const agreementStates = ['drafted', 'review', 'cleared', 'signed'] as const
export type AgreementState = (typeof agreementStates)[number]

/** What the donor pays, and when. */
export interface Instalment {
  place: number
  day: Day
  /** Exact decimal in the agreement's currency. */
  amount: string
  condition: string | null
}

/** The rate of the value day, as it was known when the agreement was written. */
export interface DatedRate {
  from: string
  to: string
  rate: string
  day: Day
  source: string
  isDemo: boolean
}

/** What was agreed with the donor. */
export interface Agreement extends Period {
  project: string
  state: AgreementState
  /** What the donor calls it. */
  reference: string
  currency: string
  amount: string
  valueDay: Day
  rate: DatedRate | null
  terms: Terms
  instalments: readonly Instalment[]
  signedOn: Day | null
  /** Why it says something else than the project, or asks less than the fund or donor. */
  difference: string | null
  by: Doer
  recordedFrom: string
}

/** An instalment as it is typed. */
export interface TypedInstalment {
  day: string
  amount: string
  condition: string
}

/**
 * The instalments that were typed, in the order of their days, and what is wrong with them, each at `instalment-<place>-<what>`. Rows
 * in which nothing stands are passed over. Together they are the amount of the agreement, to the last unit.
 */
export function instalmentsFrom(
  typed: readonly TypedInstalment[],
  { amount, currency }: Pick<Agreement, 'amount' | 'currency'>,
): { instalments: Instalment[]; faults: Fault[] } {
  const faults: Fault[] = []
  const told = typed.flatMap((row, at) => {
    const [day, paid, condition] = [row.day.trim(), row.amount.trim(), row.condition.trim()]
    if (day === '' && paid === '' && condition === '') return []
    const fault = (what: string, reason: string, details?: Fault['details']) =>
      faults.push({ field: `instalment-${at + 1}-${what}`, reason, ...(details && { details }) })
    if (day === '') fault('day', 'field/missing')
    else if (!isDay(day)) fault('day', 'field/day')
    if (paid === '') fault('amount', 'field/missing')
    else if (!isDecimal(paid) || compareDecimals(paid, '0') <= 0)
      fault('amount', 'field/amount', { most: placesOfCurrency(currency) })
    else {
      const wrong = wrongAmountIn(paid, currency)
      if (wrong !== null) fault('amount', wrong.reason, wrong.details)
    }
    return [{ day, amount: paid, condition: condition === '' ? null : condition }]
  })
  const sum = faults.length === 0 ? sumOf(told.map((each) => each.amount)) : amount
  if (told.length > 0 && isDecimal(amount) && compareDecimals(sum, amount) !== 0)
    faults.push({ field: 'instalments', reason: 'delivery/fault.sum', details: { sum, amount } })
  const instalments = told
    .toSorted((a, b) => a.day.localeCompare(b.day))
    .map((each, at) => ({ place: at + 1, ...each }))
  return { instalments, faults }
}

/** What the form of an agreement rests on. */
export const heldByAgreement = (agreement: Agreement | null): FieldValues => ({
  recorded: agreement?.recordedFrom ?? 'none',
})
