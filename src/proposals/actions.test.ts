import { describe, expect } from 'vitest'
import { perform } from '#platform/act.ts'
import { test } from '#platform/testing/world.ts'
import { momentAt } from '#sources/views.ts'
import { decided, step } from '#decisions/decided.test.room.ts'
import { endHolding } from '#posts/actions.ts'
import { as, day, somebody, why } from '#posts/people.test.room.ts'
import { on } from '#posts/versions.test.room.ts'
import { amend, decideProposal, propose, returnProposal, withdrawProposal } from './actions.ts'
import {
  codeOf,
  decideNow,
  events,
  field,
  fields,
  letters,
  no,
  office,
  people,
  room,
  sending,
  versionsOf,
  yes,
} from './proposals.test.room.ts'
import { custodyOf } from './views/custody.ts'
import { saidOf } from './views/held.ts'
import { proposalById } from './views/proposals.ts'

describe('a proposal', () => {
  test('comes to whoever holds the mandate, who is told; nobody decides on what they wrote', async ({
    iom,
  }) => {
    const { ada, ilse, gro } = await people(iom)
    const id = await propose(ada, office, 'change', sending(), room)
    const proposal = await proposalById(iom, ada.asker.today, id)
    expect(proposal).toMatchObject({
      state: 'open',
      stage: 'mandate',
      since: day,
      passesOn: '2025-02-26',
      author: { name: ada.asker.name, post: { title: 'Chief of Mission, Kyrgyzstan' } },
      source: { title: 'Note of the mission' },
    })
    if (proposal === undefined) throw new Error('nothing was proposed')
    const custody = await custodyOf(iom, ada.asker, proposal)
    expect(
      custody?.holders.map(({ name, function: held, office: of }) => [name, held, of]),
    ).toEqual([['Ilse', null, 'vienna']])
    expect(await letters(iom)).toEqual(['proposals.came Ilse'])
    expect(await codeOf(decideNow(ada, id, [yes(1), yes(2)]))).toBe('posts/reason.no-right')
    expect(await codeOf(decideNow(gro, id, [yes(1), yes(2)]))).toBe('proposals/with-others-mandate')
    expect(await codeOf(decideNow(ilse, id, [yes(1), yes(2)]))).toBe('done')
  })

  test('is at once with whoever decides everywhere, when who holds the mandate wrote it', async ({
    iom,
  }) => {
    const { ilse, gro } = await people(iom)
    const id = await propose(ilse, office, 'change', sending(), room)
    expect(await proposalById(iom, ilse.asker.today, id)).toMatchObject({
      stage: 'everywhere',
      passesOn: null,
    })
    expect(await letters(iom)).toEqual(['proposals.came-for-good Gro'])
    expect(await codeOf(decideNow(ilse, id, [yes(1), yes(2)]))).toBe('posts/reason.author')
    expect(await codeOf(decideNow(gro, id, [yes(1), yes(2)]))).toBe('done')
  })

  test('that nobody can decide on says so, until somebody can', async ({ iom }) => {
    const ada = await as(iom, await somebody(iom, 'Ada', 'chief-of-mission'))
    const id = await propose(ada, office, 'change', sending(), room)
    const proposal = await proposalById(iom, ada.asker.today, id)
    if (proposal === undefined) throw new Error('nothing was proposed')
    expect((await custodyOf(iom, ada.asker, proposal))?.holders).toEqual([])
    const gro = await as(iom, await somebody(iom, 'Gro', 'director-general', 'headquarters'))
    expect(await codeOf(decideNow(gro, id, [yes(1), yes(2)]))).toBe('done')
  })

  test('is refused elsewhere, of unknown offices, with nothing, before the office, and on what is not said', async ({
    iom,
  }) => {
    const { ada } = await people(iom)
    const how = (more: Parameters<typeof sending>[0], at = office) =>
      codeOf(propose(ada, at, 'change', sending(more), room))
    expect(await how({}, 'dakar')).toBe('posts/reason.elsewhere')
    expect(await how({}, 'atlantis')).toBe('network/unknown-office')
    expect(await how({ fields: [] })).toBe('proposals/nothing')
    expect(await how({ from: null })).toBe('field/missing')
    expect(await how({ from: '1899-01-01' })).toBe('proposals/before-office')
    expect(await how({ fields: [field('kind', 'country-site', 'castle')] })).toBe(
      'sources/row/kind',
    )
    expect(await how({ fields: [...fields, ...fields] })).toBe('proposals/twice')
    const unseen = [field('kind', 'sub-office', 'country-office')]
    expect(await how({ fields: unseen })).toBe('proposals/footing-moved')
    expect(await how({ fields: [field('language', null, 'ru')] })).toBe('proposals/footing-done')
    expect(await events(iom, 1)).not.toContain('proposals.proposed')
  })
})

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
    expect(await codeOf(decideNow(ilse, id, [yes(1), no(2, ' ')]))).toBe('proposals/no-reason')
    expect(await codeOf(decideNow(ilse, id, [yes(1)]))).toBe('proposals/no-reason')
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
    expect(await codeOf(decideProposal(bea, id, second, room))).toBe('field/stale')
    expect(await codeOf(decideNow(bea, id, [yes(1), yes(2)]))).toBe('proposals/not-open')
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
    expect(await codeOf(decideNow(ilse, correction, all))).toBe('proposals/cannot-moved')
    expect(await codeOf(decideNow(ilse, correction, [no(1, 'Changed'), yes(2)]))).toBe('done')
    expect(await codeOf(decideNow(ilse, change, all))).toBe('proposals/cannot-done')
    expect(await codeOf(decideNow(ilse, change, [yes(1), no(2, 'So already')]))).toBe('done')
  })
})

describe('a returned proposal', () => {
  test('goes back with a reason, and comes again amended to whoever holds the mandate', async ({
    iom,
  }) => {
    const { ada, ilse, gro } = await people(iom)
    const id = await propose(ada, office, 'change', sending(), room)
    const back = { why: 'Which number?', version: (await versionsOf(ilse, id)).other }
    expect(await codeOf(returnProposal(gro, id, back, room))).toBe('proposals/with-others-mandate')
    expect(await codeOf(returnProposal(ilse, id, back, room))).toBe('done')
    expect(await codeOf(returnProposal(ilse, id, back, room))).toBe('field/stale')
    expect(await letters(iom)).toContain('proposals.returned Ada')
    const again = sending({ fields: [field('kind', 'country-site', 'sub-office')] })
    const { other: version } = await versionsOf(ada, id)
    expect(await codeOf(amend(ilse, id, { ...again, version }, room))).toBe('proposals/not-yours')
    await amend(ada, id, { ...again, version }, room)
    expect(await proposalById(iom, ada.asker.today, id)).toMatchObject({
      state: 'open',
      number: 2,
      fields: [{ at: 1, after: 'sub-office' }],
    })
    expect(await codeOf(amend(ada, id, { ...again, version }, room))).toBe('field/stale')
    expect(await codeOf(decideNow(ilse, id, [yes(1)]))).toBe('done')
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
    expect(await codeOf(withdrawProposal(ilse, id, await now()))).toBe('proposals/not-yours')
    expect(await codeOf(withdrawProposal(ada, id, await now()))).toBe('done')
    expect(await codeOf(withdrawProposal(ada, id, await now()))).toBe('proposals/not-open')
    expect(await codeOf(decideNow(ilse, id, [yes(1), yes(2)]))).toBe('proposals/not-open')
  })

  test('of others is not read by whoever has no right there', async ({ iom }) => {
    const { ada } = await people(iom)
    const id = await propose(ada, office, 'change', sending(), room)
    const far = await as(iom, await somebody(iom, 'Cem', 'chief-of-mission', 'dakar'))
    expect(await codeOf(versionsOf(far, id))).toBe('posts/reason.elsewhere')
    expect(await codeOf(versionsOf(far, 'proposal-none'))).toBe('proposals/unknown-proposal')
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

test('a mandate that ends passes its proposals on at once', async ({ iom }) => {
  const { ada, gro } = await people(iom)
  const id = await propose(ada, office, 'change', sending(), room)
  const root = await as(iom, await somebody(iom, 'Root', 'administrator', 'headquarters'))
  const post = 'regional-director-of-ilse'
  await endHolding(root, post, { holding: post, day, why, version: on(root, post).open })
  expect(await codeOf(decideNow(gro, id, [yes(1), yes(2)]))).toBe('done')
})
