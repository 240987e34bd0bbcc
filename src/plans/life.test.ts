import { describe, expect } from 'vitest'
import { test } from '#platform/testing/world.ts'
import { as } from '#posts/people.test.room.ts'
import {
  answer,
  comment,
  consult,
  endorse,
  giveBack,
  publish,
  review,
  revise,
  submit,
  withdraw,
} from './actions/life.ts'
import { cast, codeOf } from './plans.test.room.ts'
import {
  afterwards,
  arranged,
  deadline,
  endorsed,
  letters,
  links,
  now,
  on,
  opened,
  published,
  strategy,
  submitted,
} from './life.test.room.ts'
import { answersOf, commentsOf, consultedOf, verdictsOf } from './views/life/consultation.ts'
import { endorsersOf } from './views/life/endorsing.ts'

describe('the life of a country strategy', () => {
  test('it is consulted on with its Regional Office, which held the mandate on the day, and the page can say why', async ({
    iom,
  }) => {
    const { developer, director } = await cast(iom)
    await arranged(iom)
    await opened(developer)
    expect(await now(developer)).toMatchObject({ state: 'consultation', anchor: '2026-11-22', deadline })
    const consulted = await consultedOf(iom, developer.asker.today, strategy)
    console.log(JSON.stringify(consulted, null, 1))
    expect(consulted[0]).toMatchObject({ office: 'vienna', basis: 'mandate' })
    expect(director).toBeDefined()
  })
})
