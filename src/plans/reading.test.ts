import { describe, expect } from 'vitest'
import { test } from '#platform/testing/world.ts'
import { momentAt } from '#sources/views.ts'
import { cast, today } from './plans.test.room.ts'
import { arrangeAmendment, arrangeCascade, arrangeSuccession } from './reading.test.room.ts'
import { citedBy } from './views/reading/below.ts'
import { cascadeOf } from './views/reading/cascade.ts'
import { comparisonOf } from './views/reading/compared.ts'
import { listedVersions } from './views/reading/listing.ts'
import { seenPlan, seenVersion } from './views/seen.ts'

const ids = (versions: readonly { plan: { id: string }; number: number }[]) =>
  versions.map(({ plan, number }) => `${plan.id}@${number}`)

describe('reading plans', () => {
  test('anybody finds what is in force on the day; drafts show to those who plan', async ({
    iom,
  }) => {
    await arrangeCascade(iom)
    const moment = await momentAt(iom, today, null)
    const { elsewhere } = await cast(iom)
    const anybody = { db: iom, moment, asker: null }
    const chief = { db: iom, moment, asker: elsewhere.asker }
    const ours = (all: string[]) =>
      all.filter((id) => /^p-(region|country|national|secret)@/.test(id))
    expect(ours(ids(await listedVersions(anybody, {})))).toEqual([
      'p-region@1',
      'p-country@1',
      'p-national@1',
    ])
    const earlier = { ...anybody, moment: { ...moment, asOf: '2025-06-30' } }
    expect(ours(ids(await listedVersions(earlier, {})))).toEqual([])
    const all = { standing: 'all' } as const
    expect(ours(ids(await listedVersions(anybody, all)))).not.toContain('p-secret@1')
    expect(ours(ids(await listedVersions(chief, all)))).toContain('p-secret@1')
    await expect(seenPlan(anybody, 'p-secret')).rejects.toThrow('plans/unknown-plan')
    await expect(seenVersion(anybody, 'p-secret', '1')).rejects.toThrow('plans/unknown-plan')
    for (const number of ['0', '01', '9999999999', 'x', '-1'])
      await expect(seenVersion(chief, 'p-region', number)).rejects.toThrow('plans/unknown-plan')
    const narrowed = async (wanted: Parameters<typeof listedVersions>[1]) =>
      ours(ids(await listedVersions(anybody, wanted)))
    expect(await narrowed({ country: 'KGZ' })).toEqual([
      'p-region@1',
      'p-country@1',
      'p-national@1',
    ])
    expect(await narrowed({ country: 'ALB' })).toEqual(['p-region@1'])
    expect(await narrowed({ framework: 'global-compact' })).toEqual([
      'p-region@1',
      'p-country@1',
      'p-national@1',
    ])
    expect(await narrowed({ framework: 'mcof' })).toEqual([])
    expect(await narrowed({ level: 'country-strategy', office: 'kyrgyzstan' })).toEqual([
      'p-country@1',
    ])
    expect(await narrowed({ origin: 'demo' })).toEqual(['p-national@1'])
  })

  test('the cascade leads up to every framework and down to every action, and shows no draft', async ({
    iom,
  }) => {
    await arrangeCascade(iom)
    const moment = await momentAt(iom, today, null)
    const anybody = { db: iom, moment, asker: null }
    const down = await cascadeOf(anybody, { plan: 'p-region', number: 1 })
    expect(down.below.get('p-region@1/o1')).toEqual([{ key: 'p-country@1/o1', via: 'cites' }])
    expect(down.below.get('p-country@1/o1')).toEqual([{ key: 'p-national@1/o1', via: 'cites' }])
    expect(down.below.get('p-national@1/o1')).toEqual([{ key: 'p-national@1/p1', via: 'holds' }])
    expect(down.below.get('p-national@1/p1')?.map(({ key }) => key)).toEqual([
      'p-national@1/a1',
      'p-national@1/a2',
    ])
    expect(down.below.has('p-region@1/o2')).toBe(false)
    expect([...down.parts.keys()]).not.toContain('p-secret@1/o1')
    const up = await cascadeOf(anybody, { plan: 'p-national', number: 1 })
    expect(up.above.get('p-national@1/o1')).toEqual(['p-country@1/o1', 'sdg@2015/8.8'])
    expect(up.above.get('p-country@1/o1')).toEqual(['p-region@1/o1'])
    expect(up.above.get('p-region@1/o1')?.toSorted()).toEqual([
      'global-compact@2018/6',
      'sdg@2015/10.7',
    ])
    expect(up.uppers.get('sdg@2015/10.7')?.standing).toBe('in-force')
    expect(up.uppers.get('p-region@1/o1')?.titles).toEqual({ en: 'Labour mobility' })
    const before = { ...anybody, moment: { ...moment, asOf: '2025-12-31' } }
    const early = await cascadeOf(before, { plan: 'p-region', number: 1 })
    expect(early.below.size).toBe(0)
  })

  test('who cites an earlier version is told, as such, also under the one in its place', async ({
    iom,
  }) => {
    await arrangeCascade(iom)
    await arrangeSuccession(iom)
    const moment = await momentAt(iom, today, null)
    const anybody = { db: iom, moment, asker: null }
    const { below } = await cascadeOf(anybody, { plan: 'p-region', number: 2 })
    expect(below.get('p-region@2/o1')).toEqual([{ key: 'p-country@1/o1', via: 'cites-earlier' }])
    expect(below.get('p-country@1/o1')).toEqual([{ key: 'p-national@1/o1', via: 'cites' }])
    const citing = await citedBy(anybody, { plan: 'p-region', number: 2 })
    expect(citing.map(({ plan, citedIn }) => [plan, citedIn])).toEqual([['p-country', 1]])
  })

  test('two versions are held against each other, by those who may see both', async ({ iom }) => {
    await arrangeCascade(iom)
    await arrangeAmendment(iom)
    const moment = await momentAt(iom, today, null)
    const { developer } = await cast(iom)
    const anybody = { db: iom, moment, asker: null }
    const writer = { db: iom, moment, asker: developer.asker }
    expect(await comparisonOf(anybody, await seenPlan(anybody, 'p-national'), {})).toBeNull()
    const versions = await seenPlan(writer, 'p-national')
    const comparison = await comparisonOf(writer, versions, {})
    const told = comparison?.changes
      .filter(({ became }) => became !== 'kept')
      .map(({ part, became }) => `${part} ${became}`)
    expect(told).toEqual(['o1 changed', 'a1 removed', 'a3 added'])
    const changed = comparison?.changes.find(({ part }) => part === 'o1')
    expect(changed?.fields).toEqual([
      { field: 'title.en', before: 'Fair recruitment', after: 'Fair and safe recruitment' },
    ])
    expect(changed?.cites.removed).toEqual([{ of: 'sdg', version: '2015', code: '8.8' }])
    expect(comparison?.isDraft).toBe(true)
    await expect(comparisonOf(writer, versions, { from: '7' })).rejects.toThrow(
      'plans/unknown-plan',
    )
  })
})
