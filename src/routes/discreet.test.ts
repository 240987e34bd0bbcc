import { sql } from 'kysely'
import { expect } from 'vitest'
import { history } from '#history/views.ts'
import { mostAtOnce } from '#mail/actions.ts'
import { test } from '#platform/testing/world.ts'
import type { By } from '#posts/actions/operator.ts'
import { as, somebody } from '#posts/people.test.room.ts'
import { heldByRevision, versionOf } from '#platform/doors/version.ts'
import { setConfidential } from '#projects/actions/drafting.ts'
import { makeMove } from '#projects/actions/making.ts'
import { theOne } from '#projects/projects.test.room.ts'
import { projectSeen } from '#projects/views/seen.ts'
import { begin, review, sends, tellCondition } from './actions.ts'
import { cast, endOf, proposal, say, sent, stepOf, stepsNow, today } from './routes.test.room.ts'
import { followUpsOf } from './views/follow-up.ts'
import { conditionsOf } from './views.ts'

test('who has a step of a confidential project is told to nobody who may not see it', async ({
  iom,
}) => {
  const { developer, chief, director } = await cast(iom)
  const stranger = await as(iom, await somebody(iom, 'Elsa', 'project-developer', 'dakar'), today)
  await proposal(iom, { isConfidential: true })
  await proposal(iom, { id: 'pr-open' })
  for (const id of ['pr-route', 'pr-open']) await sent(developer, id)
  const { id } = (await stepOf(iom, 'chief-of-mission')).step
  const found = { scores: {}, recommendation: 'endorse' as const, text: '' }
  for (const attempt of [
    () => begin(stranger, id),
    () => say(stranger, 'chief-of-mission'),
    () => review(stranger, id, found),
  ])
    expect(await endOf(attempt())).toBe('routes/unknown-step')
  expect(await endOf(say(stranger, 'chief-of-mission', {}, 'pr-open'))).toBe('routes/not-yours')
  expect(await endOf(begin(chief, id))).toBe('done')
  expect(await endOf(say(chief, 'chief-of-mission'))).toBe('done')
  // What was decided, and by whom, is no more for them.
  expect(await endOf(say(stranger, 'chief-of-mission'))).toBe('routes/unknown-step')
  expect(await endOf(begin(director, id))).toBe('routes/decided')
})

test('whoever is asked about a confidential project sees it while they are asked, and no longer', async ({
  iom,
}) => {
  const people = await cast(iom)
  const brussels = 'brussels-global-office'
  const european = await as(
    iom,
    await somebody(iom, 'Haru', 'resource-mobilisation-officer', brussels),
    today,
  )
  const fields = { currency: 'EUR', expected: '90000', donor: 'eu-near' }
  await proposal(iom, { fields })
  await sent(people.developer)
  const sees = async () => {
    const looking = { db: iom, moment: european.asker.today, asker: european.asker }
    return (await projectSeen(looking, 'pr-route')) !== undefined
  }
  const version = versionOf(heldByRevision(await theOne(iom, 'pr-route')))
  await setConfidential(people.developer, 'pr-route', { isConfidential: true, version })
  expect((await stepOf(iom, 'european-money')).standing.state).toBe('waiting')
  expect(await sees()).toBe(false)
  const all = Object.values(people)
  for (const by of [...all, ...all, ...all])
    for (const { step, standing } of (await stepsNow(iom)).values())
      if (
        standing.state === 'open' &&
        by.asker.grants.some(({ post }) => post.id === standing.post)
      )
        expect(await endOf(say(by, step.rule))).toBe('done')
  expect((await stepOf(iom, 'european-money')).standing.state).toBe('open')
  expect(await sees()).toBe(true)
  const conditions = [{ text: 'Name the ministry', due: null }]
  const bound = { verdict: 'endorse-with-conditions' as const, conditions }
  expect(await endOf(say(european, 'european-money', bound))).toBe('done')
  // They asked for something, and confirm it.
  expect(await sees()).toBe(true)
  const [condition] = await conditionsOf(iom, { asKnown: null }, 'pr-route')
  const id = condition?.id ?? ''
  await tellCondition(people.developer, id, { said: 'met', note: '' })
  await tellCondition(european, id, { said: 'confirmed', note: '' })
  // They send it to the donor as well, instead of those who wrote it.
  expect(await sees()).toBe(true)
  expect((await followUpsOf(iom, european.asker, 9)).items).toMatchObject([
    { kind: 'to-send', project: 'pr-route' },
  ])
  const rules = { checks: {}, followers: [], holders: [], doers: { send: sends } }
  const send = async (by: By) => {
    const held = versionOf(heldByRevision(await theOne(iom, 'pr-route')))
    return endOf(makeMove(by, 'pr-route', 'send', { version: held }, rules))
  }
  await sql`delete from project_need`.execute(iom)
  expect(await send(people.developer)).toBe('routes/not-sender')
  expect(await send(european)).toBe('done')
  expect(await sees()).toBe(false)
  // What they did stays in the history, for them; for others who read it all and may not see the project, nothing of it.
  const told = async ({ asker }: typeof european) => {
    const looking = { db: iom, moment: asker.today, asker, locale: 'en' as const }
    const place = { limit: 100, cursor: null }
    const { items, total } = await history(looking, { subject: 'project:pr-route' }, place)
    expect(total).toBe(items.length)
    return items.map(({ name, record }) => [name, record])
  }
  expect(await told(european)).toEqual([
    ['projects.move-send', null],
    ['routes.condition-confirmed', null],
    ['routes.decided', null],
  ])
  const deputy = 'deputy-director-general-for-management-and-reform'
  expect(
    await told(await as(iom, await somebody(iom, 'Mina', deputy, 'headquarters'), today)),
  ).toEqual([])
  expect((await told(people.developer)).length).toBeGreaterThan(2)
})

test('whoever wishes letters at once has the first few of an hour so, and the rest in one digest', async ({
  iom,
}) => {
  const { developer, chief } = await cast(iom)
  await sql`update person_state set letters = 'at-once' where person = ${chief.asker.person}`.execute(
    iom,
  )
  const more = 3
  for (let at = 1; at <= mostAtOnce + more; at += 1) {
    await proposal(iom, { id: `pr-${at}` })
    await sent(developer, `pr-${at}`)
  }
  const manners = async () => {
    const { rows } = await sql<{ manner: string; count: number }>`
      select manner, count(*)::int as count from letter where topic = 'routes.came' group by 1 order by 1`.execute(
      iom,
    )
    return Object.fromEntries(rows.map(({ manner, count }) => [manner, count]))
  }
  expect(await manners()).toEqual({ 'at-once': mostAtOnce, digest: more })
  await sql`update letter set written_at = written_at - interval '61 minutes'`.execute(iom)
  await proposal(iom, { id: 'pr-later' })
  await sent(developer, 'pr-later')
  expect(await manners()).toEqual({ 'at-once': mostAtOnce + 1, digest: more })
})
