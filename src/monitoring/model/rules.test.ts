import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { categoriesOf } from './breakdown.ts'
import type { Indicator } from './indicator.ts'
import { progressOf } from './progress.ts'
import { type Report, type Reported, standingsOf, valuesOf } from './report.ts'
import { wrongReport } from './wrong.ts'

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

const reported: Reported = {
  year: 2026,
  value: '190',
  numerator: null,
  denominator: null,
  breakdown: {},
  source: { title: 'Register', address: null },
  note: '',
}

/** What is wrong, as `field reason`. */
const wrong = (
  change: Partial<Reported>,
  definition: Partial<Indicator> = {},
  values: Record<number, string> = {},
) =>
  wrongReport(
    { ...indicator, ...definition },
    { ...reported, ...change },
    {
      values: new Map(Object.entries(values).map(([year, value]) => [Number(year), { value }])),
      thisYear: 2026,
    },
  ).map(({ field, reason }) => `${field} ${reason.replace('monitoring/fault.', '')}`)

describe('a reported value', () => {
  test('is taken when it fits', () => {
    expect(wrong({})).toEqual([])
    expect(wrong({ breakdown: { female: '120', male: '70' } })).toEqual([])
  })

  test('is of a year of the plan that has begun', () => {
    expect(wrong({ year: 2024 })).toEqual(['year other-year'])
    expect(wrong({ year: 2027 })).toEqual(['year future'])
  })

  test('does not contradict the measure', () => {
    expect(wrong({ value: '12.5' })).toEqual(['value whole'])
    expect(wrong({ value: '-1' })).toEqual(['value whole'])
    expect(wrong({ value: '9'.repeat(40) })).toEqual(['value number'])
    expect(wrong({ value: '1e9' })).toEqual(['value number'])
    const percentage = { measure: 'percentage', disaggregation: 'none' } as const
    expect(wrong({ value: '100.1' }, percentage)).toEqual(['value percentage'])
    expect(wrong({ value: '-12.5' }, { measure: 'index', disaggregation: 'none' })).toEqual([])
  })

  test('has a numerator and a denominator that make it, or none', () => {
    const percentage = { measure: 'percentage', disaggregation: 'none' } as const
    const share = (value: string, numerator: string | null, denominator: string | null) =>
      wrong({ value, numerator, denominator }, percentage)
    expect(share('33.3', '1', '3')).toEqual([])
    expect(share('33', '1', '3')).toEqual([])
    expect(share('34', '1', '3')).toEqual(['value other-share'])
    expect(share('50', '1', null)).toEqual(['denominator field/missing'])
    expect(share('50', '1', '0')).toEqual(['denominator more-than-none'])
    expect(wrong({ numerator: '1', denominator: '2' })).toEqual(['numerator no-share'])
  })

  test('never falls when it counts from the beginning', () => {
    const cumulative = { counting: 'cumulative' } as const
    expect(wrong({ value: '190' }, cumulative, { 2025: '191' })).toEqual(['value falls'])
    expect(wrong({ year: 2025, value: '190' }, cumulative, { 2026: '189' })).toEqual([
      'value passes',
    ])
    expect(wrong({ value: '190' }, cumulative, { 2025: '190', 2026: '500' })).toEqual([])
    expect(wrong({ value: '190' }, {}, { 2025: '191' })).toEqual([])
  })

  test('is broken down as the indicator is, and adds up', () => {
    expect(wrong({ breakdown: { female: '120', male: '60' } })).toEqual(['breakdown.female sum'])
    expect(wrong({ breakdown: { '0-17': '190' } })).toEqual(['breakdown.0-17 no-category'])
    expect(wrong({ breakdown: { female: '190.5' } })).toEqual(['breakdown.female whole'])
    const percentage = { measure: 'percentage' } as const
    expect(wrong({ value: '50', breakdown: { female: '40', male: '60' } }, percentage)).toEqual([])
    expect(categoriesOf('sex-and-age')).toHaveLength(12)
  })

  test('has a source with a title, and an address of the web', () => {
    expect(wrong({ source: { title: ' ', address: 'javascript:alert(1)' } })).toEqual([
      'sourceTitle field/missing',
      'sourceAddress no-address',
    ])
  })
})

const standingIn = (
  value: string | null,
  definition: Partial<Indicator> = {},
  year = 2026,
): string | undefined => {
  const values = new Map(value === null ? [] : [[year, { value }]])
  const told = progressOf({ ...indicator, ...definition }, values, 2026)
  return told.find((each) => each.year === year)?.standing
}

describe('progress', () => {
  test('is measured on the way from the baseline to the year’s target', () => {
    expect(['200', '190', '189', '150', '149', null].map((each) => standingIn(each))).toEqual([
      'reached',
      'on-the-way',
      'behind',
      'behind',
      'far-behind',
      'no-value',
    ])
    expect(standingIn('10', { targets: [] })).toBe('no-target')
    expect(standingIn('10', {}, 2027)).toBe('to-come')
  })

  test('goes down where less is better, and stays where it is to be kept', () => {
    const down = { direction: 'down', targets: [{ year: 2026, value: '50' }] } as const
    expect(['50', '40', '55', '60', '90'].map((each) => standingIn(each, down))).toEqual([
      'reached',
      'reached',
      'on-the-way',
      'behind',
      'far-behind',
    ])
    const keep = { direction: 'keep' } as const
    expect(['200', '190', '211', '181', '120', '80'].map((each) => standingIn(each, keep))).toEqual(
      ['reached', 'reached', 'on-the-way', 'on-the-way', 'behind', 'far-behind'],
    )
  })

  test('begins at 0 when it counts from the beginning', () => {
    expect(standingIn('100', { counting: 'cumulative' })).toBe('behind')
    expect(standingIn('100')).toBe('far-behind')
  })

  test('is better, never worse, with a value nearer to a target above', () => {
    const order = ['far-behind', 'behind', 'on-the-way', 'reached']
    fc.assert(
      fc.property(fc.nat(1000), fc.nat(1000), (a, b) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)].map((each) =>
          order.indexOf(standingIn(String(each)) ?? ''),
        )
        return less !== undefined && more !== undefined && less >= 0 && less <= more
      }),
    )
  })
})

describe('the value of a year', () => {
  const by = { person: null, name: null, post: null, postTitle: null }
  const report = (id: string, verdict: 'approved' | 'returned' | null): Report => ({
    ...reported,
    id,
    plan: 'p-one',
    number: 1,
    part: 'i1',
    office: 'kyrgyzstan',
    by,
    at: id,
    verdict: verdict === null ? null : { verdict, reason: '', by, at: id },
  })

  test('is the last one approved; what waits is replaced by what comes after', () => {
    const told = standingsOf([
      report('1', 'approved'),
      report('2', null),
      report('3', 'returned'),
      report('4', 'approved'),
      report('5', null),
    ])
    expect(told.map(({ state, isValue }) => `${state}${isValue ? ' value' : ''}`)).toEqual([
      'approved',
      'replaced',
      'returned',
      'approved value',
      'pending',
    ])
    expect(valuesOf(told).get(2026)?.id).toBe('4')
  })
})
