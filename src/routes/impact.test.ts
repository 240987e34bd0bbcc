import { expect } from 'vitest'
import { impactParts } from '#deciding.ts'
import { periodTables } from '#domains.ts'
import { byCommand, perform } from '#platform/act.ts'
import { test } from '#platform/testing/world.ts'
import { impactOf, type Network } from '#network/views/impact.ts'
import { as, somebody } from '#posts/people.test.room.ts'
import { momentAt } from '#sources/views.ts'
import { decide } from '#decisions/actions/decide.ts'
import type { Change } from '#decisions/model/change.ts'
import { foresee } from '#decisions/views/foreseen.ts'
import { settle } from './actions.ts'
import { cast, proposal, room, say, sent, stepOf, today } from './routes.test.room.ts'
import { routesImpact } from './views/impact.ts'

const day = '2026-11-25'
const ground = { tables: periodTables, publisher: 'The organisation' }
const change = (kind: Change['kind'], office: string, value: string): Change => ({
  kind,
  value,
  subject: `office:${office}`,
  qualifier: '',
  note: '',
})

test('a country that passes to another region takes its open reviews along from that day, as was foretold; what was said stays', async ({
  iom,
}) => {
  const { developer, chief, money } = await cast(iom)
  await as(iom, await somebody(iom, 'Bao', 'regional-director', 'bangkok'), today)
  await as(iom, await somebody(iom, 'Bea', 'regional-project-support', 'bangkok'), today)
  await proposal(iom)
  await sent(developer)
  await say(chief, 'chief-of-mission')
  await say(money, 'resource-management')
  const network: Network = { db: iom, moment: await momentAt(iom, day, null), locale: 'en' }
  const changes = [
    change('take-coverage', 'vienna', 'six-europe-and-central-asia'),
    change('give-coverage', 'bangkok', 'KGZ'),
  ]
  const { wrong, steps, subjects, after } = await foresee(iom, network.moment, changes, ground)
  expect(wrong).toEqual([])
  const lines = await impactOf([routesImpact], network, { ...network, db: after }, subjects)
  const told = lines.map(({ about, before, after: then, consequence }) =>
    [about[0]?.label, before[0]?.id, '>', then[0]?.id, consequence].join(' '),
  )
  expect(told.toSorted()).toEqual([
    'Review by project support vienna > bangkok changes-hands',
    'Thematic review vienna > bangkok changes-hands',
  ])
  const deed = { by: byCommand('test'), name: 'decisions.decided', subject: 'test:any' }
  const wholly = {
    of: 'scenario:any',
    title: 'Any',
    language: 'en',
    day: today,
    from: day,
    steps,
    corrections: [],
    cites: null,
    why: 'Tried',
  } as const
  await perform(iom, deed, (act) => decide(act, wholly, ground))
  const on = async (at: string) => settle(iom, { today: await momentAt(iom, at, null) }, room)
  expect((await on('2026-11-24')).moved).toBe(0)
  expect((await stepOf(iom, 'project-support')).standing.office).toBe('vienna')
  expect(await on(day)).toMatchObject({ moved: 2, stuck: 0 })
  expect((await stepOf(iom, 'project-support')).standing).toMatchObject({
    office: 'bangkok',
    post: 'regional-project-support-of-bea',
    cause: 'reorganisation',
  })
  expect((await stepOf(iom, 'resource-management')).standing).toMatchObject({
    state: 'decided',
    post: 'resource-management-officer-of-rana',
  })
  expect(impactParts.map(({ id }) => id)).toContain(routesImpact.id)
})
