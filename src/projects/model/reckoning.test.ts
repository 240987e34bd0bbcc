import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sumOf } from '#platform/decimal.ts'
import type { ProjectPart } from './kinds.ts'
import { costKinds } from './fields.ts'
import { sharedOut } from './totals.ts'
import { reckoned } from './reckoning.ts'

const root = (fields: Record<string, string> = {}): ProjectPart => ({
  part: 'project',
  kind: 'project',
  parent: null,
  place: 1,
  fields: { currency: 'USD', office: 'kyrgyzstan', ...fields },
})

const matrix: ProjectPart[] = [
  { part: 'o1', kind: 'objective', parent: 'project', place: 1, fields: {} },
  { part: 'oc1', kind: 'outcome', parent: 'o1', place: 1, fields: {} },
  { part: 'op1', kind: 'output', parent: 'oc1', place: 1, fields: {} },
  { part: 'a1', kind: 'activity', parent: 'op1', place: 1, fields: {} },
  { part: 'a2', kind: 'activity', parent: 'op1', place: 2, fields: {} },
]

const line = (part: string, fields: Record<string, string>, parent = 'project'): ProjectPart => ({
  part,
  kind: 'line',
  parent,
  place: 50,
  fields,
})

const seven = { rate: '7', basis: 'total-costs' } as const

test('a line costs quantity times duration times rate, as far as the project pays it', () => {
  const costOf = (fields: Record<string, string>, currency = 'USD') =>
    reckoned([root({ currency }), line('b1', fields)], null)?.lines[0]?.cost
  expect(costOf({ quantity: '2', duration: '12', rate: '1500.50', share: '50' })).toBe('18006')
  expect(costOf({ quantity: '3', rate: '0.335' })).toBe('1.01')
  expect(costOf({ quantity: '3', rate: '0.335' }, 'JPY')).toBe('1')
  expect(costOf({ quantity: '1.5', rate: '1' }, 'JPY')).toBe('2')
  expect(costOf({ quantity: '1', rate: '0.3335', share: '50' }, 'KWD')).toBe('0.167')
  expect(costOf({ quantity: '999999999999999', duration: '999999999999', rate: '9' })).toBe(
    '8999999999990991000000000009',
  )
  expect(costOf({ quantity: '2' })).toBeNull()
  expect(costOf({ rate: '2' })).toBeNull()
})

test('a budget is reckoned in one currency, by activity, output, kind, year and office', () => {
  const told = reckoned(
    [
      root(),
      ...matrix,
      line('b1', { kind: 'staff', quantity: '1', rate: '100', year: '2027' }),
      line('b2', { kind: 'office', quantity: '1', rate: '50', year: '2028', office: 'vienna' }),
      line('b3', { kind: 'programme', quantity: '1', rate: '250', year: '2027' }, 'a2'),
      line('b4', { kind: 'programme', quantity: '1', rate: '100.01' }, 'a1'),
      line('b5', { kind: 'programme', rate: '9' }, 'a1'),
    ],
    seven,
  )
  expect(told).toMatchObject({
    direct: '500.01',
    staffAndOffice: '150',
    programme: '350.01',
    overhead: '35',
    total: '535.01',
    unreckoned: ['b5'],
  })
  expect(told?.byYear.map(({ of, direct }) => [of, direct])).toEqual([
    [2027, '350'],
    [2028, '50'],
    [null, '100.01'],
  ])
  expect(told?.byOffice.map(({ of, direct }) => [of, direct])).toEqual([
    ['kyrgyzstan', '450.01'],
    ['vienna', '50'],
  ])
  expect(told?.byActivity.map(({ of, lines }) => [of, lines])).toEqual([
    ['a1', ['b4', 'b5']],
    ['a2', ['b3']],
    [null, ['b1', 'b2']],
  ])
  expect(told?.byOutput.map(({ of, direct }) => [of, direct])).toEqual([
    ['op1', '350.01'],
    [null, '150'],
  ])
  expect(reckoned([line('b1', { quantity: '1', rate: '1' })], seven)).toBeNull()
})

test('overhead is reckoned on all costs, or on staff and office alone', () => {
  const parts = [
    root(),
    line('b1', { kind: 'staff', quantity: '1', rate: '200' }),
    line('b2', { kind: 'programme', quantity: '1', rate: '800' }),
  ]
  expect(reckoned(parts, seven)?.overhead).toBe('70')
  expect(reckoned(parts, { rate: '12', basis: 'staff-and-office' })?.overhead).toBe('24')
  const onStaff = reckoned(parts, { rate: '12', basis: 'staff-and-office' })
  expect(onStaff?.byKind.map(({ of, overhead }) => [of, overhead])).toEqual([
    ['staff', '24'],
    ['programme', '0'],
  ])
  expect(reckoned(parts, null)).toMatchObject({ overhead: '0', total: '1000' })
})

const amounts = fc.integer({ min: 0, max: 10_000_000 }).map((cents) => {
  const digits = String(cents).padStart(3, '0')
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`
})
const anyLine = fc.record({
  kind: fc.constantFrom(...costKinds),
  year: fc.constantFrom('2026', '2027', '2028'),
  office: fc.constantFrom('kyrgyzstan', 'vienna', 'kazakhstan'),
  quantity: fc.integer({ min: 0, max: 500 }).map(String),
  rate: amounts,
  share: fc.constantFrom('100', '33.33', '12.5', '0'),
  parent: fc.constantFrom('project', 'a1', 'a2'),
})

test('whatever the lines, years, offices, activities, outputs and kinds each add up to the total', () => {
  fc.assert(
    fc.property(
      fc.array(anyLine, { maxLength: 30 }),
      fc.constantFrom('USD', 'JPY', 'KWD'),
      fc.constantFrom('0', '5', '7', '12.345'),
      (lines, currency, rate) => {
        const parts = lines.map(({ parent, ...fields }, at) => line(`b${at}`, fields, parent))
        const told = reckoned([root({ currency }), ...matrix, ...parts], {
          rate,
          basis: 'total-costs',
        })
        for (const groups of [
          told?.byYear,
          told?.byOffice,
          told?.byActivity,
          told?.byOutput,
          told?.byKind,
        ]) {
          expect(sumOf((groups ?? []).map(({ total }) => total))).toBe(
            lines.length === 0 ? '0' : told?.total,
          )
          expect(sumOf((groups ?? []).map(({ overhead }) => overhead))).toBe(told?.overhead)
        }
      },
    ),
  )
})

test('an amount that is shared out is shared out whole', () => {
  expect(sharedOut('100', ['1', '1', '1'], 'USD')).toEqual(['33.34', '33.33', '33.33'])
  expect(sharedOut('100', ['1', '1', '1'], 'JPY')).toEqual(['34', '33', '33'])
  expect(sharedOut('0.05', ['0', '3', '0'], 'USD')).toEqual(['0', '0.05', '0'])
  expect(sharedOut('7', ['0', '0'], 'USD')).toEqual(['7', '0'])
  expect(sharedOut('7', [], 'USD')).toEqual([])
})
