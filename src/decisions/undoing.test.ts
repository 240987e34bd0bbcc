import { expect } from 'vitest'
import { codeOf } from '#platform/testing/outcome.ts'
import { test } from '#platform/testing/world.ts'
import { momentAt } from '#sources/views.ts'
import { heldOn } from '#sources/model/held.ts'
import { baseFor } from '#sources/views/base.ts'
import { decided, ground, step } from './decided.test.room.ts'

test('a decision for an earlier day does not silently undo what was decided for a later one', async ({
  iom,
}) => {
  const june = { from: '2027-06-01', title: 'From June' }
  const april = { from: '2027-04-01', title: 'From April' }
  await decided(iom, [step('pretoria', 'kind', 'country-office')], june)
  await decided(iom, [step('pretoria', 'coverage', 'BWA', '', 'ends')], june)
  expect(await codeOf(decided(iom, [step('pretoria', 'kind', 'sub-office')], april))).toBe(
    'decisions/undoes-later',
  )
  const given = [step('pretoria', 'coverage', 'BWA')]
  expect(await codeOf(decided(iom, given, april))).toBe('decisions/undoes-later')
  const others = [
    step('pretoria', 'kind', 'country-office'),
    step('pretoria', 'coverage', 'LSO', '', 'ends'),
    step('pretoria', 'coverage', 'BWA', '', 'ends'),
    step('pretoria', 'name', 'Pretoria for the south', 'en'),
  ]
  expect(await codeOf(decided(iom, others, april))).toBe('done')
  expect(
    await codeOf(decided(iom, [step('pretoria', 'kind', 'sub-office')], { from: '2027-07-01' })),
  ).toBe('done')
  const kindOn = async (day: string) => {
    const base = await baseFor(iom, { subjects: ['office:pretoria'] })
    const facts = heldOn(base, ground.tables, await momentAt(iom, day, null))
    return facts.filter(({ predicate }) => predicate === 'kind').map(({ value }) => value)
  }
  expect(await kindOn('2027-06-30')).toEqual(['country-office'])
  expect(await kindOn('2027-07-01')).toEqual(['sub-office'])
})

test('an office is not closed before the day from which something was decided for it', async ({
  iom,
}) => {
  await decided(iom, [step('dakar', 'coverage', 'MAR')], { from: '2027-06-01' })
  const closing = [step('dakar', 'kind', 'regional-office', '', 'ends')]
  expect(await codeOf(decided(iom, closing, { from: '2027-04-01' }))).toBe('decisions/undoes-later')
  expect(await codeOf(decided(iom, closing, { from: '2027-07-01' }))).toBe('done')
})
