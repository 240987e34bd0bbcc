import { describe, expect } from 'vitest'
import { test } from '#platform/testing/world.ts'
import type { Db } from '#platform/db/db.ts'
import { codeOf } from '#platform/testing/outcome.ts'
import { as, somebody } from '#posts/people.test.room.ts'
import { adopt, change, draft } from '#scenarios/cast.test.room.ts'
import { answer, consult, giveBack, publish, rebind } from './actions/life.ts'
import { cast, today } from './plans.test.room.ts'
import {
  afterwards,
  arranged,
  deadline,
  endorsed,
  links,
  now,
  on,
  opened,
  strategy,
  submitted,
} from './life.test.room.ts'
import { consultedOf } from './views/life/consultation.ts'
import { endorsersOf } from './views/life/endorsing.ts'

const agrees = { office: null, answer: 'agrees', text: '' } as const
type Someone = Awaited<ReturnType<typeof cast>>['head']

/** Bangkok is responsible for strategies in the country from the new year on. */
async function reorganised(db: Db, head: Someone) {
  const drafter = await as(
    db,
    await somebody(db, 'Dara', 'deputy-chief-of-staff', 'headquarters'),
    today,
  )
  const given = change('give-function', 'office:bangkok', 'regional-strategy', 'KGZ')
  await adopt(head, await draft(drafter, [given]))
}

describe('a reorganisation while a plan is on its way', () => {
  test('the office of the day on which the consultation opened stays, until the plan is bound anew with a reason', async ({
    iom,
  }) => {
    const { developer, head } = await cast(iom)
    await arranged(iom)
    await opened(developer)
    await reorganised(iom, head)
    const since = await as(iom, developer.asker.person, '2027-01-04')
    const offices = async () =>
      (await consultedOf(iom, since.asker.today, strategy)).map(({ office, mandate }) => [
        office,
        mandate?.on,
        mandate?.grounds[0]?.function,
      ])
    expect(await offices()).toEqual([['vienna', '2026-11-22', 'coverage']])
    const who = async () =>
      (await endorsersOf(iom, { today: since.asker.today }, await now(since))).map(
        ({ name }) => name,
      )
    expect(await who()).toContain('Dirk')
    const rebinding = { reason: 'Bangkok has it now', deadline: null, version: await on(since) }
    expect(await codeOf(rebind(since, strategy, rebinding, links))).toBe('plans/early-deadline')
    const soon = { ...rebinding, deadline: '2026-12-01' }
    expect(await codeOf(rebind(since, strategy, soon, links))).toBe('plans/earlier-deadline')
    await rebind(since, strategy, { ...rebinding, deadline: '2027-01-18' }, links)
    expect(await offices()).toEqual([['bangkok', '2027-01-04', 'regional-strategy']])
    expect(await now(since)).toMatchObject({ anchor: '2027-01-04', deadline: '2027-01-18' })
  })

  test('who answered before stays when it is bound anew', async ({ iom }) => {
    const { developer, director, head } = await cast(iom)
    await arranged(iom)
    await opened(developer)
    await answer(director, strategy, agrees)
    await reorganised(iom, head)
    const since = await as(iom, developer.asker.person, '2027-01-04')
    const rebinding = { reason: 'New', deadline: '2027-01-18', version: await on(since) }
    await rebind(since, strategy, rebinding, links)
    const consulted = await consultedOf(iom, since.asker.today, strategy)
    expect(consulted.map(({ office }) => office).toSorted()).toEqual(['bangkok', 'vienna'])
  })
})

describe('two at once', () => {
  test('of two who do the same on the same page the second is told, and nothing is done twice', async ({
    iom,
  }) => {
    const those = await cast(iom)
    const { developer, director } = those
    await arranged(iom)
    const opening = { deadline, offices: [], version: await on(developer) }
    await consult(developer, strategy, opening, links)
    expect(await codeOf(consult(those.chief, strategy, opening, links))).toBe('plans/no-move')
    await answer(director, strategy, agrees)
    await submitted(developer)
    const seen = { reason: 'No', version: await on(director) }
    await endorsed(director)
    expect(await codeOf(giveBack(director, strategy, seen, links))).toBe('plans/no-move')
    const publication = { from: afterwards, to: null, version: await on(developer) }
    await publish(developer, strategy, publication, links)
    expect(await codeOf(publish(those.chief, strategy, publication, links))).toBe('plans/no-move')
    expect(await now(developer)).toMatchObject({ state: 'published', revision: 5 })
  })
})
