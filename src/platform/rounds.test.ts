import { expect, test } from 'vitest'
import { everySoOften } from './rounds.ts'

test('rounds follow each other, one at a time, whatever one of them throws', async () => {
  const told: unknown[] = []
  let rounds = 0
  let atOnce = 0
  let most = 0
  const { promise: enough, resolve } = Promise.withResolvers<void>()
  const running = everySoOften(
    1,
    async () => {
      atOnce += 1
      most = Math.max(most, atOnce)
      await Promise.resolve()
      atOnce -= 1
      rounds += 1
      if (rounds === 5) resolve()
      if (rounds === 2) throw new Error('the second round')
    },
    (error) => told.push(error),
  )
  const keepAwake = setInterval(() => {}, 1000)
  await enough
  clearInterval(keepAwake)
  await running.stop()
  expect(most).toBe(1)
  expect(told).toEqual([new Error('the second round')])
})

test('stopping waits for the round under way, and no other begins', async () => {
  const { promise: ended, resolve: end } = Promise.withResolvers<void>()
  let rounds = 0
  const running = everySoOften(
    1,
    async () => {
      rounds += 1
      await ended
    },
    () => {},
  )
  let isStopped = false
  const stopped = running.stop().then(() => {
    isStopped = true
  })
  await Promise.resolve()
  expect(isStopped).toBe(false)
  end()
  await stopped
  expect(rounds).toBe(1)
})
