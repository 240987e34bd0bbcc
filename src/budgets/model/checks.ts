import { compareDecimals, decimalOf, difference, sumOf, units } from '#platform/decimal.ts'
import { placesOfCurrency } from '#platform/tree/currency.ts'
import { type ProjectPart, rootPart } from '#projects/model/kinds.ts'
import { shareOf } from '#projects/model/reckoning.ts'
import {
  type BudgetFault,
  budgetRules,
  type Checked,
  faultOf,
  type Looked,
  saidIn,
} from './faults.ts'
import { wrongLine } from './line-checks.ts'

/** Where a budget does not keep the rules of its fund or donor, or its own: rule by rule, then line by line. */
export function checked(asked: Checked): BudgetFault[] {
  const root = asked.parts.find(({ part }) => part === rootPart)?.fields ?? {}
  const { reckoning } = asked
  if (reckoning === null) return [faultOf('no-currency', { part: rootPart, field: 'currency' })]
  if (reckoning.lines.length === 0) return [faultOf('no-lines', {})]
  const looked: Looked = { ...asked, reckoning, root }
  return [
    ...wrongCurrency(looked),
    ...excludedType(looked),
    ...tooMuchStaff(looked),
    ...tooLittleEvaluation(looked),
    ...wrongAmount(looked),
    ...coFunded(looked),
    ...reckoning.lines.flatMap((line) => wrongLine(line, looked)),
    ...wrongOwnOffice(looked),
  ].toSorted((a, b) => budgetRules.indexOf(a.rule) - budgetRules.indexOf(b.rule))
}

function wrongCurrency({ reckoning, conditions }: Looked): BudgetFault[] {
  const { currency: asked } = conditions
  if (asked === null || asked === reckoning.currency) return []
  return [
    faultOf('currency', {
      part: rootPart,
      field: 'currency',
      details: { own: reckoning.currency, asked },
      said: saidIn(conditions, 'currency'),
    }),
  ]
}

/** Projects of this type are not financed. Where only we propose which types these are, it is told, and whoever decides looks. */
function excludedType({ root, conditions }: Looked): BudgetFault[] {
  const said = saidIn(conditions, 'excludedTypes')
  return (['type', 'second-type'] as const).flatMap((field): BudgetFault[] => {
    const type = root[field]
    if (type === undefined || !conditions.excludedTypes.includes(type)) return []
    const isWarning = said?.certainty !== 'sourced'
    return [faultOf('type', { part: rootPart, field, details: { type }, said, isWarning })]
  })
}

const hundred = units('100')

/** So many millionths of a currency, rounded up to its smallest unit; `numerator` and `denominator` are more than 0. */
function roundedUp(numerator: bigint, denominator: bigint, currency: string): string {
  const step = 10n ** BigInt(6 - placesOfCurrency(currency)) * denominator
  return decimalOf(((numerator + step - 1n) / step) * (step / denominator))
}

/** Staff and office are more of the lines than they may be. What repairs it: taking some of them away, shifting some, or adding others. */
function tooMuchStaff({ reckoning, conditions }: Looked): BudgetFault[] {
  const { staffAndOfficeMost: most } = conditions
  const { currency, direct, staffAndOffice } = reckoning
  if (most === null) return []
  const [own, all, limit] = [units(staffAndOffice), units(direct), units(most)]
  const over = hundred * own - limit * all
  if (over <= 0n) return []
  return [
    faultOf('staff-and-office', {
      details: {
        currency,
        amount: staffAndOffice,
        figure: shareOf(staffAndOffice, direct) ?? '',
        percentage: most,
        take: roundedUp(over, hundred - limit, currency),
        shift: roundedUp(over, hundred, currency),
        add: limit === 0n ? 'none' : roundedUp(over, limit, currency),
      },
      said: saidIn(conditions, 'staffAndOfficeMost'),
    }),
  ]
}

/** What is kept for the evaluation is less of the lines than it must be. */
function tooLittleEvaluation({ reckoning, conditions }: Looked): BudgetFault[] {
  const { evaluationLeast: least } = conditions
  const { currency, direct, lines } = reckoning
  if (least === null) return []
  const kept = sumOf(
    lines.flatMap(({ fields, cost }) =>
      cost !== null && fields['purpose'] === 'evaluation' ? [cost] : [],
    ),
  )
  const [own, all, limit] = [units(kept), units(direct), units(least)]
  const under = limit * all - hundred * own
  if (under <= 0n) return []
  return [
    faultOf('evaluation', {
      details: {
        currency,
        amount: kept,
        figure: shareOf(kept, direct) ?? '',
        percentage: least,
        shift: roundedUp(under, hundred, currency),
        add: limit === hundred ? 'none' : roundedUp(under, hundred - limit, currency),
      },
      said: saidIn(conditions, 'evaluationLeast'),
    }),
  ]
}

/** Whether a project is for several countries: then other limits may hold. */
export function isRegional(parts: readonly ProjectPart[]): boolean {
  const places = parts.filter(({ kind }) => kind === 'place')
  const countries = new Set(places.flatMap(({ fields }) => fields['country'] ?? []))
  return countries.size > 1 || places.some(({ fields }) => fields['area'] !== undefined)
}

/** The whole with its overhead lies outside what the fund gives. In another currency nothing is compared: that itself is told. */
function wrongAmount({ parts, reckoning, conditions }: Looked): BudgetFault[] {
  const { currency, total } = reckoning
  if (conditions.currency !== null && conditions.currency !== currency) return []
  const regional = isRegional(parts)
  const least = regional ? conditions.regionalLeast : conditions.nationalLeast
  const most = regional ? conditions.regionalMost : conditions.nationalMost
  if (least !== null && compareDecimals(total, least) < 0)
    return [
      faultOf('least', {
        details: { currency, amount: total, limit: least, add: difference(least, total) },
        said: saidIn(conditions, regional ? 'regionalLeast' : 'nationalLeast'),
      }),
    ]
  if (most !== null && compareDecimals(total, most) > 0)
    return [
      faultOf('most', {
        details: { currency, amount: total, limit: most, take: difference(total, most) },
        said: saidIn(conditions, regional ? 'regionalMost' : 'nationalMost'),
      }),
    ]
  return []
}

const coFunded = ({ root, conditions }: Looked): BudgetFault[] =>
  conditions.isCoFundingAllowed || root['co-funding'] !== 'yes'
    ? []
    : [
        faultOf('co-funding', {
          part: rootPart,
          field: 'co-funding',
          said: saidIn(conditions, 'isCoFundingAllowed'),
        }),
      ]

const wrongOwnOffice = ({ root: { office }, offices }: Looked): BudgetFault[] =>
  office === undefined || offices.has(office)
    ? []
    : [faultOf('office', { part: rootPart, field: 'office', details: { office } })]
