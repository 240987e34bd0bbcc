import { describe, expect } from 'vitest'
import { test } from '#platform/testing/world.ts'
import { propose } from './actions.ts'
import { decideNow, field, office, people, room, sending, yes } from './proposals.test.room.ts'

describe('a correction of two things of one kind', () => {
  test('sets aside and says each of them once', async ({ iom }) => {
    const { ada, ilse } = await people(iom)
    const both = [field('language', 'en', 'ky'), field('language', 'ru', 'uz')]
    const id = await propose(ada, office, 'correction', sending({ from: null, fields: both }), room)
    const decision = await decideNow(ilse, id, [yes(1), yes(2)])
    const claims = await iom
      .selectFrom('claim')
      .select(['value'])
      .where('source', '=', decision ?? '')
      .orderBy('value')
      .execute()
    expect(claims.map(({ value }) => value)).toEqual(['ky', 'uz'])
  })
})
