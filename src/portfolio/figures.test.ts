import { expect, test } from 'vitest'
import { sumOf } from '#platform/decimal.ts'
import { figureOf, type FigureRow, linesOf, regionsOf } from './model/figures.ts'

const row = (more: Partial<FigureRow>): FigureRow => ({
  by: 'office',
  id: 'kyrgyzstan',
  span: 1,
  currency: 'USD',
  count: 1,
  amount: '100',
  untold: 0,
  ...more,
})

test('amounts of different currencies are never added, and what tells no amount is counted apart', () => {
  const figure = figureOf([
    row({ amount: '0.10', count: 2 }),
    row({ amount: '0.20' }),
    row({ currency: 'EUR', amount: '5' }),
    row({ currency: null, amount: null, count: 3, untold: 3 }),
  ])
  expect(figure).toEqual({
    count: 7,
    sums: [
      { currency: 'EUR', amount: '5', count: 1 },
      { currency: 'USD', amount: '0.3', count: 3 },
    ],
    untold: 3,
  })
})

test('what moved between Regional Offices adds up to zero, in each currency', () => {
  const rows = [
    row({ id: 'kyrgyzstan', span: 1, amount: '70' }),
    row({ id: 'kyrgyzstan', span: 2, amount: '30' }),
    row({ id: 'sudan', span: 1, amount: '12.5', currency: 'EUR' }),
    row({ id: null, span: 1, amount: '9' }),
  ]
  const now = (office: string) => (office === 'kyrgyzstan' ? 'vienna' : 'nairobi')
  const atStart = (span: number) => (office: string) =>
    office === 'kyrgyzstan' && span === 1 ? 'moscow' : office === 'sudan' ? 'cairo' : 'vienna'
  const regions = regionsOf(rows, now, atStart)
  expect(regions.map(({ id, now: is, atStart: was }) => [id, is.count, was.count])).toEqual([
    ['vienna', 2, 1],
    ['nairobi', 1, 0],
    ['cairo', 0, 1],
    ['moscow', 0, 1],
    [null, 1, 1],
  ])
  const moved = regions.flatMap((each) => each.moved)
  for (const currency of ['USD', 'EUR'])
    expect(
      sumOf(moved.filter((each) => each.currency === currency).map(({ amount }) => amount)),
    ).toBe('0')
  expect(regions.find(({ id }) => id === 'vienna')?.moved).toEqual([
    { currency: 'USD', amount: '70' },
  ])
})

test('groups with most projects come first, those that tell none last', () => {
  const lines = linesOf(
    [
      row({ by: 'type', id: 'DP', count: 1 }),
      row({ by: 'type', id: null, count: 9 }),
      row({ by: 'type', id: 'MP', count: 4 }),
    ],
    'type',
  )
  expect(lines.map(({ id }) => id)).toEqual(['MP', 'DP', null])
})
