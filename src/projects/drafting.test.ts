import { describe, expect } from 'vitest'
import { versionOf, heldByRevision } from '#platform/doors/version.ts'
import { codeOf } from '#platform/testing/outcome.ts'
import { test } from '#platform/testing/world.ts'
import { heldByPart } from '#platform/tree/held.ts'
import { plan } from '#plans/plans.test.room.ts'
import type { By } from '#posts/actions/operator.ts'
import { cite, uncite } from './actions/citing.ts'
import { comment, settle } from './actions/commenting.ts'
import { beginProject, editHead, setConfidential } from './actions/drafting.ts'
import { addPart, movePart, removePart, writePart } from './actions/parts.ts'
import { fieldsOf, heldByHead } from './model/writing.ts'
import { cast, theOne } from './projects.test.room.ts'
import { authorsOf } from './views/authors.ts'
import { citationsOf, partsOf } from './views/parts.ts'
import { templatesInUse } from './views/templates.ts'
import { faultsIn, lastDeed } from './outcomes.test.room.ts'

const beginning = {
  fields: {
    'title.en': 'Safe mobility in the Ferghana valley',
    office: 'kyrgyzstan',
    type: 'IB',
    from: '2027-01-01',
    to: '2028-12-31',
    themes: 'labour-mobility',
    currency: 'USD',
  },
  languages: ['en'],
  countries: ['KGZ'],
}
const first = (project: string) => ({ project, number: 1 })
const revision = async (by: By, id: string) => versionOf(heldByRevision(await theOne(by.db, id)))
const markOf = async (by: By, id: string, part: string) => {
  const [template] = await templatesInUse(by.db, by.asker.today)
  const parts = await partsOf(by.db, by.asker.today, first(id))
  const held = parts.find((each) => each.part === part)
  if (template === undefined || held === undefined) throw new Error(`there is no ${part}`)
  const shapes = fieldsOf(held, { template, languages: ['en'] })
  return part === 'project'
    ? versionOf(heldByHead(held, shapes, ['en']))
    : versionOf(heldByPart(held, shapes))
}

describe('a project that is written', () => {
  test('begins as a concept, with the chapters of its template; whoever began it wrote it', async ({
    iom,
  }) => {
    const { developer, elsewhere } = await cast(iom)
    expect(await codeOf(beginProject(elsewhere, beginning))).toBe('posts/reason.elsewhere')
    const id = await beginProject(developer, beginning)
    expect(id).toBe('pr-safe-mobility-in-the-ferghana-valley')
    expect(await beginProject(developer, beginning)).toBe(`${id}-2`)
    const parts = await partsOf(iom, developer.asker.today, first(id))
    expect(parts.map(({ kind }) => kind).filter((kind) => kind === 'chapter')).toHaveLength(9)
    expect(await theOne(iom, id)).toMatchObject({
      state: 'concept',
      covers: ['KGZ'],
      type: 'IB',
      code: null,
    })
    expect((await authorsOf(iom, id, 1)).persons).toEqual([developer.asker.person])
    expect(await lastDeed(iom)).toMatchObject({ name: 'projects.begun', office: 'kyrgyzstan' })
  })

  test('refuses by field what cannot stand in its head', async ({ iom }) => {
    const { developer } = await cast(iom)
    const wrong = (fields: Record<string, string>, more = {}) =>
      faultsIn(() =>
        beginProject(developer, {
          ...beginning,
          ...more,
          fields: { ...beginning.fields, ...fields },
        }),
      )
    expect(await wrong({ to: '2026-12-31' })).toEqual(['to: field/after'])
    expect(await wrong({ type: 'ZZ' })).toEqual(['type: projects/unknown-type'])
    expect(await wrong({ donor: 'nobody' })).toEqual(['donor: projects/unknown-partner'])
    expect(await wrong({ expected: '1.000,50' })).toEqual(['expected: field/separators'])
    expect(await wrong({ currency: 'JPY', expected: '1000.50' })).toEqual([
      'expected: field/no-decimals',
    ])
    expect(await wrong({ 'title.en': '' })).toEqual(['title.en: field/missing'])
    expect(await wrong({ office: 'atlantis' })).toEqual(['office: field/office'])
    expect(await wrong({}, { countries: ['XXX'] })).toEqual(['country: field/country'])
    expect(
      await wrong({
        'gender-needs': 'met',
        'gender-outputs': 'met',
        'gender-activities': 'met',
        'gender-targeted': 'yes',
        'gender-marker': '1',
      }),
    ).toEqual(['gender-marker: projects/other-marker'])
  })

  test('has parts that are added, written, moved and removed; their ids are never used again', async ({
    iom,
  }) => {
    const { developer, manager } = await cast(iom)
    const id = await beginProject(developer, beginning)
    const which = first(id)
    const add = (kind: 'objective' | 'outcome' | 'output' | 'activity', parent: string) =>
      addPart(developer, which, { kind, parent, fields: { 'title.en': `A ${kind}` } })
    expect([
      await add('objective', 'project'),
      await add('outcome', 'o1'),
      await add('output', 'oc1'),
      await add('activity', 'op1'),
      await add('activity', 'op1'),
    ]).toEqual(['o1', 'oc1', 'op1', 'a1', 'a2'])
    expect(await codeOf(add('activity', 'o1'))).toBe('projects/not-under')
    const version = await markOf(developer, id, 'a1')
    const fields = { 'title.en': 'Train officers', from: '2027-02-01', to: '2027-05-31' }
    await writePart(developer, which, { part: 'a1', fields, version })
    expect(
      await faultsIn(async () =>
        writePart(developer, which, {
          part: 'a1',
          fields: { ...fields, from: '2026-02-01' },
          version: await markOf(developer, id, 'a1'),
        }),
      ),
    ).toEqual(['from: projects/outside-period'])
    const stale = { part: 'a1', fields: { 'title.en': 'Mine' }, version }
    expect(await codeOf(writePart(developer, which, stale))).toBe('form/stale')
    expect(await codeOf(writePart(manager, which, stale))).toBe('posts/reason.no-right')
    const up = { part: 'a2', to: 'up' as const, version: await revision(developer, id) }
    await movePart(developer, which, up)
    const said = await comment(developer, which, {
      part: 'a1',
      field: 'title',
      text: 'Which ones?',
    })
    const gone = async (part: string) =>
      removePart(developer, which, { part, version: await revision(developer, id) }, [])
    expect(await faultsIn(() => gone('op1'))).toEqual(['a1: projects/part-commented'])
    await settle(developer, which, said)
    const cited = { field: 'a1', reason: 'projects/part-commented' }
    const held = { part: 'op1', version: await revision(developer, id) }
    expect(await faultsIn(() => removePart(developer, which, held, [async () => [cited]]))).toEqual(
      ['a1: projects/part-commented'],
    )
    await gone('op1')
    expect(await codeOf(gone('chapter-summary'))).toBe('projects/fixed-part')
    const left = await partsOf(iom, developer.asker.today, which)
    expect(left.map(({ part }) => part)).not.toContain('a1')
    expect(await add('output', 'oc1')).toBe('op2')
  })

  test('keeps its head, and says so in words; a language in which something stands is kept', async ({
    iom,
  }) => {
    const { developer } = await cast(iom)
    const id = await beginProject(developer, beginning)
    const fields = { ...beginning.fields, 'title.fr': 'Mobilité sûre', to: '2029-06-30' }
    const head = {
      fields,
      languages: ['en', 'fr'],
      version: await markOf(developer, id, 'project'),
    }
    await editHead(developer, first(id), head)
    expect((await theOne(iom, id)).titles).toEqual({
      en: beginning.fields['title.en'],
      fr: 'Mobilité sûre',
    })
    expect(await lastDeed(iom)).toMatchObject({
      name: 'projects.head-edited',
      changes: [
        { field: 'projects.field.languages', before: 'en', after: 'en, fr' },
        { field: 'projects.field.to', before: '2028-12-31', after: '2029-06-30' },
        { field: 'projects.field.title', before: null, after: 'fr: Mobilité sûre' },
      ],
    })
    expect(await codeOf(editHead(developer, first(id), head))).toBe('form/stale')
    await setConfidential(developer, id, {
      isConfidential: true,
      version: await revision(developer, id),
    })
    expect((await theOne(iom, id)).isConfidential).toBe(true)
  })

  test('cites a plan in force and frameworks, and nothing else', async ({ iom }) => {
    const { developer } = await cast(iom)
    const of = { level: 'country-strategy', office: 'kyrgyzstan', covers: ['KGZ'] } as const
    await plan(iom, { id: 'p-now', ...of, objectives: { o1: [] } })
    await plan(iom, { id: 'p-draft', ...of, objectives: { o1: [] }, state: 'draft' })
    await plan(iom, {
      id: 'p-old',
      ...of,
      objectives: { o1: [] },
      from: '2019-01-01',
      to: '2020-12-31',
    })
    const id = await beginProject(developer, beginning)
    const which = first(id)
    const named = (...texts: string[]) => texts.map((text) => ({ text, field: text }))
    const origin = 'https://meridian.example'
    const citing = (part: string, ...texts: string[]) =>
      cite(developer, which, { part, uppers: named(...texts), origin })
    await citing('project', 'p-now@1/o1', 'sdg@2015/10.7')
    expect(
      await faultsIn(() =>
        citing('project', 'p-draft@1/o1', 'p-old@1/o1', 'p-now@1/o9', 'sdg@2015/99.9', 'nothing'),
      ),
    ).toEqual([
      'p-draft@1/o1: plans/upper-not-published',
      'p-old@1/o1: projects/plan-not-in-force',
      'p-now@1/o9: plans/unknown-upper',
      'sdg@2015/99.9: plans/unknown-upper',
      'nothing: plans/no-upper',
    ])
    expect(await codeOf(citing('pl1', 'p-now@1/o1'))).toBe('projects/cites-nothing')
    await uncite(developer, which, { part: 'project', uppers: ['sdg@2015/10.7'] })
    const held = await citationsOf(iom, developer.asker.today, which)
    expect(held.map(({ upper }) => upper.of)).toEqual(['p-now'])
    const copy = await beginProject(developer, {
      ...beginning,
      fields: { ...beginning.fields, 'title.en': 'A copy' },
      copyOf: which,
    })
    expect((await theOne(iom, copy)).copiedFrom).toBe(id)
    expect(await citationsOf(iom, developer.asker.today, first(copy))).toHaveLength(1)
  })
})
