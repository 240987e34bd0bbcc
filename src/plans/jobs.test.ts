import { expect } from 'vitest'
import { test } from '#platform/testing/world.ts'
import { answer } from './actions/life.ts'
import { remind } from './jobs.ts'
import { arranged, deadline, letters, links, opened, strategy } from './life.test.room.ts'
import { cast } from './plans.test.room.ts'

test('two working days before the deadline those who have not answered are reminded, once; who answered is not', async ({
  iom,
}) => {
  const { developer, director } = await cast(iom)
  await arranged(iom)
  await opened(developer)
  const on = (today: string) =>
    remind(iom, { today, todayAt: () => today }, { link: links.version })
  expect(deadline).toBe('2026-12-04')
  expect(await on('2026-12-01')).toBe(0)
  expect(await on('2026-12-02')).toBe(1)
  expect(await on('2026-12-02')).toBe(0)
  expect(await on('2026-12-03')).toBe(0)
  expect((await letters(iom)).filter((each) => each.endsWith('reminder'))).toEqual([
    'Dirk plans.reminder',
  ])
  const agrees = { office: null, answer: 'agrees', text: '' } as const
  await answer(director, strategy, agrees)
  expect(await on('2026-12-04')).toBe(0)
})

test('nobody is reminded where everybody answered', async ({ iom }) => {
  const { developer, director } = await cast(iom)
  await arranged(iom)
  await opened(developer)
  await answer(director, strategy, { office: null, answer: 'agrees', text: '' })
  const day = '2026-12-03'
  const clock = { today: day, todayAt: () => day }
  expect(await remind(iom, clock, { link: links.version })).toBe(0)
})
