import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  compareDecimals,
  decimalOf,
  percentageOf,
  percentOf,
  productOf,
  sumOf,
  units,
} from './decimal.ts'

const decimal = fc
  .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }))
  .map(([millionths]) => decimalOf(millionths))

test('decimals are read as they were written, and added exactly', () => {
  fc.assert(fc.property(decimal, (text) => decimalOf(units(text)) === text))
  fc.assert(
    fc.property(fc.array(decimal), (all) => {
      const sum = all.reduce((total, each) => total + units(each), 0n)
      return sumOf(all) === decimalOf(sum) && sumOf(all.toReversed()) === sumOf(all)
    }),
  )
  expect(sumOf(['0.1', '0.2'])).toBe('0.3')
  expect(sumOf(['999999999999999', '1'])).toBe('1000000000000000')
  expect(compareDecimals('-0.5', '0')).toBe(-1)
})

test('percentages round half up', () => {
  expect([percentageOf('1', '3'), percentageOf('2', '3'), percentageOf('1', '8', 0)]).toEqual([
    '33.33',
    '66.67',
    '13',
  ])
})

test('products are rounded once, half up, whatever stands before them', () => {
  expect(productOf(['1.005', '1'], 2)).toBe('1.01')
  expect(productOf(['1.005', '-1'], 2)).toBe('-1.01')
  expect(productOf(['0.1', '0.1', '0.1'])).toBe('0.001')
  expect(productOf([])).toBe('1')
  expect(productOf(['3', '12', '4999.99', '33.33', '0.01'], 2)).toBe('59993.88')
  expect(percentOf('7', '1234.5', 2)).toBe('86.42')
  expect(percentOf('30', '999', 0)).toBe('300')
  fc.assert(
    fc.property(
      fc.array(decimal, { maxLength: 5 }),
      fc.integer({ min: 0, max: 6 }),
      (all, most) => productOf(all, most) === productOf(all.toReversed(), most),
    ),
  )
  fc.assert(fc.property(decimal, (each) => productOf([each, '1'], 6) === each))
})
