import { describe, expect } from 'vitest'
import { codeOf } from '#platform/testing/outcome.ts'
import { test } from '#platform/testing/world.ts'
import { as } from '#posts/people.test.room.ts'
import { answer, comment, consult, giveBack, revise, submit } from './actions/life.ts'
import { addPart } from './actions/parts.ts'
import { cast, plan } from './plans.test.room.ts'
import {
  afterwards,
  arranged,
  deadline,
  endorsed,
  letters,
  links,
  now,
  on,
  opened,
  published,
  strategy,
  submitted,
} from './life.test.room.ts'
import { answersOf, commentsOf, consultedOf, verdictsOf } from './views/life/consultation.ts'
import { endorsersOf } from './views/life/endorsing.ts'

const said = { part: 'o1', text: 'Who pays for it?', answers: null, office: null }
const agrees = { office: null, answer: 'agrees', text: '' } as const

describe('consulting on a country strategy', () => {
  test('its Regional Office is asked, by the mandate it held on the day, and told by letter; offices may be invited', async ({
    iom,
  }) => {
    const { developer, chief, director, elsewhere } = await cast(iom)
    await arranged(iom)
    const opening = {
      deadline,
      offices: ['dakar', 'vienna', 'kyrgyzstan'],
      version: await on(developer),
    }
    const soon = { ...opening, deadline: '2026-12-03' }
    expect(await codeOf(consult(developer, strategy, soon, links))).toBe('plans/early-deadline')
    const nowhere = { ...opening, offices: ['atlantis'] }
    expect(await codeOf(consult(developer, strategy, nowhere, links))).toBe('field/office')
    expect(await codeOf(consult(elsewhere, strategy, opening, links))).toBe(
      'posts/reason.elsewhere',
    )
    expect(
      await codeOf(consult(chief, strategy, { ...opening, version: 'revision~x' }, links)),
    ).toBe('form/stale')
    await consult(developer, strategy, opening, links)
    expect(await codeOf(consult(chief, strategy, opening, links))).toBe('plans/no-move')
    expect(await now(developer)).toMatchObject({
      state: 'consultation',
      since: '2026-11-22',
      anchor: '2026-11-22',
      deadline,
    })
    expect(await consultedOf(iom, developer.asker.today, strategy)).toMatchObject([
      {
        office: 'vienna',
        basis: 'mandate',
        mandate: {
          on: '2026-11-22',
          grounds: [{ function: 'coverage', covers: ['KGZ'], via: 'six-europe-and-central-asia' }],
        },
      },
      { office: 'dakar', basis: 'invited', mandate: null },
    ])
    expect((await letters(iom)).toSorted()).toEqual([
      'Dirk plans.consultation',
      'Elsa plans.consultation',
    ])
    const fields = { 'title.en': 'Another' }
    const adding = addPart(developer, strategy, { kind: 'objective', parent: 'plan', fields })
    expect(await codeOf(adding)).toBe('plans/not-draft')
    expect(director).toBeDefined()
  })

  test('a plan that nobody above is responsible for needs an invitation', async ({ iom }) => {
    const { director } = await cast(iom)
    const region = { plan: 'p-region', number: 1 }
    await plan(iom, {
      id: 'p-region',
      level: 'regional-strategy',
      office: 'vienna',
      covers: [],
      objectives: {},
      state: 'draft',
    })
    const opening = { deadline: '2027-01-15', offices: [], version: await on(director, region) }
    expect(await codeOf(consult(director, region, opening, links))).toBe('plans/nobody-consulted')
    await consult(director, region, { ...opening, offices: ['dakar'] }, links)
  })

  test('those asked comment beside a part and answer until the end of the deadline; the authors reply; silence stays silence', async ({
    iom,
  }) => {
    const { developer, director, elsewhere } = await cast(iom)
    await arranged(iom)
    expect(await codeOf(comment(director, strategy, said))).toBe('plans/not-running')
    await opened(developer)
    const id = await comment(director, strategy, said)
    await comment(director, strategy, { ...said, part: 'plan', office: 'vienna' })
    await comment(developer, strategy, { ...said, text: 'The donors', answers: id })
    expect(await codeOf(comment(developer, strategy, said))).toBe('posts/reason.elsewhere')
    expect(await codeOf(comment(elsewhere, strategy, said))).toBe('posts/reason.elsewhere')
    expect(await codeOf(comment(director, strategy, { ...said, part: 'o9' }))).toBe(
      'plans/unknown-part',
    )
    expect(await codeOf(comment(director, strategy, { ...said, answers: 'pc-9' }))).toBe(
      'plans/unknown-comment',
    )
    expect(await codeOf(comment(director, strategy, { ...said, office: 'dakar' }))).toBe(
      'field/office',
    )
    expect(await commentsOf(iom, developer.asker.today, strategy)).toMatchObject([
      { part: 'o1', office: 'vienna', by: { name: 'Dirk' }, answers: null },
      { part: 'plan', office: 'vienna' },
      { part: 'o1', office: 'kyrgyzstan', by: { name: 'Pia' }, answers: id },
    ])
    const objects = { ...agrees, answer: 'objects' } as const
    expect(await codeOf(answer(director, strategy, objects))).toBe('field/missing')
    expect(await codeOf(answer(developer, strategy, agrees))).toBe('posts/reason.elsewhere')
    await answer(director, strategy, { ...objects, text: 'Too dear' })
    await answer(director, strategy, agrees)
    expect(await answersOf(iom, developer.asker.today, strategy)).toMatchObject([
      { office: 'vienna', answer: 'agrees', by: { name: 'Dirk' } },
    ])
    const late = await as(iom, director.asker.person, afterwards)
    expect(await codeOf(comment(late, strategy, said))).toBe('plans/deadline-passed')
    expect(await codeOf(answer(late, strategy, agrees))).toBe('plans/deadline-passed')
    const lastDay = await as(iom, director.asker.person, deadline)
    await answer(lastDay, strategy, agrees)
  })
})

describe('endorsing', () => {
  test('it is put before the mandate holder when all answered, or after the deadline; not while anything is missing', async ({
    iom,
  }) => {
    const { developer, chief, director } = await cast(iom)
    await arranged(iom)
    expect(await codeOf(submitted(developer))).toBe('plans/no-move')
    await opened(developer)
    expect(await codeOf(submitted(developer))).toBe('plans/awaited')
    const late = await as(iom, chief.asker.person, afterwards)
    await submitted(late)
    await revise(late, strategy, { reason: 'Not yet', version: await on(late) })
    expect(await now(late)).toMatchObject({ state: 'draft', anchor: null, deadline: null })
    await opened(developer)
    expect(await codeOf(submitted(developer))).toBe('plans/awaited')
    await answer(director, strategy, agrees)
    await submitted(developer)
    expect(await codeOf(submit(chief, strategy, { version: await on(chief) }, links))).toBe(
      'plans/no-move',
    )
    expect((await letters(iom)).at(-1)).toBe('Hana plans.endorsement')
    expect(await letters(iom)).toContain('Dirk plans.endorsement')
  })

  test('what lacks something is not put before anybody', async ({ iom }) => {
    const { developer, director } = await cast(iom)
    await arranged(iom)
    const fields = { 'title.en': 'An objective that cites nothing' }
    await addPart(developer, strategy, { kind: 'objective', parent: 'plan', fields })
    await opened(developer)
    await answer(director, strategy, agrees)
    expect(await codeOf(submitted(developer))).toBe('plans/not-ready')
  })

  test('who holds the mandate endorses or returns it; who wrote it never does, by whatever right', async ({
    iom,
  }) => {
    const { developer, chief, director, head, elsewhere } = await cast(iom)
    await arranged(iom)
    const fields = { 'title.en': 'Written by the head' }
    const part = await addPart(head, strategy, { kind: 'priority', parent: 'o1', fields })
    expect(part).toBe('p1')
    await opened(developer)
    await answer(director, strategy, agrees)
    expect(await codeOf(endorsed(director))).toBe('plans/no-move')
    await submitted(developer)
    expect(await codeOf(endorsed(head))).toBe('posts/reason.author')
    expect(await codeOf(endorsed(chief))).toBe('posts/reason.no-right')
    expect(await codeOf(endorsed(elsewhere))).toBe('posts/reason.no-right')
    const able = await endorsersOf(iom, { today: director.asker.today }, await now(director))
    expect(able.map(({ name, office }) => [name, office])).toEqual([['Dirk', 'vienna']])
    const returned = { reason: 'Say who pays', version: await on(director) }
    await giveBack(director, strategy, returned, links)
    expect(await now(director)).toMatchObject({ state: 'draft', reason: 'Say who pays' })
    expect((await letters(iom)).filter((each) => each.endsWith('returned'))).toEqual([
      'Hana plans.returned',
    ])
    await opened(developer)
    await answer(director, strategy, agrees)
    await submitted(developer)
    expect(await codeOf(giveBack(director, strategy, returned, links))).toBe('form/stale')
    await endorsed(director)
    expect(await codeOf(endorsed(director))).toBe('plans/no-move')
    expect(await verdictsOf(iom, director.asker.today, strategy)).toMatchObject([
      {
        verdict: 'endorsed',
        office: 'vienna',
        mandate: { on: '2026-11-22' },
        by: { name: 'Dirk' },
      },
      { verdict: 'returned', office: 'vienna', reason: 'Say who pays' },
    ])
    const later = await as(iom, chief.asker.person, afterwards)
    await published(later)
    expect(await now(later)).toMatchObject({
      state: 'published',
      inForce: { from: afterwards, until: '2031-01-01' },
    })
  })
})
