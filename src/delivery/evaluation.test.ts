import { expect } from 'vitest'
import { test } from '#platform/testing/world.ts'
import { operatorsSight } from '#projects/model/sight.ts'
import { cast, today } from '#projects/projects.test.room.ts'
import { momentAt } from '#sources/views.ts'
import { endFeed, makeFeed, planEvaluation, recommend } from './actions.ts'
import { tokenHash } from './actions/feeds.ts'
import { codeOf, everybody, held, underWay } from './delivery.test.room.ts'
import { dueList } from './views.ts'
import { feedOwner } from './views/feeds.ts'

test('an evaluation keeps its window, its recommendations fall due, and a calendar is its owner’s until it ends', async ({
  iom,
}) => {
  const { manager } = await cast(iom)
  const by = await everybody(iom)
  const moment = await momentAt(iom, today, null)
  const id = 'pr-evaluated'
  await underWay(iom, id, manager.asker.person)
  const plan = async (from: string, to: string) =>
    planEvaluation(by, id, {
      kind: 'ex-post',
      evaluator: 'A firm outside',
      from,
      to,
      version: await held(iom, id),
    })
  expect(await codeOf(plan('2028-01-15', '2028-03-01'))).toContain('delivery/fault.window')
  const evaluation = await plan('2028-07-01', '2028-12-31')
  await recommend(by, id, evaluation, {
    text: 'Train earlier',
    office: 'kyrgyzstan',
    due: '2027-01-31',
    version: await held(iom, id),
  })
  const mine = await dueList(iom, moment, today, {
    sight: operatorsSight,
    mine: { person: manager.asker.person, posts: [] },
    kinds: ['recommendation', 'evaluation'],
    from: today,
    to: '2029-12-31',
    limit: 10,
  })
  expect(mine.map(({ kind, day, text }) => [kind, day, text])).toEqual([
    ['recommendation', '2027-01-31', 'Train earlier'],
    ['evaluation', '2028-12-31', null],
  ])

  const feed = await makeFeed(manager)
  expect(await feedOwner(iom, tokenHash(feed.token))).toBe(manager.asker.person)
  expect(await feedOwner(iom, tokenHash('guessed'))).toBeUndefined()
  await endFeed(manager, feed.id)
  expect(await feedOwner(iom, tokenHash(feed.token))).toBeUndefined()
})
