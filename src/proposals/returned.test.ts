import { describe, expect } from 'vitest'
import { test } from '#platform/testing/world.ts'
import { as, somebody, why } from '#posts/people.test.room.ts'
import { amend, propose, returnProposal, withdrawProposal } from './actions.ts'
import {
  decideNow,
  endOf,
  events,
  field,
  letters,
  office,
  people,
  room,
  sending,
  versionsOf,
  yes,
} from './proposals.test.room.ts'
import { proposalById } from './views/proposals.ts'

describe('a returned proposal', () => {
  test('goes back with a reason, and comes again amended to whoever holds the mandate', async ({
    iom,
  }) => {
    const { ada, ilse, gro } = await people(iom)
    const id = await propose(ada, office, 'change', sending(), room)
    const back = { why: 'Which number?', version: (await versionsOf(ilse, id)).other }
    expect(await endOf(returnProposal(gro, id, back, room))).toBe('proposals/with-others-mandate')
    expect(await endOf(returnProposal(ilse, id, back, room))).toBe('done')
    expect(await endOf(returnProposal(ilse, id, back, room))).toBe('field/stale')
    expect(await letters(iom)).toContain('proposals.returned Ada')
    const again = sending({ fields: [field('kind', 'country-site', 'sub-office')] })
    const { other: version } = await versionsOf(ada, id)
    expect(await endOf(amend(ilse, id, { ...again, version }, room))).toBe('proposals/not-yours')
    await amend(ada, id, { ...again, version }, room)
    expect(await proposalById(iom, ada.asker.today, id)).toMatchObject({
      state: 'open',
      number: 2,
      fields: [{ at: 1, after: 'sub-office' }],
    })
    expect(await endOf(amend(ada, id, { ...again, version }, room))).toBe('field/stale')
    expect(await endOf(decideNow(ilse, id, [yes(1)]))).toBe('done')
    expect((await events(iom, 4)).toReversed()).toEqual([
      'proposals.proposed',
      'proposals.returned',
      'proposals.amended',
      'proposals.decided',
    ])
  })

  test('is withdrawn by its author alone, once', async ({ iom }) => {
    const { ada, ilse } = await people(iom)
    const id = await propose(ada, office, 'change', sending(), room)
    const now = async () => ({ why, version: (await versionsOf(ada, id)).other })
    expect(await endOf(withdrawProposal(ilse, id, await now()))).toBe('proposals/not-yours')
    expect(await endOf(withdrawProposal(ada, id, await now()))).toBe('done')
    expect(await endOf(withdrawProposal(ada, id, await now()))).toBe('proposals/not-open')
    expect(await endOf(decideNow(ilse, id, [yes(1), yes(2)]))).toBe('proposals/not-open')
  })

  test('of others is not read by whoever has no right there', async ({ iom }) => {
    const { ada } = await people(iom)
    const id = await propose(ada, office, 'change', sending(), room)
    const far = await as(iom, await somebody(iom, 'Cem', 'chief-of-mission', 'dakar'))
    expect(await endOf(versionsOf(far, id))).toBe('posts/reason.elsewhere')
    expect(await endOf(versionsOf(far, 'proposal-none'))).toBe('proposals/unknown-proposal')
  })
})
