import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ProjectPart } from '#projects/model/kinds.ts'
import { compareDecimals, percentOf, sumOf } from '#platform/decimal.ts'
import { faultsOf, line, place, root, rulesOf, said } from './checks.test.room.ts'

test('staff and office beyond their share are told with what would repair it', () => {
  // The split of the Programme and Budget for 2002: 12,737,980 + 25,166,120 = 37,904,100.
  const parts = [
    root(),
    line('b1', { kind: 'staff', rate: '12737980' }),
    line('b2', { rate: '25166120' }),
  ]
  const [fault, ...others] = faultsOf(parts, {
    staffAndOfficeMost: '30',
    said: { staffAndOfficeMost: said },
  })
  expect(others).toEqual([])
  expect(fault).toMatchObject({ rule: 'staff-and-office', said, isWarning: false })
  expect(fault?.details).toEqual({
    currency: 'USD',
    amount: '12737980',
    figure: '33.61',
    percentage: '30',
    take: '1952500',
    shift: '1366750',
    add: '4555833.34',
  })
  expect(rulesOf(parts, { staffAndOfficeMost: '33.61' })).toEqual([])
  expect(rulesOf(parts, { staffAndOfficeMost: '33.6' })).toEqual(['staff-and-office'])
})

test('whatever repairs a budget does repair it, and a smallest unit less does not', () => {
  const cents = fc
    .integer({ min: 1, max: 1_000_000_00 })
    .map((each) => percentOf('1', String(each)))
  fc.assert(
    fc.property(cents, cents, fc.integer({ min: 1, max: 99 }).map(String), (staff, rest, most) => {
      const budget = (own: string, others: string) => [
        root(),
        line('b1', { kind: 'staff', rate: own }),
        line('b2', { rate: others }),
      ]
      const isFault = (own: string, others: string) =>
        rulesOf(budget(own, others), { staffAndOfficeMost: most }).length > 0
      const [fault] = faultsOf(budget(staff, rest), { staffAndOfficeMost: most })
      if (fault === undefined) return true
      const { take = '', shift = '', add = '' } = fault.details
      const less = (amount: string, by: string) => sumOf([amount, `-${by}`])
      const almost = (amount: string) => less(amount, '0.01')
      const can = compareDecimals(take, staff) <= 0
      return (
        (!can || !isFault(less(staff, take), rest)) &&
        (!can || isFault(less(staff, almost(take)), rest)) &&
        !isFault(less(staff, shift), sumOf([rest, shift])) &&
        isFault(less(staff, almost(shift)), sumOf([rest, almost(shift)])) &&
        !isFault(staff, sumOf([rest, add])) &&
        isFault(staff, sumOf([rest, almost(add)]))
      )
    }),
  )
})

test('what is kept for the evaluation is told to be too little, and how much is missing', () => {
  const parts = [
    root(),
    line('b1', { rate: '960' }),
    line('b2', { rate: '40', purpose: 'evaluation' }),
  ]
  const [fault] = faultsOf(parts, { evaluationLeast: '5' })
  expect(fault?.details).toEqual({
    currency: 'USD',
    amount: '40',
    figure: '4',
    percentage: '5',
    shift: '10',
    add: '10.53',
  })
  expect(rulesOf(parts, { evaluationLeast: '4' })).toEqual([])
})

test('a type of project that the fund does not finance is told; it hinders only where a source says which types', () => {
  const parts = [root({ type: 'RR' }), line('b1', { rate: '10' })]
  const told = (certainty: 'sourced' | 'proposal', excludedTypes = ['RR', 'MH']) =>
    faultsOf(parts, { excludedTypes, said: { excludedTypes: { ...said, certainty } } })
      .filter(({ rule }) => rule === 'type')
      .map(({ field, details, isWarning }) => [field, details['type'], isWarning])
  expect(told('proposal')).toEqual([['type', 'RR', true]])
  expect(told('sourced')).toEqual([['type', 'RR', false]])
  expect(told('sourced', ['MH'])).toEqual([])
})

test('the amount lies within what the fund gives one country, or several', () => {
  const parts = [root(), line('b1', { rate: '300000.01' }), place('pl1', 'KGZ')]
  const limits = { nationalLeast: '100000', nationalMost: '300000', regionalMost: '400000' }
  expect(faultsOf(parts, limits)[0]).toMatchObject({
    rule: 'most',
    details: { amount: '300000.01', limit: '300000', take: '0.01' },
  })
  expect(rulesOf([...parts, place('pl2', 'KAZ')], limits)).toEqual([])
  expect(faultsOf([root(), line('b1', { rate: '60' })], limits)[0]?.details).toMatchObject({
    add: '99940',
  })
  // In another currency there is nothing to compare.
  expect(rulesOf(parts, { ...limits, currency: 'CHF' })).toEqual(['currency project'])
})

test('lines are held against the years, the offices, the activities and the co-funding of the project', () => {
  expect(
    rulesOf(
      [
        root({ 'co-funding': 'yes' }),
        line('b1', { rate: '1', year: '2026' }),
        line('b2', { rate: '1', office: 'moscow' }),
        line('b3', { rate: '1', share: '50' }),
        line('b4', { quantity: '2' }),
        { ...line('b5', { rate: '1' }), parent: 'a1' },
        { part: 'a1', kind: 'activity', parent: 'project', place: 1, fields: {} },
      ],
      { isActivityAligned: true, isCoFundingAllowed: false },
    ),
  ).toEqual([
    'co-funding project',
    'unfinished b4',
    'co-funding-line b3',
    'years b1',
    'activity b1',
    'activity b2',
    'activity b3',
    'activity b4',
    'office b2',
  ])
})

test('a line without a year is only told, and only where there are several', () => {
  const without: ProjectPart = { ...line('b1', {}), fields: { quantity: '1', rate: '1' } }
  expect(faultsOf([root(), without])).toMatchObject([{ rule: 'no-year', isWarning: true }])
  expect(rulesOf([root({ to: '2027-12-31' }), without])).toEqual([])
})

test('a currency without smaller units takes no decimals', () => {
  const parts = [root({ currency: 'JPY' }), line('b1', { rate: '10.5' })]
  expect(faultsOf(parts)).toMatchObject([
    { rule: 'minor-unit', part: 'b1', details: { currency: 'JPY', places: '0' } },
  ])
})

test('without a currency, or without a line, nothing else is said', () => {
  expect(rulesOf([{ ...root(), fields: {} }, line('b1', { rate: '1' })])).toEqual([
    'no-currency project',
  ])
  expect(rulesOf([root()], { evaluationLeast: '5' })).toEqual(['no-lines'])
})
