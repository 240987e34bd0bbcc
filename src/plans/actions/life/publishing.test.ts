import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { test } from '#platform/testing/world.ts'
import { versionOf } from '#platform/doors/version.ts'
import { codeOf } from '#platform/testing/outcome.ts'
import { editHead } from '#plans/actions/drafting.ts'
import { fingerprintOf } from '#plans/actions/fingerprint.ts'
import { afterwards, endorsed, links, now, on, opened, published } from '#plans/life.test.room.ts'
import { arranged, strategy, submitted } from '#plans/life.test.room.ts'
import { headOf, heldByHead } from '#plans/model/held.ts'
import { languagesAsked } from '#plans/model/drafting/languages.ts'
import { cast, plan } from '#plans/plans.test.room.ts'
import { asked } from '#plans/questions.test.room.ts'
import { laidOf } from '#plans/views/life/laid.ts'
import type { Which } from '#plans/views/parts.ts'
import { versionList } from '#plans/views.ts'
import { amend, rebase } from './amending.ts'
import { answer } from './commenting.ts'
import { publish, withdraw } from './publishing.ts'

const second = { ...strategy, number: 2 }
const third = { ...strategy, number: 3 }
type Cast = Awaited<ReturnType<typeof cast>>
type Someone = Cast['head']

/** From a draft to what is endorsed. */
async function through({ developer, director }: Cast, which: Which = strategy) {
  await opened(developer, which)
  await answer(director, which, { office: null, answer: 'agrees', text: '' })
  await submitted(developer, which)
  await endorsed(director, which)
}

/** Gives a draft another head. */
async function headed(by: Someone, which: Which, change: { covers?: string[]; to?: string }) {
  const draft = await now(by, which)
  const head = headOf(draft)
  const version = versionOf(heldByHead(head, languagesAsked(draft)))
  const { from, to } = head
  if (from === null || to === null) throw new Error('the draft has no period')
  await editHead(by, which, { ...head, from, to, ...change, version })
}

const versions = async ({ db, asker }: Someone) =>
  versionList(db, asker.today, { plan: strategy.plan })

/** Where each version stands, and from when until when it is in force. */
const standing = async (by: Someone) =>
  (await versions(by)).map(({ number, state, inForce }) =>
    [number, state, inForce?.from, inForce?.until].filter((each) => each !== undefined).join(' '),
  )

describe('on any day one version is in force', () => {
  test('what was withdrawn from a day to come ends where the next begins, and what it is for stays', async ({
    iom,
  }) => {
    const those = await cast(iom)
    const { developer } = those
    await arranged(iom)
    await through(those)
    await published(developer, strategy, '2026-11-23')
    await amend(developer, strategy)
    const given = { reason: 'No money', day: '2027-06-01', version: await on(developer) }
    await withdraw(developer, strategy, given, links)
    await sql`update plan_cover set covers = 'KAZ' where plan = ${strategy.plan}`.execute(iom)
    expect(await codeOf(headed(developer, second, { covers: ['KGZ'] }))).toBe('plans/covers-fixed')
    await sql`update plan_cover set covers = 'KGZ' where plan = ${strategy.plan}`.execute(iom)
    await through(those, second)
    expect(await codeOf(published(developer, second, '2026-11-23'))).toBe('plans/before-former')
    const endless = { from: '2027-01-01', to: '9999-12-31', version: await on(developer, second) }
    expect(await codeOf(publish(developer, second, endless, links))).toBe('field/day')
    await published(developer, second, '2027-01-01')
    expect(await standing(developer)).toEqual([
      '2 published 2027-01-01 2031-01-01',
      '1 withdrawn 2026-11-23 2027-01-01',
    ])
  })

  test('a successor withdrawn before its day leaves its place to what it would have ended; the next one ends that', async ({
    iom,
  }) => {
    const those = await cast(iom)
    const { developer } = those
    await arranged(iom)
    await through(those)
    await published(developer, strategy, '2026-11-23')
    await plan(iom, {
      id: 'p-national',
      level: 'national-plan-of-action',
      office: 'kyrgyzstan',
      covers: ['KGZ'],
      objectives: { a: [`${strategy.plan}@1/o1`] },
    })
    await amend(developer, strategy)
    await amend(developer, strategy)
    await through(those, second)
    await published(developer, second, '2027-06-01')
    const given = { reason: 'No money', day: null, version: await on(developer, second) }
    await withdraw(developer, second, given, links)
    expect(await standing(developer)).toEqual([
      '3 draft',
      '2 withdrawn',
      '1 published 2026-11-23 2031-01-01',
    ])
    expect(await asked(iom)).toEqual([])
    await through(those, third)
    await published(developer, third, '2027-01-01')
    expect(await standing(developer)).toEqual([
      '3 published 2027-01-01 2031-01-01',
      '2 withdrawn',
      '1 superseded 2026-11-23 2027-01-01',
    ])
    expect(await asked(iom)).toEqual([])
    for (const version of await versions(developer)) {
      const said = await laidOf(iom, developer.asker.today, version)
      expect(fingerprintOf({ ...said, template: version.template })).toBe(version.fingerprint)
    }
  })

  test('a plan that another one followed is not published again beside it', async ({ iom }) => {
    const those = await cast(iom)
    const { developer } = those
    await arranged(iom)
    await through(those)
    await published(developer, strategy, '2026-11-23')
    await amend(developer, strategy)
    await plan(iom, {
      id: 'p-next',
      level: 'country-strategy',
      office: 'kyrgyzstan',
      covers: ['KGZ'],
      objectives: { o1: ['p-region@1/o1'] },
      state: 'endorsed',
      follows: strategy.plan,
    })
    await published(developer, { plan: 'p-next', number: 1 }, '2027-01-01')
    await through(those, second)
    expect(await codeOf(published(developer, second, '2027-02-01'))).toBe('plans/followed')
    expect((await now(developer, second)).state).toBe('endorsed')
    const follower = { plan: 'p-next', number: 1 }
    const given = { reason: 'Too soon', day: null, version: await on(developer, follower) }
    await withdraw(developer, follower, given, links)
    expect(await standing(developer)).toEqual(['2 endorsed', '1 published 2026-11-23 2031-01-01'])
  })
})

test('a text that is chosen beside both sides of a conflict stands only where it can', async ({
  iom,
}) => {
  const those = await cast(iom)
  const { developer } = those
  await arranged(iom)
  await through(those)
  await published(developer, strategy, '2026-11-23')
  await amend(developer, strategy)
  await amend(developer, strategy)
  await headed(developer, second, { to: '2030-06-30' })
  await headed(developer, third, { to: '2030-05-31' })
  await through(those, second)
  await published(developer, second, afterwards)
  const version = await on(developer, third)
  const chosen = (text: string) =>
    rebase(developer, third, { onto: 2, version, choices: new Map([['plan:to', { text }]]) })
  expect(await codeOf(chosen('some day'))).toBe('field/day')
  await chosen(' 2030-07-31 ')
  expect((await now(developer, third)).to).toBe('2030-07-31')
})
