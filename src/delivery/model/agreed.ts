import { type Day, earlier, later } from '#platform/day.ts'
import { compareDecimals } from '#platform/decimal.ts'
import type { Fault } from '#platform/refusal.ts'
import { monthsLater } from '#projects/model/drafting/months.ts'
import type { Project } from '#projects/model/project.ts'
import { longestMonths } from '#projects/model/wrong.ts'
import type { Agreement } from './agreement.ts'
import type { Period, Terms } from './terms.ts'

/** What of an agreement its project says too. */
export type Agreed = Pick<Agreement, 'currency' | 'amount' | 'from' | 'to'>

/**
 * Where an agreement says something else than its project, by field, with what the project says (`expected`). Amounts are compared only
 * where both are of one currency; what the project does not say is not compared.
 */
export function unlike(
  agreed: Agreed,
  project: Pick<Project, 'currency' | 'amount' | 'from' | 'to'>,
): Fault[] {
  const { currency, amount } = project
  const isOther = currency !== null && currency !== agreed.currency
  const costsOther =
    !isOther && amount !== null && currency !== null && compareDecimals(amount, agreed.amount) !== 0
  const fault = (field: string, expected: string): Fault => ({
    field,
    reason: 'delivery/fault.unlike-project',
    details: { expected },
  })
  return [
    ...(isOther ? [fault('currency', currency)] : []),
    ...(costsOther ? [fault('amount', `${amount} ${currency}`)] : []),
    ...(project.from !== null && project.from !== agreed.from ? [fault('from', project.from)] : []),
    ...(project.to !== null && project.to !== agreed.to ? [fault('to', project.to)] : []),
  ]
}

type Counted = Exclude<keyof Terms, 'isLateExtensionAllowed' | 'budgetChangeMost'>

/** The terms of which more is asked less: a report later, a longer span between two. */
const laxerAbove: readonly Counted[] = [
  'interimLeastMonths',
  'interimEveryMonths',
  'interimWithinWeeks',
  'finalWithinMonths',
  'exPostToMonths',
]

/**
 * Where an agreement asks less than its fund or donor asks of every agreement, by field, with what they ask (`asked`). What they do not ask
 * cannot be asked less; no months between two reports are none.
 */
export function asksLess(terms: Terms, asked: Terms): Fault[] {
  const fault = (field: string, said: number | string): Fault => ({
    field,
    reason: 'delivery/fault.asks-less',
    details: { asked: said },
  })
  const isNone = (name: Counted) => name === 'interimEveryMonths' && terms[name] === 0
  const longer = laxerAbove.flatMap((name) => {
    const [own, least] = [terms[name], asked[name]]
    if (least === null) return []
    return own === null || own > least || isNone(name) ? [fault(name, least)] : []
  })
  const before = asked.extensionMonthsBefore
  const sooner =
    before !== null && (terms.extensionMonthsBefore ?? -1) < before
      ? [fault('extensionMonthsBefore', before)]
      : []
  const most = asked.budgetChangeMost
  const own = terms.budgetChangeMost
  const freer =
    most !== null && own !== null && compareDecimals(own, most) > 0
      ? [fault('budgetChangeMost', most)]
      : []
  return [...longer, ...sooner, ...freer]
}

/** So many months before the first day, and after the last, something of a project can still happen: it is signed, valued, paid. */
const around = 60

/** Why a day cannot be one of a project of this period, at this field; none where it can. */
export function outsideLife(field: string, day: Day, { from, to }: Period): Fault[] {
  const [first, last] = [
    monthsLater(earlier(from, to), -around),
    monthsLater(later(from, to), around),
  ]
  return day >= first && day <= last
    ? []
    : [{ field, reason: 'delivery/fault.life', details: { from: first, until: last } }]
}

/** Why a period is none of a project or its agreement: it ends before it begins, or is longer than any project. */
export function wrongPeriod({ from, to }: Period): Fault[] {
  if (to < from) return [{ field: 'to', reason: 'field/after' }]
  return to < monthsLater(from, longestMonths)
    ? []
    : [{ field: 'to', reason: 'projects/long-period', details: { most: longestMonths } }]
}
