import { describe, expect } from 'vitest'
import { versionOf } from '#platform/doors/version.ts'
import { codeOf } from '#platform/testing/outcome.ts'
import { test } from '#platform/testing/world.ts'
import { openIssue } from '#trends/actions.ts'
import { answerIssues } from '#plans/actions/answering.ts'
import { cite, uncite } from '#plans/actions/citing.ts'
import { addPart } from '#plans/actions/parts.ts'
import type { By } from '#posts/actions/operator.ts'
import { heldByIssues } from '#plans/model/held.ts'
import { cast, plan, today, upper } from '#plans/plans.test.room.ts'
import { citationsOf, rationaleOf } from '#plans/views/parts.ts'
import { begun, first, lastDeed, named } from './drafted.test.room.ts'

const origin = 'http://localhost'

/** An issue that is followed in the country; answers its id. */
const openedIssue = ({ db, asker, words }: By) =>
  openIssue(
    { db, words, asker: { command: 'test', today: asker.today } },
    {
      office: 'kyrgyzstan',
      day: today,
      titles: { en: 'Return from the north' },
      theme: 'protection',
      area: null,
      countries: ['KGZ'],
      description: 'More people come back than before.',
      language: 'en',
      isPublic: true,
    },
  )

describe('citing what stands above', () => {
  test('an objective cites several at once, chosen or by their addresses, and takes one back', async ({
    iom,
  }) => {
    const { developer } = await cast(iom)
    const region = { level: 'regional-strategy', office: 'vienna', covers: ['KGZ'] } as const
    await plan(iom, { id: 'p-region', ...region, objectives: { o1: [] } })
    const { id } = await begun(developer)
    const which = first(id)
    const uppers = named('sdg@2015/10.7', `${origin}/en/plans/p-region/1#o1`)
    await cite(developer, which, { part: 'o1', uppers, origin })
    const { today: moment } = developer.asker
    expect(await citationsOf(iom, moment, which)).toEqual([
      { part: 'o1', upper: upper('p-region@1/o1') },
      { part: 'o1', upper: upper('sdg@2015/10.7') },
    ])
    expect(await lastDeed(iom)).toMatchObject({
      name: 'plans.cited',
      changes: expect.arrayContaining([
        {
          field: 'plans.field.cites',
          before: null,
          after: 'p-region@1/o1 Objective o1 of p-region',
        },
      ]),
    })
    await uncite(developer, which, { part: 'o1', uppers: ['sdg@2015/10.7'] })
    expect(await citationsOf(iom, moment, which)).toHaveLength(1)
    const again = uncite(developer, which, { part: 'o1', uppers: ['sdg@2015/10.7'] })
    expect(await codeOf(again)).toBe('plans/not-cited')
  })

  test('an indicator cites indicators, and an objective cites none', async ({ iom }) => {
    const { developer } = await cast(iom)
    const { id } = await begun(developer)
    const which = first(id)
    const indicator = {
      'title.en': 'People informed',
      measure: 'people',
      counting: 'yearly',
      direction: 'up',
      disaggregation: 'none',
    }
    const part = await addPart(developer, which, {
      kind: 'indicator',
      parent: 'o1',
      fields: indicator,
    })
    const citing = (of: string, text: string) =>
      codeOf(cite(developer, which, { part: of, uppers: named(text), origin }))
    expect(await citing(part, 'sdg@2015/10.7')).toBe('plans/indicator-cites')
    expect(await citing('o1', 'sdg@2015/10.7.1')).toBe('plans/indicator-cites')
    expect(await citing(part, 'sdg@2015/10.7.1')).toBe('done')
  })

  test('what cannot be cited is named and refused; a circle with the way by which it would close', async ({
    iom,
  }) => {
    const { developer, elsewhere } = await cast(iom)
    const { id } = await begun(developer, { titles: { en: 'Mine', fr: 'La mienne' } })
    const which = first(id)
    const place = { office: 'vienna', covers: ['KGZ'] }
    const region = { level: 'regional-strategy', ...place } as const
    await plan(iom, { id: 'p-above', ...region, objectives: { o1: [`${id}@1/o1`] } })
    await plan(iom, { id: 'p-higher', ...region, objectives: { o1: ['p-above@1/o1'] } })
    await plan(iom, { id: 'p-gone', ...region, state: 'withdrawn', objectives: { o1: [] } })
    await plan(iom, { id: 'p-young', ...region, state: 'draft', objectives: { o1: [] } })
    const nation = {
      level: 'national-plan-of-action',
      office: 'kyrgyzstan',
      covers: ['KGZ'],
    } as const
    await plan(iom, { id: 'p-below', ...nation, objectives: { o1: [] } })
    const tried = (text: string, part = 'o1', by: By = developer) =>
      codeOf(cite(by, which, { part, uppers: named(text), origin }))
    expect(await tried('whatever')).toBe('plans/no-upper')
    expect(await tried('https://other.example/en/plans/p-above/1#o1')).toBe(
      'plans/other-organisation',
    )
    expect(await tried('p-strange@1/o1')).toBe('plans/other-organisation')
    expect(await tried('sdg@2015/99.9')).toBe('plans/unknown-upper')
    expect(await tried('p-higher@7/o1')).toBe('plans/unknown-upper')
    expect(await tried('p-higher@1/o7')).toBe('plans/unknown-upper')
    expect(await tried('p-gone@1/o1')).toBe('plans/upper-withdrawn')
    expect(await tried('p-young@1/o1')).toBe('plans/upper-not-published')
    expect(await tried('p-below@1/o1')).toBe('plans/level-not-cited')
    expect(await tried(`${id}@1/o1`)).toBe('plans/cites-itself')
    expect(await tried('sdg@2015/10.7', 'chapter-context')).toBe('plans/cites-nothing')
    expect(await tried('sdg@2015/10.7', 'o9')).toBe('plans/unknown-part')
    expect(await tried('sdg@2015/10.7', 'o1', elsewhere)).toBe('posts/reason.elsewhere')
    const round = cite(developer, which, { part: 'o1', uppers: named('p-higher@1/o1'), origin })
    await expect(round).rejects.toMatchObject({
      faults: [
        {
          field: 'uppers',
          reason: 'plans/circle',
          details: { way: `${id} → p-higher → p-above → ${id}` },
        },
      ],
    })
    expect(await citationsOf(iom, developer.asker.today, which)).toEqual([])
  })
})

test('a plan says which issues it answers; unknown ones and other choices made meanwhile are refused', async ({
  iom,
}) => {
  const { developer } = await cast(iom)
  const { id } = await begun(developer)
  const which = first(id)
  const version = versionOf(heldByIssues([]))
  const unknown = { part: 'plan', issues: ['t-none'], version }
  expect(await codeOf(answerIssues(developer, which, unknown))).toBe('plans/unknown-issue')
  const issue = await openedIssue(developer)
  await answerIssues(developer, which, { part: 'plan', issues: [issue], version })
  expect(await rationaleOf(iom, developer.asker.today, which)).toEqual([{ part: 'plan', issue }])
  const late = { part: 'plan', issues: [], version }
  expect(await codeOf(answerIssues(developer, which, late))).toBe('form/stale')
  const chapter = { part: 'chapter-context', issues: [issue], version }
  expect(await codeOf(answerIssues(developer, which, chapter))).toBe('plans/answers-nothing')
})
