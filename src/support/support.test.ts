import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { versionOf } from '#platform/doors/version.ts'
import { wordsIn } from '#platform/i18n/words.ts'
import { test } from '#platform/testing/world.ts'
import { as, somebody } from '#posts/people.test.room.ts'
import { endOf } from '#routes/routes.test.room.ts'
import { becauseText } from '#routes/model/sentence.ts'
import { momentAt } from '#sources/views.ts'
import {
  linkSupport,
  moveSupport,
  passOnSupport,
  sayOnSupport,
  tellTime,
  unlinkSupport,
} from './actions.ts'
import { waysOf } from '#routes/model/candidates.ts'
import { heldByRequest } from './model/request.ts'
import { asAsked, ruleFor } from './model/rule.ts'
import { asked, cast, move, room, theOne, today } from './support.test.room.ts'
import { linksOf, messagesOf, ruleList, timesOf } from './views.ts'
import { factsFrom, groundOn } from './views/ground.ts'

describe('a request', () => {
  test('goes to whoever holds technical support for the place, with the sentence why', async ({
    iom,
  }) => {
    const { developer } = await cast(iom)
    const request = await theOne(iom, await asked(developer))
    expect(request).toMatchObject({
      country: 'KGZ',
      office: 'kyrgyzstan',
      rule: 'technical-support',
    })
    expect(request.standing).toMatchObject({
      state: 'asked',
      office: 'vienna',
      post: 'regional-project-support-of-sven',
      due: '2026-12-04',
      cause: 'rule',
    })
    const names = new Map([['KGZ', 'Kyrgyzstan']])
    expect(becauseText(request.standing.because, names, wordsIn('en'))).toMatch(
      /is asked because it covers Kyrgyzstan .*document 003, line \d+/,
    )
    const letters = await sql<{ topic: string; name: string }>`
      select topic, name from letter where topic like 'support.%'`.execute(iom)
    expect(letters.rows).toEqual([{ topic: 'support.came', name: 'Sven' }])
  })

  test('is asked of the office that held the function, on a day on which one held it', async ({
    iom,
  }) => {
    const { asker } = await as(iom, await somebody(iom, 'Nora'), today)
    const rules = await ruleList(iom, asker.today)
    const rule = ruleFor(rules, 'training', '2018-06-30')
    if (rule === undefined) throw new Error('no rule takes every kind')
    const at = { today: asker.today, boundTo: '2018-06-30' }
    const ground = await groundOn(iom, at, ['KGZ'], [rule])
    const facts = factsFrom({ office: 'kyrgyzstan', country: 'KGZ', theme: 'protection' }, ground)
    const [first] = waysOf(asAsked(rule), ['KGZ'], facts, ground.network)
    expect(first?.candidates.map(({ office }) => office)).toEqual(['vienna'])
  })

  test('goes to the specialist for its theme first, and a review of a draft sooner', async ({
    iom,
  }) => {
    const { developer } = await cast(iom)
    await somebody(iom, 'Tess', 'regional-thematic-specialist', 'vienna')
    const request = await theOne(iom, await asked(developer, { kind: 'draft-review' }))
    expect(request.standing).toMatchObject({
      post: 'regional-thematic-specialist-of-tess',
      due: '2026-11-27',
    })
  })

  test('of a Regional Office itself goes to the department at headquarters', async ({ iom }) => {
    const { director } = await cast(iom)
    const request = await theOne(iom, await asked(director, { office: 'vienna', country: 'KGZ' }))
    expect(request.standing).toMatchObject({
      office: 'headquarters',
      post: 'thematic-department-of-thea',
    })
  })

  test('is refused to whoever develops nothing at the office, and with what does not fit, by field', async ({
    iom,
  }) => {
    const { developer, elsewhere } = await cast(iom)
    expect(await endOf(asked(elsewhere))).toMatch(/^posts\/reason/)
    const tried = (more: Parameters<typeof asked>[1]) => endOf(asked(developer, more))
    expect(await tried({ kind: 'gardening' })).toBe('form/invalid kind support/unknown-kind')
    expect(await tried({ theme: 'weather' })).toBe('form/invalid theme support/unknown-theme')
    expect(await tried({ title: ' ' })).toBe('form/invalid title field/missing')
    expect(await tried({ wanted: '2026-11-21' })).toBe('form/invalid wanted support/past')
    expect(await tried({ country: 'XXQ' })).toBe('request/invalid country field/country')
    expect(await tried({ project: 'pr-none' })).toBe(
      'form/invalid project projects/unknown-project',
    )
    expect(await tried({ office: 'nowhere' })).toBe('form/invalid office support/unknown-office')
  })
})

test('support is taken, begun, answered, opened again, answered and confirmed with its rating', async ({
  iom,
}) => {
  const { developer, other, support, director, elsewhere } = await cast(iom)
  const id = await asked(developer)
  expect(await endOf(move(developer, id, { move: 'take' }))).toBe('support/not-yours')
  expect(await endOf(move(director, id, { move: 'take' }))).toBe('support/not-yours')
  expect(await endOf(move(elsewhere, id, { move: 'take' }))).toBe('support/unknown-request')
  const version = versionOf(heldByRequest(await theOne(iom, id)))
  await move(support, id, { move: 'take' })
  expect(await endOf(moveSupport(support, id, { move: 'take', version }, room))).toBe(
    'support/no-move',
  )
  expect(await endOf(moveSupport(support, id, { move: 'begin', version }, room))).toMatch(
    /^form\/stale/,
  )
  await move(support, id, { move: 'begin' })
  expect(await endOf(move(support, id, { move: 'answer' }))).toBe('form/invalid text field/missing')
  await move(support, id, { move: 'answer', text: 'Here is a draft.' })
  expect(await endOf(move(developer, id, { move: 'close' }))).toBe(
    'form/invalid outcome field/missing',
  )
  await move(developer, id, { move: 'reopen', text: 'The outputs are missing' })
  await move(support, id, { move: 'answer', text: 'With outputs.' })
  await move(other, id, { move: 'close', outcome: 'solved', rating: 4 })
  expect((await theOne(iom, id)).standing).toMatchObject({
    state: 'closed',
    answer: 'With outputs.',
    outcome: 'solved',
    rating: 4,
  })
  expect(await endOf(move(developer, id, { move: 'withdraw', text: 'Late' }))).toBe(
    'support/no-move',
  )
})

test('support is declined with a reason, withdrawn, and passed on to a colleague who can give it', async ({
  iom,
}) => {
  const { developer, support, director } = await cast(iom)
  const first = await asked(developer)
  expect(await endOf(move(support, first, { move: 'decline' }))).toBe(
    'form/invalid text field/missing',
  )
  await move(support, first, { move: 'decline', text: 'Not ours' })
  expect((await theOne(iom, first)).standing).toMatchObject({
    state: 'declined',
    reason: 'Not ours',
  })
  const second = await asked(developer)
  const version = versionOf(heldByRequest(await theOne(iom, second)))
  const to = (post: string) =>
    passOnSupport(support, second, { post, reason: 'On mission', version }, room)
  expect(await endOf(to('thematic-department-of-thea'))).toBe('form/invalid post support/not-able')
  await to('regional-director-of-dirk')
  expect((await theOne(iom, second)).standing).toMatchObject({
    state: 'asked',
    cause: 'passed-on',
    post: 'regional-director-of-dirk',
  })
  await move(director, second, { move: 'take' })
  await move(developer, second, { move: 'withdraw', text: 'No longer needed' })
  expect((await theOne(iom, second)).standing.state).toBe('withdrawn')
})

test('both sides talk about it and tell of documents; hours are told in quarters and corrected, never written over', async ({
  iom,
}) => {
  const { developer, support, department, elsewhere } = await cast(iom)
  const id = await asked(developer)
  const moment = await momentAt(iom, today, null)
  await sayOnSupport(support, id, 'Send us the draft.', room)
  await sayOnSupport(developer, id, 'Here it is.', room)
  expect(await endOf(sayOnSupport(department, id, 'Hello', room))).toBe('support/not-part')
  expect(await endOf(sayOnSupport(elsewhere, id, 'Hello', room))).toBe('support/unknown-request')
  expect((await messagesOf(iom, moment, id)).map(({ text }) => text)).toEqual([
    'Send us the draft.',
    'Here it is.',
  ])
  const address = 'https://example.org/draft'
  const wrong = { title: 'Draft', address: 'javascript:alert(1)' }
  expect(await endOf(linkSupport(developer, id, wrong))).toBe(
    'form/invalid address support/address',
  )
  const link = await linkSupport(developer, id, { title: 'Draft', address })
  expect(await linksOf(iom, moment, id)).toEqual([{ id: link, title: 'Draft', address }])
  await unlinkSupport(developer, id, link)
  expect(await linksOf(iom, moment, id)).toEqual([])
  expect(await endOf(tellTime(support, id, { day: today, hours: '1.3' }))).toBe(
    'form/invalid hours support/quarters',
  )
  expect(await endOf(tellTime(support, id, { day: '2026-11-23', hours: '1' }))).toBe(
    'form/invalid day support/to-come',
  )
  expect(await endOf(tellTime(developer, id, { day: today, hours: '1' }))).toBe('support/not-yours')
  const entry = await tellTime(support, id, { day: today, hours: '1,25' })
  await tellTime(support, id, { day: today, hours: '2.5', note: 'Also a call' }, entry)
  // A day has 24 hours, over all requests of a person.
  const next = await asked(developer)
  const rest = { day: today, hours: '21.75' }
  expect(await endOf(tellTime(support, next, rest))).toBe('form/invalid hours support/full-day')
  await tellTime(support, next, { ...rest, hours: '21.5' })
  expect(await timesOf(iom, moment, id)).toMatchObject([
    { id: entry, quarters: 10, corrected: 1, note: 'Also a call' },
  ])
  const { rows } = await sql<{ quarters: number }>`
    select quarters from support_time where id = ${entry} order by lower(recorded)`.execute(iom)
  expect(rows.map(({ quarters }) => quarters)).toEqual([5, 10])
})
