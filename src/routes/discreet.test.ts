import { sql } from 'kysely'
import { expect } from 'vitest'
import { mostAtOnce } from '#mail/actions.ts'
import { test } from '#platform/testing/world.ts'
import { as, somebody } from '#posts/people.test.room.ts'
import { begin, review } from './actions.ts'
import { cast, endOf, proposal, say, sent, stepOf, today } from './routes.test.room.ts'

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
