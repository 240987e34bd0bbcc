import { expect } from 'vitest'
import { test } from '#platform/testing/world.ts'
import { momentAt } from '#sources/views.ts'
import { planStates } from '#plans/model/plan.ts'
import { versionList } from '#plans/views.ts'
import { questionList } from '#plans/views/questions.ts'
import { openIssues } from '#trends/views.ts'
import { addDemo } from '../src/demo.ts'
import { organisations } from '../src/organisations.ts'

const eight = ['ARM', 'AZE', 'GEO', 'KAZ', 'KGZ', 'TJK', 'TKM', 'UZB']

test('the demo shows a cascade for eight countries in every state, says that it is a demo, and is added once', async ({
  iom: db,
}) => {
  const [organisation] = await organisations()
  if (organisation === undefined) throw new Error('there is no organisation')
  const before = (await versionList(db, await momentAt(db, '2026-11-22', null))).length
  await addDemo(db, organisation)
  await addDemo(db, organisation)
  const moment = await momentAt(db, '2026-11-22', null)
  const all = await versionList(db, moment)
  const demo = all.filter(({ plan }) => plan.origin === 'demo')
  expect(all.length - demo.length).toBe(before)
  expect(demo.every(({ titles }) => titles['en']?.startsWith('Demo: '))).toBe(true)
  expect(new Set(demo.map(({ state }) => state))).toEqual(new Set(planStates))
  expect([...new Set(demo.flatMap(({ plan }) => plan.covers))].toSorted()).toEqual(eight)
  expect(new Set(demo.map(({ plan }) => plan.level)).size).toBe(5)
  const asked = await questionList(db, moment, {})
  expect(asked.map(({ plan, part, became }) => `${plan}/${part} ${became}`).toSorted()).toEqual([
    'p-demo-kyrgyzstan-2025-2028/o2 revised',
    'p-demo-kyrgyzstan-2025-2028/o3 withdrawn',
  ])
  const issues = (await openIssues(db, moment, 'public')).map(({ id }) => id)
  expect(issues.toSorted()).toEqual([
    't-demo-drought',
    't-demo-health-staff',
    't-demo-seasonal-work',
  ])
})
