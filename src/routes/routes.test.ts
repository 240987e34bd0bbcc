import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { wordsIn } from '#platform/i18n/words.ts'
import { test } from '#platform/testing/world.ts'
import { versionOf } from '#platform/doors/version.ts'
import { as, somebody } from '#posts/people.test.room.ts'
import { makeMove } from '#projects/actions/making.ts'
import { heldByRevision } from '#projects/model/held.ts'
import { theOne } from '#projects/projects.test.room.ts'
import type { By } from '#posts/actions/operator.ts'
import { momentAt } from '#sources/views.ts'
import { placeNames } from '#world/views.ts'
import { begin, endsRoute, passOn, review, settle, tellCondition } from './actions.ts'
import { heldByStep } from './model/held.ts'
import { becauseText, passedTexts } from './model/sentence.ts'
import {
  cast,
  endOf,
  isUnderWay,
  operator,
  proposal,
  room,
  say,
  sent,
  stepOf,
  stepsNow,
  today,
} from './routes.test.room.ts'
import { changedSince, conditionsOf, routePreview, routesOf, sentBy, waitingFor } from './views.ts'
import { conditionsLack } from './views/conditions.ts'

const rules = { checks: {}, followers: [endsRoute], holders: [] }

test('a proposal goes its way, stage by stage, to whoever the network names, until it is endorsed', async ({
  iom,
}) => {
  const { developer, chief, money, director, support } = await cast(iom)
  await proposal(iom)
  await sent(developer)
  const told = async () =>
    [...(await stepsNow(iom)).values()].map(({ step, standing }) =>
      [step.stage, step.rule, standing.state, standing.office ?? '—'].join(' '),
    )
  expect(await told()).toEqual([
    '1 chief-of-mission open kyrgyzstan',
    '2 coordinating-office skipped —',
    '2 project-support waiting vienna',
    '2 resource-management waiting kyrgyzstan',
    '2 thematic-review waiting vienna',
    '3 regional-endorsement waiting vienna',
  ])
  expect((await waitingFor(iom, chief.asker, { limit: 10 })).items).toMatchObject([
    { rule: 'chief-of-mission', project: 'pr-route', since: today, due: '2026-11-25' },
  ])
  expect((await waitingFor(iom, developer.asker, { limit: 10 })).total).toBe(0)
  expect(await endOf(say(director, 'regional-endorsement'))).toBe('routes/waiting')
  await say(chief, 'chief-of-mission')
  expect((await waitingFor(iom, support.asker, { limit: 10 })).total).toBe(2)
  await say(money, 'resource-management')
  await say(support, 'project-support')
  await say(support, 'thematic-review')
  expect((await theOne(iom, 'pr-route')).state).toBe('review')
  await say(director, 'regional-endorsement')
  expect((await theOne(iom, 'pr-route')).state).toBe('endorsed')
  expect(await isUnderWay(iom)).toBe(false)
  expect((await sentBy(iom, developer.asker, { limit: 10 })).items).toMatchObject([
    { project: 'pr-route', outcome: 'endorsed', done: 5, steps: 5 },
  ])
})

test('it is told why an office is asked, from when and by which document, and why no other', async ({
  iom,
}) => {
  const { developer } = await cast(iom)
  await proposal(iom)
  await sent(developer)
  const { because } = (await stepOf(iom, 'regional-endorsement')).standing
  if (because === null) throw new Error('nobody said why')
  const moment = await momentAt(iom, today, null)
  const words = wordsIn('en')
  expect(becauseText(because, await placeNames(iom, moment, 'en'), words)).toMatch(
    /Europe and Central Asia.* is asked because it covers Kyrgyzstan .*since .*\(document [a-z0-9-]+(, line \d+)?/,
  )
  expect(passedTexts(because, words)).toEqual([
    'On 22 November 2026 nobody holds: Project review and endorsement.',
  ])
  const arabic = wordsIn('ar')
  const told = becauseText(because, await placeNames(iom, moment, 'ar'), arabic)
  expect(told).toContain('لأنه يغطي')
})

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

describe('whoever has a step', () => {
  test('takes it up once, and passes it on to a colleague who can act', async ({ iom }) => {
    const { developer, chief } = await cast(iom)
    const deputy = await as(iom, await somebody(iom, 'Didi', 'deputy-chief-of-mission'), today)
    await proposal(iom)
    await sent(developer)
    const { id } = (await stepOf(iom, 'chief-of-mission')).step
    await begin(chief, id)
    expect(await endOf(begin(chief, id))).toBe('routes/begun')
    const version = versionOf(heldByStep(await stepOf(iom, 'chief-of-mission')))
    const to = (post: string) => passOn(chief, id, { post, reason: 'Away', version }, room)
    expect(await endOf(to('project-developer-of-pia'))).toBe('form/invalid post routes/not-able')
    expect(await endOf(to('regional-director-of-dirk'))).toBe('form/invalid post routes/not-able')
    await to('deputy-chief-of-mission-of-didi')
    expect(await endOf(to('deputy-chief-of-mission-of-didi'))).toBe('routes/not-yours')
    expect((await stepOf(iom, 'chief-of-mission')).standing).toMatchObject({
      cause: 'passed-on',
      begunAt: null,
    })
    expect(await endOf(say(chief, 'chief-of-mission'))).toBe('routes/not-yours')
    await say(deputy, 'chief-of-mission')
  })

  test('is told by letter, and the history tells what was done', async ({ iom }) => {
    const { developer, chief } = await cast(iom)
    await proposal(iom)
    await sent(developer)
    await say(chief, 'chief-of-mission')
    const letters = await sql<{ topic: string; name: string }>`
      select topic, name from letter where topic like 'routes.%' order by name`.execute(iom)
    expect(letters.rows.map(({ topic, name }) => `${topic} ${name}`)).toEqual([
      'routes.came Cora',
      'routes.came Rana',
      'routes.came Sven',
    ])
    const events = await sql<{ name: string }>`
      select name from event where name like 'routes.%' and subject = 'project:pr-route' order by id`.execute(
      iom,
    )
    expect(events.rows.map(({ name }) => name)).toEqual(['routes.submitted', 'routes.decided'])
  })
})

test('nobody sends what another develops, or what is on its way; and it can be taken back', async ({
  iom,
}) => {
  const { developer, director } = await cast(iom)
  const other = await as(iom, await somebody(iom, 'Elsa', 'project-developer', 'dakar'), today)
  await proposal(iom)
  expect(await endOf(sent(other))).toMatch(/^posts\/reason/)
  await sent(developer)
  expect(await endOf(sent(developer))).toBe('projects/no-move')
  const version = versionOf(heldByRevision(await theOne(iom, 'pr-route')))
  expect(await endOf(makeMove(director, 'pr-route', 'take-back', { version }, rules))).toMatch(
    /^posts\/reason/,
  )
  await makeMove(developer, 'pr-route', 'take-back', { version }, rules)
  expect((await theOne(iom, 'pr-route')).state).toBe('proposal')
  expect(await isUnderWay(iom)).toBe(false)
  expect((await stepOf(iom, 'chief-of-mission')).standing.state).toBe('ended')
})

test('where nobody at all could act, it is not sent, and told at which step', async ({ iom }) => {
  const developer = await as(iom, await somebody(iom, 'Pia', 'project-developer'), today)
  await proposal(iom)
  expect(await endOf(sent(developer))).toBe('routes/nobody')
  const by = await operator(iom)
  const preview = await routePreview(
    iom,
    { today: by.asker.today },
    await theOne(iom, 'pr-route'),
    'en',
  )
  expect(preview.isPossible).toBe(false)
  expect(preview.steps.find(({ rule }) => rule.id === 'chief-of-mission')).toMatchObject({
    office: null,
    isSkipped: false,
  })
})

test('several review by criteria before a step of a fund is decided', async ({ iom }) => {
  const { developer, chief, money, director, support, head } = await cast(iom)
  const first = await as(iom, await somebody(iom, 'Fay', 'fund-manager', 'headquarters'), today)
  const second = await as(iom, await somebody(iom, 'Finn', 'fund-manager', 'headquarters'), today)
  const fund = { themes: 'protection', fund: 'iom-development-fund-1' }
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

test('a step comes to another when its holder leaves, is away, or is late, once, with the cause', async ({
  iom,
}) => {
  const { developer, chief } = await cast(iom)
  const deputy = await somebody(iom, 'Didi', 'deputy-chief-of-mission')
  await proposal(iom)
  await sent(developer)
  const on = async (day: string) => settle(iom, { today: await momentAt(iom, day, null) }, room)
  const where = async () => {
    const { standing } = await stepOf(iom, 'chief-of-mission')
    return [standing.cause, standing.post, standing.office].join(' ')
  }
  expect(await on(today)).toMatchObject({ moved: 0 })
  await sql`insert into absence (id, person, away, recorded)
    values ('ab-1', ${chief.asker.person}, '[2026-11-23,2026-11-25)', '[2000-01-01,)')`.execute(iom)
  expect(await on('2026-11-23')).toMatchObject({ moved: 1 })
  expect(await where()).toBe('absence deputy-chief-of-mission-of-didi kyrgyzstan')
  expect(await on('2026-11-23')).toEqual({ moved: 0, reminded: 0, stuck: 0 })
  // Whoever stands in keeps it when the other is back.
  expect(await on('2026-11-25')).toMatchObject({ moved: 0 })
  await sql`update person_state set standing = 'deactivated' where person = ${deputy}`.execute(iom)
  expect(await on('2026-11-26')).toMatchObject({ moved: 1 })
  expect(await where()).toBe('vacancy chief-of-mission-of-cora kyrgyzstan')
  expect(await on('2026-11-29')).toMatchObject({ reminded: 1 })
  expect(await on('2026-11-30')).toMatchObject({ moved: 0, reminded: 0 })
  expect(await on('2026-12-20')).toMatchObject({ moved: 1 })
  expect(await where()).toBe('overdue regional-director-of-dirk vienna')
  const letters = await sql<{ topic: string; name: string }>`
    select topic, name from letter where topic like 'routes.%' order by id`.execute(iom)
  expect(letters.rows.map(({ topic, name }) => `${topic} ${name}`)).toEqual([
    'routes.came Cora',
    'routes.moved Didi',
    'routes.due Didi',
    'routes.moved Cora',
    'routes.due Cora',
    'routes.moved Dirk',
  ])
})
