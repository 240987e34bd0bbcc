import { compareDecimals, decimalOf, difference, sumOf, units } from '#platform/decimal.ts'
import { placesOfCurrency, wrongAmountIn } from '#platform/tree/currency.ts'
import type { ConditionName, Conditions, Said } from '#funds/model/conditions.ts'
import { type ProjectPart, rootPart } from '#projects/model/kinds.ts'
import { type BudgetLine, type Reckoning, shareOf } from '#projects/model/reckoning.ts'

/** The rules a budget is held against, in the order in which they are told. */
export const budgetRules = [
  'no-currency',
  'no-lines',
  'currency',
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

/** Where a budget does not keep the rules of its fund or donor, or its own: rule by rule, then line by line. */
export function checked(asked: Checked): BudgetFault[] {
  const root = asked.parts.find(({ part }) => part === rootPart)?.fields ?? {}
  const { reckoning } = asked
  if (reckoning === null) return [faultOf('no-currency', { part: rootPart, field: 'currency' })]
  if (reckoning.lines.length === 0) return [faultOf('no-lines', {})]
  const looked: Looked = { ...asked, reckoning, root }
  return [
    ...wrongCurrency(looked),
    ...tooMuchStaff(looked),
    ...tooLittleEvaluation(looked),
    ...wrongAmount(looked),
    ...coFunded(looked),
    ...reckoning.lines.flatMap((line) => wrongLine(line, looked)),
    ...wrongOwnOffice(looked),
  ].toSorted((a, b) => budgetRules.indexOf(a.rule) - budgetRules.indexOf(b.rule))
}

interface Looked extends Checked {
  reckoning: Reckoning
  root: ProjectPart['fields']
}

type Told = Partial<Omit<BudgetFault, 'rule'>>

const faultOf = (rule: BudgetRule, told: Told): BudgetFault => ({
  rule,
  part: null,
  field: null,
  details: {},
  said: null,
  isWarning: false,
  ...told,
})

const saidIn = ({ said }: Conditions, name: ConditionName): Said | null => said[name] ?? null

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

/** What is wrong with one line. */
function wrongLine(line: BudgetLine, looked: Looked): BudgetFault[] {
  const { conditions, reckoning, offices, root } = looked
  const { part, fields, year, cost, activity } = line
  const faults: BudgetFault[] = []
  if (cost === null) {
    const field = fields['quantity'] === undefined ? 'quantity' : 'rate'
    faults.push(faultOf('unfinished', { part, field }))
  }
  const { currency } = reckoning
  const places = wrongAmountIn(fields['rate'] ?? '0', currency)
  if (places !== null)
    faults.push(
      faultOf('minor-unit', {
        part,
        field: 'rate',
        details: { currency, places: String(placesOfCurrency(currency)) },
      }),
    )
  const share = fields['share'] ?? '100'
  if (!conditions.isCoFundingAllowed && compareDecimals(share, '100') < 0)
    faults.push(
      faultOf('co-funding-line', {
        part,
        field: 'share',
        details: { figure: share },
        said: saidIn(conditions, 'isCoFundingAllowed'),
      }),
    )
  faults.push(...wrongYear({ part, year }, root))
  if (conditions.isActivityAligned && activity === null)
    faults.push(
      faultOf('activity', { part, field: 'parent', said: saidIn(conditions, 'isActivityAligned') }),
    )
  const named = fields['office']
  if (named !== undefined && !offices.has(named))
    faults.push(faultOf('office', { part, field: 'office', details: { office: named } }))
  return faults
}

/** A line outside the years of the project; or one without a year, where the project has several. */
function wrongYear(
  { part, year }: Pick<BudgetLine, 'part' | 'year'>,
  { from, to }: ProjectPart['fields'],
): BudgetFault[] {
  if (from === undefined || to === undefined) return []
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))]
  if (year === null)
    return first === last ? [] : [faultOf('no-year', { part, field: 'year', isWarning: true })]
  const details = { year: String(year), from: String(first), to: String(last) }
  return year < first || year > last ? [faultOf('years', { part, field: 'year', details })] : []
}

const wrongOwnOffice = ({ root: { office }, offices }: Looked): BudgetFault[] =>
  office === undefined || offices.has(office)
    ? []
    : [faultOf('office', { part: rootPart, field: 'office', details: { office } })]
