import { expect, test } from 'vitest'
import { worsened } from './worse.ts'
import { faultsOf, line, root } from './checks.test.room.ts'

test('a rule that is broken already may not be broken further; what is mended is no fault', () => {
  const staff = (rate: string) =>
    faultsOf([root(), line('b1', { kind: 'staff', rate }), line('b2', { rate: '100' })], {
      staffAndOfficeMost: '30',
    })
  const told = (before: string, after: string) =>
    worsened(staff(before), staff(after)).map(({ rule }) => rule)
  expect(told('40', '42')).toEqual([])
  expect(told('50', '60')).toEqual(['staff-and-office'])
  expect(told('60', '50')).toEqual([])
  expect(told('60', '60')).toEqual([])
  expect(told('40', '60')).toEqual(['staff-and-office'])
})
