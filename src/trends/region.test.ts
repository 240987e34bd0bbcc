import { expect } from 'vitest'
import { test } from '#platform/testing/world.ts'
import { arrangeObservations, observe, openIssue } from './actions.ts'
import { cast, followed, observed, onIssue } from './trends.test.room.ts'
import { regionOf } from './views/region.ts'

const all = { sight: 'all', locale: 'en' } as const

test('a region’s picture has the countries of the day, what was seen of each, and the gaps', async ({
  iom,
}) => {
  const { chief } = await cast(iom)
  const office = 'kyrgyzstan'
  const one = await observe(chief, { office, ...observed })
  await observe(chief, { office, ...observed, country: null, area: 'central-asia' })
  await observe(chief, {
    office,
    ...observed,
    country: 'UZB',
    from: '2025-01-01',
    to: '2025-11-22',
  })
  await observe(chief, {
    office,
    ...observed,
    country: 'TJK',
    from: '2025-01-01',
    to: '2025-11-23',
  })
  const issue = await openIssue(chief, followed)
  await arrangeObservations(chief, issue, {
    observations: [one],
    version: await onIssue(chief, issue),
  })
  const now = chief.asker.today
  const region = await regionOf(iom, now, 'central-asia', all)
  const of = (id: string) => region?.countries.find((each) => each.id === id)
  expect(of('KGZ')).toMatchObject({
    numeric: '417',
    observations: 1,
    lastSeen: '2026-10-31',
    issues: [issue],
  })
  expect(of('TJK')).toMatchObject({ observations: 1, lastSeen: '2025-11-23', issues: [] })
  expect(of('UZB')).toMatchObject({ observations: 0, lastSeen: null })
  expect(of('SEN')).toBeUndefined()
  expect(region?.issues.map(({ id }) => id)).toEqual([issue])
  const hidden = await regionOf(iom, now, 'central-asia', { ...all, sight: 'public' })
  expect(hidden?.issues).toEqual([])
  expect(hidden?.countries.every(({ observations }) => observations === 0)).toBe(true)
})

test('an office’s region is what it covers by the network of the day, else the country in which it lies', async ({
  iom,
}) => {
  const { chief } = await cast(iom)
  const codes = async (id: string, asOf: string) =>
    (await regionOf(iom, { ...chief.asker.today, asOf }, id, all))?.countries.map((each) => each.id)
  expect(await codes('vienna', '2018-06-30')).toEqual(expect.arrayContaining(['KGZ', 'ALB']))
  expect(await codes('dakar', '2018-06-30')).not.toContain('KGZ')
  expect(await codes('kyrgyzstan', '2018-06-30')).toEqual(['KGZ'])
  expect(await codes('nowhere', '2018-06-30')).toBeUndefined()
})
