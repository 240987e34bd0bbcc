import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Indicator } from './indicator.ts'
import { type Member, memberId, rollUp } from './roll-up.ts'

const indicator: Indicator = {
  plan: 'p-one',
  number: 1,
  part: 'i1',
  titles: { en: 'Migrants who were assisted' },
  measure: 'count',
  counting: 'yearly',
  direction: 'up',
  disaggregation: 'sex',
  units: { en: 'cases' },
  baseline: '100',
  baselineYear: 2024,
  targets: [
    { year: 2025, value: '150' },
    { year: 2026, value: '200' },
  ],
  years: [2025, 2026, 2027],
}

const member = (plan: string, value: string | null, more: Partial<Indicator> = {}): Member => ({
  indicator: { ...indicator, plan, ...more },
  office: plan,
  countries: [plan],
  value: value === null ? null : { value, numerator: null, denominator: null, breakdown: {} },
})

const obstaclesIn = (members: readonly Member[]) => {
  const outcome = rollUp(members)
  return outcome.isAdded ? [] : outcome.reasons.map(({ obstacle }) => obstacle)
}

describe('a roll-up', () => {
  test('adds exactly, whatever the order, and tells who is missing', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.nat(10 ** 9)), { minLength: 1 }), (values) => {
        const members = values.map((value, at) =>
          member(`p-${at}`, value === null ? null : String(value)),
        )
        const outcome = rollUp(members)
        expect(rollUp(members.toReversed())).toEqual(outcome)
        const told = values.filter((value) => value !== null)
        if (!outcome.isAdded) return told.length === 0
        const sum = told.reduce((total, value) => total + value, 0)
        return (
          outcome.value === String(sum) && outcome.missing.length === values.length - told.length
        )
      }),
    )
  })

  test('refuses what cannot be added, and then shows no number', () => {
    const one = member('p-1', '10')
    expect(obstaclesIn([])).toEqual(['no-members'])
    expect(obstaclesIn([member('p-1', null)])).toEqual(['no-values'])
    expect(obstaclesIn([one, member('p-2', '10', { units: { en: 'Families' } })])).toEqual(['unit'])
    expect(obstaclesIn([one, member('p-2', '10', { counting: 'cumulative' })])).toEqual([
      'counting',
    ])
    expect(obstaclesIn([one, member('p-2', '10', { direction: 'down' })])).toEqual(['direction'])
    const index = { measure: 'index' } as const
    expect(obstaclesIn([member('p-1', '1', index), member('p-2', '2', index)])).toEqual(['index'])
    expect(obstaclesIn([one, member('p-2', '10', index)])).toEqual(['measure', 'index'])
    expect('value' in rollUp([one, member('p-2', '10', index)])).toBe(false)
  })

  test('holds the indicator above beside them: what counts something else is no sum of theirs', () => {
    const members = [member('p-1', '10'), member('p-2', '20')]
    expect(rollUp(members, { ...indicator, plan: 'p-0' })).toMatchObject({ value: '30' })
    const outcome = rollUp(members, { ...indicator, plan: 'p-0', measure: 'percentage' })
    expect(outcome).toMatchObject({ isAdded: false, reasons: [{ obstacle: 'measure' }] })
  })

  test('adds percentages by numerators and denominators alone', () => {
    const share = { measure: 'percentage' } as const
    const half = (plan: string, numerator: string | null, denominator: string | null): Member => ({
      ...member(plan, '50', share),
      value: { value: '50', numerator, denominator, breakdown: {} },
    })
    expect(obstaclesIn([half('p-1', '1', '2'), half('p-2', null, null)])).toEqual(['no-fraction'])
    expect(rollUp([half('p-1', '1', '2'), half('p-2', '3', '4')])).toMatchObject({
      value: '66.67',
      numerator: '4',
      denominator: '6',
    })
  })

  test('never counts people twice in one country', () => {
    const people = { measure: 'people' } as const
    const [one, two] = [member('p-1', '10', people), member('p-2', '10', people)]
    expect(obstaclesIn([one, two])).toEqual([])
    const both = { ...two, countries: ['p-1', 'KGZ'] }
    const outcome = rollUp([one, both])
    expect(outcome).toEqual({
      isAdded: false,
      reasons: [
        {
          obstacle: 'same-country',
          members: [one, both].map((each) => ({ id: memberId(each), says: 'p-1' })),
        },
      ],
    })
    expect(
      obstaclesIn([
        { ...one, countries: ['KGZ'] },
        { ...member('p-2', '1'), countries: ['KGZ'] },
      ]),
    ).toEqual(['measure'])
  })

  test('adds breakdowns where all are alike; what was not told apart is unknown', () => {
    const broken = (plan: string, breakdown: Record<string, string>): Member => ({
      ...member(plan, '10'),
      value: { value: '10', numerator: null, denominator: null, breakdown },
    })
    expect(rollUp([broken('p-1', { female: '6', male: '4' }), broken('p-2', {})])).toMatchObject({
      value: '20',
      breakdown: { female: '6', male: '4', unknown: '10' },
    })
    const byAge = { ...broken('p-2', { '0-17': '10' }) }
    const other = { ...byAge, indicator: { ...byAge.indicator, disaggregation: 'age' } } as const
    expect(rollUp([broken('p-1', { female: '10' }), other])).toMatchObject({
      value: '20',
      breakdown: {},
    })
  })
})
