import { describe, expect } from 'vitest'
import { test } from '#platform/testing/world.ts'
import type { Db } from '#platform/db/db.ts'
import { versionOf } from '#platform/doors/version.ts'
import { as, somebody } from '#posts/people.test.room.ts'
import { adopt, change, draft } from '#scenarios/cast.test.room.ts'
import {
  amend,
  answer,
  consult,
  giveBack,
  publish,
  rebase,
  rebind,
  review,
  withdraw,
} from './actions/life.ts'
import { addPart, writePart } from './actions/parts.ts'
import { cast, codeOf, plan, today } from './plans.test.room.ts'
import {
  afterwards,
  arranged,
  deadline,
  endorsed,
  links,
  now,
  on,
  opened,
  published,
  strategy,
  submitted,
} from './life.test.room.ts'
import { consultedOf } from './views/life/consultation.ts'
import { endorsersOf } from './views/life/endorsing.ts'
import { heldByPart } from './model/held.ts'
import { shapesOf } from './model/readiness.ts'
import { partsOf } from './views/parts.ts'
import { templateBy } from './views/templates.ts'
import { versionList } from './views.ts'

const agrees = { office: null, answer: 'agrees', text: '' } as const
const second = { ...strategy, number: 2 }
const third = { ...strategy, number: 3 }
type Cast = Awaited<ReturnType<typeof cast>>
type Someone = Cast['head']

/** From a draft to what is endorsed. */
async function through({ developer, director }: Cast, which = strategy) {
  await opened(developer, which)
  await answer(director, which, agrees)
  await submitted(developer, which)
  await endorsed(director, which)
}

/** Gives a part of a draft another title. */
async function retitled(by: Someone, which: typeof strategy, part: string, title: string) {
  const { today } = by.asker
  const version = await now(by, which)
  const template = await templateBy(by.db, today, version.template)
  const held = (await partsOf(by.db, today, which)).find((each) => each.part === part)
  if (template === undefined || held === undefined) throw new Error(`there is no ${part}`)
  const opened_ = versionOf(heldByPart(held, shapesOf(held, { version, template })))
  await writePart(by, which, { part, fields: { 'title.en': title }, version: opened_ })
}

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

describe('publishing', () => {
  test('what is endorsed is frozen with a fingerprint and in force from a day on, and serves what it cites', async ({
    iom,
  }) => {
    const those = await cast(iom)
    const { developer } = those
    await arranged(iom)
    const early = { from: afterwards, to: null, version: await on(developer) }
    expect(await codeOf(publish(developer, strategy, early, links))).toBe('plans/no-move')
    await through(those)
    const version = await on(developer)
    const wrong = (from: string, to: string | null) =>
      codeOf(publish(developer, strategy, { from, to, version }, links))
    expect(await wrong('2026-11-21', null)).toBe('plans/past-day')
    expect(await wrong(afterwards, '2026-12-01')).toBe('field/after')
    expect(await codeOf(publish(those.elsewhere, strategy, { ...early, version }, links))).toBe(
      'posts/reason.elsewhere',
    )
    await published(developer)
    expect(await now(developer)).toMatchObject({
      state: 'published',
      inForce: { from: afterwards, until: '2031-01-01' },
      fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
    expect(await codeOf(published(developer))).toBe('plans/no-move')
    await review(developer, strategy, { reason: 'On its way', version: await on(developer) })
    expect(await now(developer)).toMatchObject({ state: 'reviewed', reason: 'On its way' })
  })

  test('what is withdrawn ends on a day, and not after the end that is known', async ({ iom }) => {
    const those = await cast(iom)
    const { developer } = those
    await arranged(iom)
    await through(those)
    await published(developer)
    const given = { reason: 'No money', day: null, version: await on(developer) }
    const late = { ...given, day: '2031-02-01' }
    expect(await codeOf(withdraw(developer, strategy, late, links))).toBe('plans/ended-before')
    const past = { ...given, day: '2026-11-01' }
    expect(await codeOf(withdraw(developer, strategy, past, links))).toBe('plans/past-day')
    await withdraw(developer, strategy, { ...given, day: '2027-03-01' }, links)
    expect(await now(developer)).toMatchObject({
      state: 'withdrawn',
      reason: 'No money',
      inForce: { from: afterwards, until: '2027-03-01' },
    })
    expect(await codeOf(withdraw(developer, strategy, given, links))).toBe('plans/no-move')
  })

  test('a plan that follows another ends it at its first day', async ({ iom }) => {
    const those = await cast(iom)
    const { developer } = those
    await arranged(iom)
    await plan(iom, {
      id: 'p-earlier',
      level: 'country-strategy',
      office: 'kyrgyzstan',
      covers: ['KGZ'],
      objectives: { o1: [] },
    })
    await plan(iom, {
      id: 'p-next',
      level: 'country-strategy',
      office: 'kyrgyzstan',
      covers: ['KGZ'],
      objectives: { o1: ['p-region@1/o1'] },
      state: 'endorsed',
      follows: 'p-earlier',
    })
    await published(developer, { plan: 'p-next', number: 1 })
    expect(await now(developer, { plan: 'p-earlier', number: 1 })).toMatchObject({
      state: 'superseded',
      inForce: { from: '2026-01-01', until: afterwards },
    })
  })

  test('a draft is given up with a reason', async ({ iom }) => {
    const { developer } = await cast(iom)
    await arranged(iom)
    const given = { reason: 'Another way', day: null, version: await on(developer) }
    const dated = { ...given, day: '2027-01-01' }
    expect(await codeOf(withdraw(developer, strategy, dated, links))).toBe('plans/never-in-force')
    await withdraw(developer, strategy, given, links)
    expect(await now(developer)).toMatchObject({ state: 'withdrawn', inForce: null })
  })
})

describe('amending', () => {
  test('an amendment takes the place of the version it is based on; another one is merged with it before it goes on', async ({
    iom,
  }) => {
    const those = await cast(iom)
    const { developer } = those
    await arranged(iom)
    expect(await codeOf(amend(developer, strategy))).toBe('plans/not-published')
    await through(those)
    await published(developer, strategy, '2026-11-23')
    expect(await codeOf(amend(those.elsewhere, strategy))).toBe('posts/reason.elsewhere')
    expect([await amend(developer, strategy), await amend(developer, strategy)]).toEqual([2, 3])
    await retitled(developer, second, 'o1', 'Safer migration')
    await retitled(developer, second, 'o2', 'Fair work')
    await retitled(developer, third, 'o1', 'Safest migration')
    const fields = { 'title.en': 'Data for policy' }
    expect(await addPart(developer, third, { kind: 'priority', parent: 'o1', fields })).toBe('p1')
    const unasked = { choices: new Map(), onto: 2, version: await on(developer, third) }
    expect(await codeOf(rebase(developer, third, unasked))).toBe('plans/not-behind')
    await through(those, second)
    const sameDay = published(developer, second, '2026-11-23')
    expect(await codeOf(sameDay)).toBe('plans/before-former')
    await published(developer, second, '2026-12-07')
    const all = await versionList(iom, developer.asker.today, { plan: strategy.plan })
    expect(
      all.map(({ number, state, inForce }) => [number, state, inForce?.from, inForce?.until]),
    ).toEqual([
      [3, 'draft', undefined, undefined],
      [2, 'published', '2026-12-07', '2031-01-01'],
      [1, 'superseded', '2026-11-23', '2026-12-07'],
    ])
    expect(await codeOf(opened(developer, third))).toBe('plans/behind')
    expect(await codeOf(rebase(developer, third, unasked))).toBe('plans/unmerged')
    const choices = new Map([['o1:title.en', { text: 'Safe migration for all' }]])
    expect(await codeOf(rebase(developer, third, { ...unasked, choices, onto: 1 }))).toBe(
      'plans/behind',
    )
    await rebase(developer, third, { ...unasked, choices })
    expect(await codeOf(rebase(developer, third, { ...unasked, choices }))).toBe('form/stale')
    const merged = await partsOf(iom, developer.asker.today, third)
    const titles = merged.flatMap(({ part, fields: { 'title.en': title } }) =>
      title === undefined || part === 'plan' ? [] : [[part, title]],
    )
    expect(titles).toEqual([
      ['o1', 'Safe migration for all'],
      ['p1', 'Data for policy'],
      ['o2', 'Fair work'],
    ])
    expect(await now(developer, third)).toMatchObject({ state: 'draft', basedOn: 2 })
    await opened(developer, third)
  })
})

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
