import { expect } from 'vitest'
import { test } from '#platform/testing/world.ts'
import { impactOf } from '#network/views/impact.ts'
import { ground, step } from '#decisions/decided.test.room.ts'
import type { Step } from '#decisions/model/change.ts'
import { foreseeSteps } from '#decisions/views/foreseen.ts'
import { as, somebody } from '#posts/people.test.room.ts'
import { propose } from '#proposals/actions.ts'
import { office, people, room, sending } from '#proposals/proposals.test.room.ts'
import { linesSeen, proposalsImpact } from './impact.ts'

test('a change of the network tells which open proposals pass to others, and what they rest on', async ({
  iom,
}) => {
  const { ada } = await people(iom)
  const id = await propose(ada, office, 'change', sending(), room)
  const moment = { ...ada.asker.today, asOf: '2025-03-01' }
  const before = { db: iom, moment, locale: 'en' } as const
  const told = async (steps: readonly Step[]) => {
    const { subjects, after } = await foreseeSteps(iom, moment, steps, ground)
    const lines = await impactOf([proposalsImpact], before, { ...before, db: after }, subjects)
    return lines.map((line) => ({
      key: line.key,
      consequence: line.consequence,
      before: line.before.map(({ label }) => label),
      after: line.after.map(({ label }) => label),
    }))
  }
  const uncovered = step('vienna', 'coverage', 'six-europe-and-central-asia', '', 'ends')
  expect(await told([uncovered])).toEqual([
    { key: id, consequence: 'passes-on', before: ['Ilse'], after: ['Gro'] },
  ])
  expect(await told([step(office, 'kind', 'sub-office')])).toEqual([
    {
      key: `${id} 1`,
      consequence: 'changes-ground',
      before: ['Country entry of the office finder'],
      after: ['Sub-office'],
    },
  ])
  expect(await told([step('vienna', 'language', 'de')])).toEqual([])
})

test('of open proposals, and of who decides on them, only those are told of who may read them', async ({
  iom,
}) => {
  const { ada, ilse, gro } = await people(iom)
  const dio = await as(iom, await somebody(iom, 'Dio', 'chief-of-mission', 'dakar'))
  await propose(ada, office, 'change', sending(), room)
  const moment = { ...ada.asker.today, asOf: '2025-03-01' }
  const before = { db: iom, moment, locale: 'en' } as const
  const uncovered = step('vienna', 'coverage', 'six-europe-and-central-asia', '', 'ends')
  const { subjects, after } = await foreseeSteps(iom, moment, [uncovered], ground)
  const lines = await impactOf([proposalsImpact], before, { ...before, db: after }, subjects)
  expect(lines).toHaveLength(1)
  for (const { asker } of [ada, ilse, gro])
    expect(await linesSeen({ db: iom, asker }, lines)).toEqual(lines)
  for (const asker of [dio.asker, null])
    expect(await linesSeen({ db: iom, asker }, lines)).toEqual([])
})
