import { expect } from 'vitest'
import { versionOf, heldByRevision } from '#platform/doors/version.ts'
import { wordsIn } from '#platform/i18n/words.ts'
import { test } from '#platform/testing/world.ts'
import { as, somebody } from '#posts/people.test.room.ts'
import { makeMove } from '#projects/actions/making.ts'
import { theOne } from '#projects/projects.test.room.ts'
import { momentAt } from '#sources/views.ts'
import { placeNames } from '#world/views.ts'
import { endsRoutes, openRoute } from './actions.ts'
import { becauseText, passedTexts } from './model/sentence.ts'
import {
  arrange,
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
import { routePreview, sentBy, waitingFor } from './views.ts'

const rules = { checks: {}, followers: [endsRoutes({})], holders: [] }

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
    'No document says that anybody holds this on 22 November 2026: Project review and endorsement.',
  ])
  const arabic = wordsIn('ar')
  const told = becauseText(because, await placeNames(iom, moment, 'ar'), arabic)
  expect(told).toContain('لأنه يغطي')
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

test('several reports are on their way at once, each once', async ({ iom }) => {
  const { developer } = await cast(iom)
  await proposal(iom)
  const about = await theOne(iom, 'pr-route')
  const open = (report: string) =>
    endOf(
      arrange(iom, async (act) =>
        openRoute(
          act,
          { ...developer, db: act.db },
          {
            project: about,
            number: 1,
            purpose: 'report',
            about: report,
            authors: { persons: [], posts: [] },
            anchor: today,
          },
          room,
        ),
      ),
    )
  expect(await open('interim-1')).toBe('done')
  expect(await open('interim-2')).toBe('done')
  expect(await open('interim-1')).toBe('routes/under-way')
})
