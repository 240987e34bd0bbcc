import { expect } from 'vitest'
import { test } from '#platform/testing/world.ts'
import { answer, giveBack, revise } from '#plans/actions/life.ts'
import { arranged, links, on, opened, strategy, submitted } from '#plans/life.test.room.ts'
import { cast } from '#plans/plans.test.room.ts'
import { waitingFor } from './waiting.ts'

type Someone = Awaited<ReturnType<typeof cast>>['head']
const waits = async ({ db, asker }: Someone) =>
  (await waitingFor({ db, asker, moment: asker.today })).waiting.map(({ kind }) => kind)

test('a version waits for who is to speak, then for who endorses, then for who wrote it', async ({
  iom,
}) => {
  const { developer, director, elsewhere } = await cast(iom)
  const agreed = () => answer(director, strategy, { office: null, answer: 'agrees', text: '' })
  await arranged(iom)
  expect(await waits(director)).toEqual([])
  await opened(developer)
  expect([await waits(director), await waits(developer)]).toEqual([['to-comment'], []])
  await agreed()
  expect([await waits(director), await waits(developer)]).toEqual([[], ['to-submit']])
  const again = { reason: 'Another wording', version: await on(developer) }
  await revise(developer, strategy, again)
  await opened(developer)
  expect(await waits(director)).toEqual(['to-comment'])
  await agreed()
  await submitted(developer)
  expect([await waits(director), await waits(developer)]).toEqual([['to-endorse'], []])
  expect(await waits(elsewhere)).toEqual([])
  await giveBack(director, strategy, { reason: 'Too short', version: await on(developer) }, links)
  expect(await waits(director)).toEqual([])
})
