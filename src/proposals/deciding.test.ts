import { describe, expect } from 'vitest'
import { perform } from '#platform/act.ts'
import { test } from '#platform/testing/world.ts'
import { momentAt } from '#sources/views.ts'
import { decided, step } from '#decisions/decided.test.room.ts'
import { as, day, somebody, why } from '#posts/people.test.room.ts'
import { decideProposal, propose } from './actions.ts'
import {
  decideNow,
  endOf,
  events,
  field,
  letters,
  no,
  office,
  people,
  room,
  sending,
  versionsOf,
  yes,
} from './proposals.test.room.ts'
import { saidOf } from './views/held.ts'
import { proposalById } from './views/proposals.ts'

describe('a decision on a proposal', () => {
  test('accepts field by field: what is accepted holds from its day, the rest stays; the author is told', async ({
    iom,
  }) => {
    const { ada, ilse } = await people(iom)
    const id = await propose(ada, office, 'change', sending(), room)
    const decision = await decideNow(ilse, id, [yes(1), no(2, 'Not in use')])
    const said = async (on: string) =>
      (await saidOf(iom, await momentAt(iom, on, null), [office]))
        .filter(({ predicate }) => predicate === 'kind' || predicate === 'telephone')
        .map(({ value }) => value)
    expect(await said('2025-02-28')).toEqual(['country-site'])
    expect(await said('2025-03-01')).toEqual(['country-office'])
    expect(await proposalById(iom, ada.asker.today, id)).toMatchObject({
      state: 'decided',
      decision,
      reason: why,
      verdicts: [
        { at: 1, isAccepted: true, reason: null },
        { at: 2, isAccepted: false, reason: 'Not in use' },
      ],
    })
    expect(await letters(iom)).toContain('proposals.accepted-in-part Ada')
    expect((await events(iom, 1))[0]).toBe('proposals.decided')
  })

  test('refuses all of it: nothing is decided about the network', async ({ iom }) => {
    const { ada, ilse } = await people(iom)
    const id = await propose(ada, office, 'change', sending(), room)
    expect(await endOf(decideNow(ilse, id, [yes(1), no(2, ' ')]))).toBe('proposals/no-reason')
    expect(await endOf(decideNow(ilse, id, [yes(1)]))).toBe('proposals/no-reason')
    expect(await decideNow(ilse, id, [no(1, 'No'), no(2, 'No')])).toBeNull()
    expect(await letters(iom)).toContain('proposals.refused Ada')
  })

  test('corrects what was always otherwise: for every day, while it is kept what was known before', async ({
    iom,
  }) => {
    const { ada, ilse } = await people(iom)
    const before = await momentAt(iom, day, null)
    const wanted = sending({
      from: null,
      soFrom: '2025',
      fields: [field('language', 'ru', 'ky'), field('language', null, 'fr')],
    })
    const id = await propose(ada, office, 'correction', wanted, room)
    await decideNow(ilse, id, [yes(1), yes(2)])
    const languages = (await saidOf(iom, before, [office]))
      .filter(({ predicate }) => predicate === 'language')
      .map(({ value }) => value)
    expect(languages.toSorted()).toEqual(['en', 'ky'])
    const later = await momentAt(iom, '2026-06-01', null)
    expect((await saidOf(iom, later, [office])).map(({ value }) => value)).toContain('ky')
  })

  test('tells whoever decides second, and whoever decides on what is no longer said', async ({
    iom,
  }) => {
    const { ada, ilse } = await people(iom)
    const bea = await as(iom, await somebody(iom, 'Bea', 'regional-director', 'vienna'))
    const id = await propose(ada, office, 'change', sending(), room)
    const { decide: version } = await versionsOf(bea, id)
    await decideNow(ilse, id, [yes(1), yes(2)])
    const second = { verdicts: [yes(1), yes(2)], why, version }
    expect(await endOf(decideProposal(bea, id, second, room))).toBe('field/stale')
    expect(await endOf(decideNow(bea, id, [yes(1), yes(2)]))).toBe('proposals/not-open')
  })

  test('tells field by field what was changed meanwhile; a change goes on from there, a correction does not', async ({
    iom,
  }) => {
    const { ada, ilse } = await people(iom)
    const change = await propose(ada, office, 'change', sending(), room)
    const wrong = sending({ from: null, seenOn: '2025-03-01' })
    const correction = await propose(ada, office, 'correction', wrong, room)
    const { decide: version } = await versionsOf(ilse, change)
    await decided(iom, [step(office, 'kind', 'sub-office')], { day, from: '2025-02-20' })
    const all = [yes(1), yes(2)]
    const stale = decideProposal(ilse, change, { verdicts: all, why, version }, room)
    await expect(stale).rejects.toMatchObject({
      code: 'form/stale',
      fields: [{ field: 'said-1', theirs: ['sub-office'], isAsked: false }],
    })
    expect(await endOf(decideNow(ilse, correction, all))).toBe('proposals/cannot-moved')
    expect(await endOf(decideNow(ilse, correction, [no(1, 'Changed'), yes(2)]))).toBe('done')
    expect(await endOf(decideNow(ilse, change, all))).toBe('proposals/cannot-done')
    expect(await endOf(decideNow(ilse, change, [yes(1), no(2, 'So already')]))).toBe('done')
  })
})

test('what was known before a decision is answered as it was: nothing of a proposal is overwritten', async ({
  iom,
}) => {
  const { ada, ilse } = await people(iom)
  const id = await propose(ada, office, 'change', sending(), room)
  const deed = {
    by: { person: null, name: 'test', post: null, onBehalfOf: null },
    name: 'test.now',
    subject: 'test:now',
  }
  const at = await perform(iom, deed, async (act) => act.at)
  await decideNow(ilse, id, [yes(1), yes(2)])
  const then = { ...ada.asker.today, asKnown: at }
  expect(await proposalById(iom, then, id)).toMatchObject({ state: 'open', verdicts: [] })
  expect(await proposalById(iom, ada.asker.today, id)).toMatchObject({ state: 'decided' })
})
