import { describe, expect } from 'vitest'
import { test } from '#platform/testing/world.ts'
import { endHolding } from '#posts/actions.ts'
import { as, day, somebody, why } from '#posts/people.test.room.ts'
import { on } from '#posts/versions.test.room.ts'
import { propose } from './actions.ts'
import {
  decideNow,
  endOf,
  events,
  field,
  fields,
  letters,
  office,
  people,
  room,
  sending,
  yes,
} from './proposals.test.room.ts'
import { custodyOf } from './views/custody.ts'
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
    expect(await endOf(decideNow(ada, id, [yes(1), yes(2)]))).toBe('posts/reason.no-right')
    expect(await endOf(decideNow(gro, id, [yes(1), yes(2)]))).toBe('proposals/with-others-mandate')
    expect(await endOf(decideNow(ilse, id, [yes(1), yes(2)]))).toBe('done')
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
    expect(await endOf(decideNow(ilse, id, [yes(1), yes(2)]))).toBe('posts/reason.author')
    expect(await endOf(decideNow(gro, id, [yes(1), yes(2)]))).toBe('done')
  })

  test('that nobody can decide on says so, until somebody can', async ({ iom }) => {
    const ada = await as(iom, await somebody(iom, 'Ada', 'chief-of-mission'))
    const id = await propose(ada, office, 'change', sending(), room)
    const proposal = await proposalById(iom, ada.asker.today, id)
    if (proposal === undefined) throw new Error('nothing was proposed')
    expect((await custodyOf(iom, ada.asker, proposal))?.holders).toEqual([])
    const gro = await as(iom, await somebody(iom, 'Gro', 'director-general', 'headquarters'))
    expect(await endOf(decideNow(gro, id, [yes(1), yes(2)]))).toBe('done')
  })

  test('is refused elsewhere, of unknown offices, with nothing, before the office, and on what is not said', async ({
    iom,
  }) => {
    const { ada } = await people(iom)
    const how = (more: Parameters<typeof sending>[0], at = office) =>
      endOf(propose(ada, at, 'change', sending(more), room))
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

test('a mandate that ends passes its proposals on at once', async ({ iom }) => {
  const { ada, gro } = await people(iom)
  const id = await propose(ada, office, 'change', sending(), room)
  const root = await as(iom, await somebody(iom, 'Root', 'administrator', 'headquarters'))
  const post = 'regional-director-of-ilse'
  await endHolding(root, post, { holding: post, day, why, version: on(root, post).open })
  expect(await endOf(decideNow(gro, id, [yes(1), yes(2)]))).toBe('done')
})
