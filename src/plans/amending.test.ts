import { describe, expect } from 'vitest'
import { test } from '#platform/testing/world.ts'
import { versionOf } from '#platform/doors/version.ts'
import { codeOf } from '#platform/testing/outcome.ts'
import { amend, answer, publish, rebase, review, withdraw } from './actions/life.ts'
import { addPart, writePart } from './actions/parts.ts'
import { cast, plan } from './plans.test.room.ts'
import {
  afterwards,
  arranged,
  endorsed,
  links,
  now,
  on,
  opened,
  published,
  strategy,
  submitted,
} from './life.test.room.ts'
import { heldByPart } from '#platform/tree/held.ts'
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
