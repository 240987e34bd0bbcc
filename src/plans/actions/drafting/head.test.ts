import { describe, expect } from 'vitest'
import { versionOf } from '#platform/doors/version.ts'
import { codeOf } from '#platform/testing/outcome.ts'
import { test } from '#platform/testing/world.ts'
import { type Beginning, beginPlan, editHead } from '#plans/actions/drafting.ts'
import type { By } from '#posts/actions/operator.ts'
import { planLanguages } from '#plans/model/drafting/languages.ts'
import { headOf, heldByHead } from '#plans/model/held.ts'
import { cast, today } from '#plans/plans.test.room.ts'
import { partsOf } from '#plans/views/parts.ts'
import { beginning, begun, first, lastDeed, now } from './drafted.test.room.ts'

describe('the head of a plan', () => {
  test('a plan is begun by whoever writes for its office, with the chapters of its template', async ({
    iom,
  }) => {
    const { developer } = await cast(iom)
    const id = await beginPlan(developer, beginning)
    expect(id).toBe('p-country-strategy-2027')
    expect(await now(developer, id)).toMatchObject({
      state: 'draft',
      since: today,
      languages: ['en', 'fr'],
      titles: beginning.titles,
      from: beginning.from,
      to: beginning.to,
      template: { id: 'country-strategy', version: 1 },
      plan: { office: 'kyrgyzstan', covers: ['KGZ'], origin: 'own' },
    })
    const parts = await partsOf(iom, developer.asker.today, first(id))
    expect(parts.map(({ part }) => part).slice(0, 3)).toEqual([
      'plan',
      'chapter-context',
      'chapter-approach',
    ])
    expect(await lastDeed(iom)).toMatchObject({
      name: 'plans.begun',
      office: 'kyrgyzstan',
      changes: expect.arrayContaining([
        { field: 'plans.field.level', before: null, after: 'Country strategy' },
        { field: 'plans.field.title', before: null, after: 'fr: Stratégie nationale 2027' },
      ]),
    })
    expect(await beginPlan(developer, { ...beginning, follows: id })).toBe(`${id}-2`)
  })

  test('what does not fit the office, the day or the template is refused, and nothing begins', async ({
    iom,
  }) => {
    const { developer, director, elsewhere, head } = await cast(iom)
    const tried = (by: By, more: Partial<Beginning>) =>
      codeOf(beginPlan(by, { ...beginning, ...more }))
    expect(await tried(elsewhere, {})).toBe('posts/reason.elsewhere')
    expect(await tried(developer, { office: 'nowhere' })).toBe('field/office')
    expect(await tried(developer, { level: 'regional-strategy', covers: ['KGZ'] })).toBe(
      'plans/misfit.regional',
    )
    expect(await tried(developer, { level: 'subregional-strategy' })).toBe(
      'plans/misfit.coordinating',
    )
    expect(await tried(director, { office: 'vienna' })).toBe('plans/misfit.country')
    expect(await tried(developer, { template: 'national-plan-of-action' })).toBe(
      'plans/no-template',
    )
    expect(await tried(developer, { covers: [] })).toBe('field/missing')
    expect(await tried(developer, { covers: ['XXX'] })).toBe('plans/unknown-place')
    expect(await tried(developer, { covers: ['SEN'] })).toBe('plans/beyond')
    expect(await tried(developer, { to: '2026-12-31' })).toBe('field/after')
    expect(await tried(developer, { to: '2036-12-31' })).toBe('plans/long-period')
    expect(await tried(developer, { languages: ['xx'] })).toBe('field/word')
    expect(await tried(developer, { languages: ['en'] })).toBe('plans/language-not-chosen')
    expect(await tried(developer, { languages: ['fr'], titles: {} })).toBe('field/missing')
    expect(await tried(developer, { follows: 'p-none' })).toBe('plans/wrong-follows')
    const region = { level: 'regional-strategy', office: 'vienna' } as const
    expect(await tried(director, { ...region, covers: ['KGZ', 'UZB'] })).toBe('done')
    expect(await tried(director, { ...region, covers: ['SEN'] })).toBe('plans/beyond')
    expect(await tried(head, {})).toBe('done')
  })

  test('a head is edited on what stands now; what would be lost with a language is kept', async ({
    iom,
  }) => {
    const { developer, elsewhere } = await cast(iom)
    const { id } = await begun(developer)
    const mark = async () => versionOf(heldByHead(headOf(await now(developer, id)), planLanguages))
    const opened = await mark()
    const edited = {
      titles: { en: 'Country strategy', fr: 'Stratégie' },
      languages: ['fr', 'en', 'ar'],
      from: '2027-01-01',
      to: '2029-12-31',
      covers: ['KGZ'],
    }
    await editHead(developer, first(id), { ...edited, version: opened })
    expect(await now(developer, id)).toMatchObject({
      languages: ['fr', 'en', 'ar'],
      to: '2029-12-31',
      titles: edited.titles,
      revision: 3,
    })
    const tried = async (by: By, more: object, version?: string) =>
      codeOf(editHead(by, first(id), { ...edited, ...more, version: version ?? (await mark()) }))
    expect(await tried(developer, { to: '2028-12-31' }, opened)).toBe('form/stale')
    expect(await tried(elsewhere, {})).toBe('posts/reason.elsewhere')
    const onlyFrench = { languages: ['fr'], titles: { fr: 'Stratégie' } }
    expect(await tried(developer, onlyFrench)).toBe('plans/language-in-use')
    expect(await tried(developer, { from: '2030-01-01' })).toBe('field/after')
  })
})
