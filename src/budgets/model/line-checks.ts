import { compareDecimals } from '#platform/decimal.ts'
import { placesOfCurrency, wrongAmountIn } from '#platform/tree/currency.ts'
import type { ProjectPart } from '#projects/model/kinds.ts'
import type { BudgetLine } from '#projects/model/reckoning.ts'
import { type BudgetFault, faultOf, type Looked, saidIn } from './faults.ts'

/** What is wrong with one line. */
export function wrongLine(line: BudgetLine, looked: Looked): BudgetFault[] {
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
