import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { versionOf, heldByRevision } from '#platform/doors/version.ts'
import { test } from '#platform/testing/world.ts'
import type { By } from '#posts/actions/operator.ts'
import { as, somebody } from '#posts/people.test.room.ts'
import { makeMove } from '#projects/actions/making.ts'
import { theOne } from '#projects/projects.test.room.ts'
import { momentAt } from '#sources/views.ts'
import { begin, endsRoutes, review, settle, tellCondition } from './actions.ts'
import {
  cast,
  endOf,
  proposal,
  room,
  say,
  sent,
  stepOf,
  stepsNow,
  today,
} from './routes.test.room.ts'
import { changedSince, conditionsOf, routesOf } from './views.ts'
import { followUpsOf } from './views/follow-up.ts'
import { conditionsLack } from './views/conditions.ts'

const rules = { checks: {}, followers: [endsRoutes({})], holders: [] }

describe('a verdict', () => {
  test('is given by whoever has the step, not by its author, nor by another', async ({ iom }) => {
    const { developer, chief, director } = await cast(iom)
    await proposal(iom)
    await sent(developer)
    expect(await endOf(say(director, 'chief-of-mission'))).toBe('routes/not-yours')
    expect(await endOf(say(developer, 'chief-of-mission'))).toBe('routes/not-yours')
    const { id } = (await stepOf(iom, 'chief-of-mission')).step
    await sql`update route set author_persons = array[${chief.asker.person}]`.execute(iom)
    expect(await endOf(say(chief, 'chief-of-mission'))).toBe('routes/author')
    expect(await endOf(begin(chief, id))).toBe('routes/author')
  })

  test('needs its reason, its answers and its conditions, and names the field that lacks', async ({
    iom,
  }) => {
    const { developer, chief } = await cast(iom)
    await proposal(iom)
    await sent(developer)
    const answers = [{ item: 'capacity', answer: 'no' as const, note: 'Two posts are vacant' }]
    expect(await endOf(say(chief, 'chief-of-mission', { answers }))).toBe(
      'form/invalid answers.government-request field/missing answers.capacity routes/decisive-no answers.security field/missing answers.sexual-exploitation field/missing',
    )
    expect(await endOf(say(chief, 'chief-of-mission', { verdict: 'return' }))).toBe(
      'form/invalid reason field/missing',
    )
    expect(
      await endOf(say(chief, 'chief-of-mission', { verdict: 'endorse-with-conditions' })),
    ).toBe('form/invalid conditions field/missing')
    const conditions = [{ text: 'Fill both posts', due: null }]
    expect(await endOf(say(chief, 'chief-of-mission', { conditions }))).toBe(
      'form/invalid conditions routes/no-conditions',
    )
    const unknown = [{ item: 'weather', answer: 'yes' as const, note: '' }]
    expect(
      await endOf(
        say(chief, 'chief-of-mission', { verdict: 'decline', reason: 'No', answers: unknown }),
      ),
    ).toBe('form/invalid answers.weather routes/unknown-item')
  })

  test('that returns gives the project back with its reasons; sent again, it is told what changed', async ({
    iom,
  }) => {
    const { developer, chief } = await cast(iom)
    await proposal(iom)
    await sent(developer)
    const reasons = [{ part: 'project', field: 'title.en', text: 'Say where' }]
    await say(chief, 'chief-of-mission', { verdict: 'return', reason: 'Not clear yet', reasons })
    expect(await theOne(iom, 'pr-route')).toMatchObject({
      state: 'returned',
      reason: 'Not clear yet',
    })
    expect([...(await stepsNow(iom)).values()].map(({ standing }) => standing.state)).toEqual([
      'decided',
      'skipped',
      'ended',
      'ended',
      'ended',
      'ended',
    ])
    await sql`update project_part set recorded = tstzrange(lower(recorded), next_recorded_moment())
      where project = 'pr-route' and part = 'project'`.execute(iom)
    await sql`insert into project_part (project, number, part, kind, parent, place, fields, recorded)
      select project, number, part, kind, parent, place, fields || '{"title.en": "Project in Osh"}', tstzrange(upper(recorded), null)
      from project_part where project = 'pr-route' and part = 'project'`.execute(iom)
    await sent(developer)
    const moment = await momentAt(iom, today, null)
    const [route] = await routesOf(iom, moment, 'pr-route')
    if (route === undefined) throw new Error('it was not sent again')
    expect(await changedSince(iom, moment, route)).toMatchObject([
      { part: 'project', fields: [{ field: 'title.en', after: 'Project in Osh' }] },
    ])
  })

  test('that declines withdraws the project', async ({ iom }) => {
    const { developer, chief } = await cast(iom)
    await proposal(iom)
    await sent(developer)
    await say(chief, 'chief-of-mission', { verdict: 'decline', reason: 'Others do this already' })
    expect((await theOne(iom, 'pr-route')).state).toBe('withdrawn')
    expect(await endOf(say(chief, 'chief-of-mission'))).toMatch(/^routes\/decided/)
  })

  test('with conditions endorses, and each is tracked until whoever asked confirms it', async ({
    iom,
  }) => {
    const { developer, chief, money, director, support } = await cast(iom)
    await proposal(iom)
    await sent(developer)
    const past = [{ text: 'Fill both posts', due: '0001-01-01' }]
    const early = { verdict: 'endorse-with-conditions' as const, conditions: past }
    expect(await endOf(say(chief, 'chief-of-mission', early))).toContain('routes/condition-past')
    const conditions = [{ text: 'Fill both posts', due: '2026-12-31' }]
    await say(chief, 'chief-of-mission', { verdict: 'endorse-with-conditions', conditions })
    await say(money, 'resource-management')
    await say(support, 'project-support')
    await say(support, 'thematic-review')
    await say(director, 'regional-endorsement')
    const moment = await momentAt(iom, today, null)
    const [route] = await routesOf(iom, moment, 'pr-route')
    expect(route?.end?.outcome).toBe('endorsed-with-conditions')
    const state = async () =>
      (await conditionsOf(iom, moment, 'pr-route')).map((each) => each.state)
    const id = (await conditionsOf(iom, moment, 'pr-route'))[0]?.id ?? ''
    const note = 'Both came in November'
    expect(await endOf(tellCondition(chief, id, { said: 'confirmed', note: '' }))).toBe(
      'routes/not-met',
    )
    expect(await endOf(tellCondition(director, id, { said: 'met', note }))).toMatch(
      /^posts\/reason/,
    )
    await tellCondition(developer, id, { said: 'met', note })
    expect(await state()).toEqual(['met'])
    expect(await endOf(tellCondition(developer, id, { said: 'confirmed', note: '' }))).toBe(
      'routes/not-yours',
    )
    expect(await toDonor(developer)).toBe('projects/lacking conditions routes/lack.unconfirmed')
    await tellCondition(chief, id, { said: 'confirmed', note: '' })
    expect(await state()).toEqual(['confirmed'])
    expect(await endOf(tellCondition(developer, id, { said: 'met', note }))).toBe(
      'routes/confirmed',
    )
    expect(await toDonor(developer)).toBe('done')
  })

  test('binds by conditions that whoever says they are met does not confirm; when nobody else can there, another is asked', async ({
    iom,
  }) => {
    const { developer, chief, director } = await cast(iom)
    await proposal(iom)
    await sent(developer)
    const conditions = [{ text: 'Fill both posts', due: null }]
    await say(chief, 'chief-of-mission', { verdict: 'endorse-with-conditions', conditions })
    const condition = async () => (await conditionsOf(iom, { asKnown: null }, 'pr-route'))[0]
    const id = (await condition())?.id ?? ''
    const confirm = (by: By) => endOf(tellCondition(by, id, { said: 'confirmed', note: '' }))
    await tellCondition(chief, id, { said: 'met', note: '' })
    expect(await confirm(chief)).toBe('routes/same-teller')
    expect(await confirm(director)).toBe('routes/not-yours')
    const now = { today: await momentAt(iom, today, null) }
    expect(await settle(iom, now, room)).toMatchObject({ moved: 1, stuck: 0 })
    expect(await condition()).toMatchObject({ state: 'met', post: 'regional-director-of-dirk' })
    expect((await followUpsOf(iom, chief.asker, 9)).items).toEqual([])
    expect((await followUpsOf(iom, director.asker, 9)).items).toMatchObject([
      { kind: 'to-confirm', id },
    ])
    expect(await confirm(director)).toBe('done')
  })
})

/** Sends an endorsed project to its donor, where that needs the conditions of its endorsement met. */
async function toDonor(by: By): Promise<string> {
  await sql`delete from project_need`.execute(by.db)
  await sql`insert into project_need (id, move, in_use, content, recorded) values ('conditions', 'send', '[2000-01-01,)',
    '{"asks": {"kind": "conditions-met"}, "funds": [], "donors": [], "types": [], "source": "test"}', '[2000-01-01,)')`.execute(
    by.db,
  )
  const version = versionOf(heldByRevision(await theOne(by.db, 'pr-route')))
  const checks = { 'conditions-met': conditionsLack }
  return endOf(makeMove(by, 'pr-route', 'send', { version }, { ...rules, checks }))
}

test('several review by criteria before a step of a fund is decided', async ({ iom }) => {
  const { developer, chief, money, director, support, head } = await cast(iom)
  const first = await as(iom, await somebody(iom, 'Fay', 'fund-manager', 'headquarters'), today)
  const second = await as(iom, await somebody(iom, 'Finn', 'fund-manager', 'headquarters'), today)
  // Named by its donor alone.
  const fund = { themes: 'protection', donor: 'iom-development-fund' }
  await proposal(iom, { fields: { ...fund, currency: 'USD', expected: '90000' } })
  await sent(developer)
  await say(chief, 'chief-of-mission')
  await say(money, 'resource-management')
  await say(support, 'project-support')
  await say(support, 'thematic-review')
  await say(director, 'regional-endorsement')
  const { id } = (await stepOf(iom, 'fund-unit')).step
  const scores = { engagement: 5, strategy: 4, risk: 3, donors: 3, earlier: 2 }
  const found = { scores, recommendation: 'endorse' as const, text: 'Sound' }
  expect(await endOf(review(director, id, found))).toBe('routes/not-reviewer')
  expect(await endOf(review(first, id, { ...found, scores: { engagement: 9 } }))).toBe(
    'form/invalid scores.engagement routes/score scores.strategy field/missing scores.risk field/missing scores.donors field/missing scores.earlier field/missing',
  )
  await review(first, id, found)
  const holder =
    (await stepOf(iom, 'fund-unit')).standing.post === 'fund-manager-of-fay' ? first : second
  expect(await endOf(say(holder, 'fund-unit'))).toBe('routes/reviews-missing')
  await review(second, id, found)
  await say(holder, 'fund-unit')
  expect(await endOf(say(head, 'fund-approval'))).toBe('done')
  expect((await theOne(iom, 'pr-route')).state).toBe('endorsed')
})
