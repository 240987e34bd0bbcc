import { sql } from 'kysely'
import { expect } from 'vitest'
import { test } from '#platform/testing/world.ts'
import { cast, endOf, proposal, say, sent, stepOf, stepsNow } from './routes.test.room.ts'

test('a proposal goes its way, stage by stage, to whoever the network names, until it is endorsed', async ({
  iom,
}) => {
  const { developer, chief, money, director, support } = await cast(iom)
  await proposal(iom)
  await sent(developer)
  const steps = [...(await stepsNow(iom)).values()].map(({ step, standing }) =>
    [step.stage, step.rule, standing.state, standing.office, standing.post].join(' '),
  )
  expect(steps).toEqual([])
  await say(chief, 'chief-of-mission')
  await say(money, 'resource-management')
  await say(support, 'project-support')
  await say(director, 'regional-endorsement')
  expect(await endOf(say(chief, 'chief-of-mission'))).toBe('x')
  expect((await stepOf(iom, 'chief-of-mission')).standing.state).toBe('decided')
  expect(
    (await sql<{ state: string }>`select state from project_standing where project = 'pr-route' and upper_inf(recorded)`.execute(iom)).rows,
  ).toEqual([])
})
