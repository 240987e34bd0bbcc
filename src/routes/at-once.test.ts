import { expect, test } from 'vitest'
import { sql } from 'kysely'
import { databaseLike } from '#platform/testing/world.ts'
import { Refusal } from '#platform/refusal.ts'
import { as, somebody } from '#posts/people.test.room.ts'
import { cast, proposal, say, sent, stepOf, today } from './routes.test.room.ts'
import { verdictsOf } from './views.ts'

const rounds = 12

test('of two who decide the same step at once exactly one wins, and the other is told who and when', async () => {
  const { db, close } = await databaseLike('iom')
  try {
    const { developer, chief } = await cast(db)
    const person = await somebody(db, 'Didi', 'deputy-chief-of-mission')
    // The deputy is in charge too: both may decide under the post of the Chief of Mission.
    await sql`insert into delegation (id, post, to_post, person, rights, held, reason, recorded)
      values ('lent-1', 'chief-of-mission-of-cora', 'deputy-chief-of-mission-of-didi', ${person}, null, '[2020-01-01,)', 'In charge', '[2000-01-01,)')`.execute(
      db,
    )
    const deputy = await as(db, person, today)
    const won = new Set<string>()
    for (let round = 1; round <= rounds; round += 1) {
      const id = `pr-round-${round}`
      await proposal(db, { id })
      await sent(developer, id)
      const { step } = await stepOf(db, 'chief-of-mission', id)
      const both = round % 2 === 0 ? [chief, deputy] : [deputy, chief]
      const ends = await Promise.allSettled(both.map((by) => say(by, 'chief-of-mission', {}, id)))
      expect(ends.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
      const lost = ends.find((end) => end.status === 'rejected')
      const refusal: unknown = lost?.status === 'rejected' ? lost.reason : null
      if (!(refusal instanceof Refusal)) throw refusal
      const verdict = (await verdictsOf(db, [step.id])).get(step.id)
      expect(refusal.code).toBe('routes/decided')
      expect(refusal.details).toEqual({
        by: verdict?.by.name,
        at: chief.words.instant(verdict?.at ?? ''),
      })
      won.add(verdict?.by.person ?? '')
    }
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from event where name = 'routes.decided'`.execute(db)
    expect(rows[0]?.count).toBe(rounds)
    expect(won.size).toBeGreaterThan(0)
  } finally {
    await close()
  }
})
