import { expect, test } from 'vitest'
import type { Fault } from '#platform/refusal.ts'
import { asksLess, outsideLife, unlike, wrongPeriod } from './agreed.ts'
import { wrongStart } from './revision.ts'
import { type Terms, termsTold } from './terms.ts'
import { writersAmong } from './writers.ts'

const told = (faults: readonly Fault[]) => faults.map(({ field, details }) => [field, details])

test('an agreement says what its project says, or where it does not', () => {
  const project = { currency: 'USD', amount: '100.00', from: '2027-01-01', to: '2028-12-31' }
  const agreed = { ...project, amount: '100' }
  expect(unlike(agreed, project)).toEqual([])
  expect(told(unlike({ ...agreed, amount: '99.99', to: '2029-12-31' }, project))).toEqual([
    ['amount', { expected: '100.00 USD' }],
    ['to', { expected: '2028-12-31' }],
  ])
  expect(told(unlike({ ...agreed, currency: 'JPY', amount: '1' }, project))).toEqual([
    ['currency', { expected: 'USD' }],
  ])
  expect(unlike(agreed, { currency: null, amount: null, from: null, to: null })).toEqual([])
})

test('terms that are left out are what the fund asks, and what asks less is told', () => {
  const asked: Terms = {
    interimLeastMonths: 12,
    interimEveryMonths: 6,
    interimWithinWeeks: 6,
    finalWithinMonths: 3,
    extensionMonthsBefore: 1,
    isLateExtensionAllowed: false,
    budgetChangeMost: '10',
    exPostFromMonths: null,
    exPostToMonths: null,
  }
  expect(termsTold({}, asked)).toEqual(asked)
  expect(asksLess(asked, asked)).toEqual([])
  const stricter = { interimEveryMonths: 3, extensionMonthsBefore: 2, budgetChangeMost: '5' }
  expect(asksLess(termsTold(stricter, asked), asked)).toEqual([])
  const laxer = { interimEveryMonths: 0, finalWithinMonths: 4, exPostToMonths: 24 }
  expect(told(asksLess(termsTold({ ...laxer, budgetChangeMost: '10.01' }, asked), asked))).toEqual([
    ['interimEveryMonths', { asked: 6 }],
    ['finalWithinMonths', { asked: 3 }],
    ['budgetChangeMost', { asked: '10' }],
  ])
})

test('nothing is agreed for longer than thirty years, nor signed a lifetime before', () => {
  expect(wrongPeriod({ from: '2027-01-01', to: '2056-12-31' })).toEqual([])
  expect(wrongPeriod({ from: '2027-01-01', to: '2057-01-01' })).toMatchObject([
    { field: 'to', reason: 'projects/long-period' },
  ])
  expect(wrongPeriod({ from: '2027-01-01', to: '2026-12-31' })).toMatchObject([
    { field: 'to', reason: 'field/after' },
  ])
  const period = { from: '2027-01-01', to: '2028-12-31' }
  expect(outsideLife('signedOn', '2022-01-01', period)).toEqual([])
  expect(told(outsideLife('signedOn', '1000-11-20', period))).toEqual([
    ['signedOn', { from: '2022-01-01', until: '2033-12-31' }],
  ])
})

test('everybody who wrote in a report is its author, and not who gave it back', () => {
  const row = (state: string, person: string) => ({ state, person, post: `post of ${person}` })
  const rows = [
    row('draft', 'Cora'),
    row('draft', 'Mara'),
    row('review', 'Mara'),
    row('draft', 'Dirk'),
    row('draft', 'Pia'),
  ]
  expect(writersAmong(rows, 'draft')).toEqual({
    persons: ['Cora', 'Mara', 'Pia'],
    posts: ['post of Cora', 'post of Mara', 'post of Pia'],
  })
})

test('a revision follows the version in force; one that never was in force is followed from its first day', () => {
  expect(wrongStart('2026-10-01', '2026-01-01', '2026-11-22')).toBeNull()
  expect(wrongStart('2026-01-01', '2026-01-01', '2026-11-22')).toBe('delivery/fault.before-force')
  expect(wrongStart('2026-11-23', '2026-01-01', '2026-11-22')).toBe('delivery/fault.ahead')
  expect(wrongStart('2027-02-01', '2027-02-01', '2026-11-22')).toBeNull()
  expect(wrongStart('2026-11-22', '2027-02-01', '2026-11-22')).toBe('delivery/fault.before-force')
  expect(wrongStart('2027-02-02', '2027-02-01', '2026-11-22')).toBe('delivery/fault.ahead')
})
