import { describe, expect } from 'vitest'
import { workbookOf } from '#platform/documents/workbook.ts'
import { versionOf, heldByRevision } from '#platform/doors/version.ts'
import { locales } from '#platform/i18n/locale.ts'
import { wordsIn } from '#platform/i18n/words.ts'
import { codeOf } from '#platform/testing/outcome.ts'
import { test } from '#platform/testing/world.ts'
import { uncite } from './actions/citing.ts'
import { addPart, removePart, writePart } from './actions/parts.ts'
import { takeWorkbook, tryWorkbook } from './actions/sheets.ts'
import { heldByPart } from '#platform/tree/held.ts'
import { shapesOf } from './model/readiness.ts'
import { cast } from './plans.test.room.ts'
import { arrangeAmendment, arrangeCascade } from './reading.test.room.ts'
import {
  cell,
  columnIn,
  filled,
  gradesOf,
  origin,
  workbookFor,
  draft,
  draftNow,
} from './sheets.test.room.ts'
import { givenBack } from './views/sheets/given-back.ts'
import type { By } from '#posts/actions/operator.ts'

/** Somebody else writes a field of a part by its form. */
async function writes(by: By, part: string, fields: Record<string, string>) {
  const whole = await draftNow(by)
  const held = whole.parts.find((each) => each.part === part)
  if (held === undefined) throw new Error(`there is no ${part}`)
  const version = versionOf(heldByPart(held, shapesOf(held, whole)))
  await writePart(by, draft, { part, fields: { ...held.fields, ...fields }, version })
}

describe('a plan as a workbook', () => {
  test('what comes back as it went changes nothing, in every language', async ({ iom }) => {
    await arrangeCascade(iom)
    await arrangeAmendment(iom)
    const { developer } = await cast(iom)
    for (const locale of locales) {
      const workbook = await workbookFor(developer, draft, locale)
      expect(workbook.isRightToLeft).toBe(locale === 'ar')
      const bytes = await workbookOf(workbook)
      const graded = await tryWorkbook(developer, draft, { bytes, origin })
      expect(graded.notices).toEqual([])
      expect(gradesOf(graded)).toEqual({})
      expect(graded.rows.length).toBeGreaterThan(6)
      expect(await codeOf(takeWorkbook(developer, draft, { bytes, origin }))).toBe('sheet/nothing')
    }
    expect((await draftNow(developer)).version.revision).toBe(1)
  })

  test('rows are graded one by one, and the good ones are taken in one act', async ({ iom }) => {
    await arrangeCascade(iom)
    await arrangeAmendment(iom)
    const { developer } = await cast(iom)
    const workbook = await workbookFor(developer, draft)
    const bytes = await filled(workbook, {
      Plan: cell('plan', { to: '2028-06-30' }),
      'Objectives and priorities': (rows) => [
        ...cell('o1', { 'title.en': 'Fair recruitment for all' })(rows),
        { part: 'new-1', kind: 'objective', 'title.en': 'Safe return', 'title.ru': 'Возвращение' },
        { part: 'new-2', kind: 'priority', parent: 'new-1', 'title.en': 'Reintegration' },
        { part: 'new-3', kind: 'priority', parent: 'new-9', 'title.en': 'Under nothing' },
        { kind: 'objective', 'title.en': 'Fair recruitment for all', 'text.en': 'Twice' },
      ],
      Actions: (rows) => [
        ...cell('a2', { parent: 'new-2', cost: '1.234' })(rows),
        { part: 'a9', 'title.en': 'Nothing' },
        { parent: 'new-2', 'title.en': 'Advise', from: '2028-09-01' },
        { parent: 'new-2', 'title.en': 'Train', responsible: 'nowhere' },
        { parent: 'new-2', 'title.en': 'Follow up', from: '2028-03-01' },
      ],
      Indicators: (rows) => [
        ...cell('i1', { 'target.2026': '5' })(rows),
        { parent: 'new-1', 'title.en': 'People who returned', measure: 'people' },
      ],
      Citations: (rows) => [
        ...rows,
        { part: 'new-1', upper: 'sdg@2015/10.7 · any title' },
        { part: 'new-1', upper: 'sdg@2015/99.9' },
        { part: 'o1', upper: 'p-elsewhere@1/o1' },
        { part: 'o1', upper: 'p-national@1/o1' },
        { part: 'i1', upper: 'sdg@2015/8.8' },
        { part: 'new-3', upper: 'sdg@2015/8.8' },
      ],
    })
    const tried = await tryWorkbook(developer, draft, { bytes, origin })
    const marks = [...tried.marks]
    expect(marks).toEqual([
      ['new-1', 'o2'],
      ['new-2', 'p2'],
    ])
    const told = gradesOf(tried)
    expect(told).toMatchObject({
      plan: 'changed',
      o2: expect.stringMatching(/^(new|warning)/),
      'new-3': 'error parent plans/unknown-part',
      'Fair recruitment for all': 'error  sheet/already',
      a2: 'error cost field/amount',
      a9: 'error part plans/unknown-part',
      Advise: 'error from plans/outside-period',
      Train: 'error responsible field/office',
      i1: expect.stringMatching(/^error target.2026 plans\/against-direction/),
    })
    expect(Object.keys(told)).toContain('a4')
    const cited = tried.rows.filter(({ sheet }) => sheet === 'citations')
    expect(cited.map(({ grade, notes }) => `${grade} ${notes[0]?.reason ?? ''}`)).toEqual([
      'taken ',
      'new ',
      'error plans/unknown-upper',
      'error plans/other-organisation',
      'error plans/cites-itself',
      'error plans/indicator-cites',
      'error sheet/above-not-taken',
    ])
    expect((await draftNow(developer)).version.revision).toBe(1)

    const taken = await takeWorkbook(developer, draft, { bytes, origin })
    expect(gradesOf(taken)).toEqual(told)
    const after = await draftNow(developer)
    expect(after.version).toMatchObject({ revision: 2, to: '2028-06-30' })
    expect(after.parts.find(({ part }) => part === 'p2')).toMatchObject({
      parent: 'o2',
      fields: { 'title.en': 'Reintegration' },
    })
    expect(after.parts.find(({ part }) => part === 'a2')?.parent).toBe('p1')
    expect(after.citations.map(({ part, upper: { code } }) => `${part} ${code}`)).toEqual([
      'o1 o1',
      'o2 10.7',
    ])
    // The same sent twice adds nothing twice.
    const again = gradesOf(await tryWorkbook(developer, draft, { bytes, origin }))
    expect(Object.values(again).filter((said) => /^(new|changed|warning)/.test(said))).toEqual([])
    expect(again).not.toHaveProperty('new-1')
    // What is left can be worked through: it holds the draft as it is now, and what was typed.
    const wish = { db: iom, moment: developer.asker.today, asker: null, isOperator: true } as const
    const rest = await givenBack({ ...wish, locale: 'en', words: wordsIn('en') }, draft, {
      ...taken,
      isTaken: true,
    })
    const left = await workbookOf(rest.workbook)
    expect(await columnIn(left, 'Actions', 'title.en')).toEqual([
      'Print guides',
      'Inspect agencies',
      'Follow up',
      'Nothing',
      'Advise',
      'Train',
    ])
    const results = await columnIn(left, 'Actions', 'result')
    expect(results?.[0]).toMatch(/^Wrong\nEstimated cost: /)
    const reread = gradesOf(await tryWorkbook(developer, draft, { bytes: left, origin }))
    expect(reread).toMatchObject({ a2: 'error cost field/amount', Advise: told['Advise'] })
    expect(reread).not.toHaveProperty('o1')
  })

  test('what others wrote since stays; what both wrote is a conflict', async ({ iom }) => {
    await arrangeCascade(iom)
    await arrangeAmendment(iom)
    const { developer, chief } = await cast(iom)
    const workbook = await workbookFor(developer, draft)
    await writes(chief, 'o1', { 'title.ru': 'Другое' })
    await writes(chief, 'p1', { 'title.en': 'Agencies are inspected' })
    await uncite(chief, draft, { part: 'o1', uppers: ['p-country@1/o1'] })
    const revision = versionOf(heldByRevision((await draftNow(chief)).version))
    await removePart(chief, draft, { part: 'a3', version: revision })
    await addPart(chief, draft, {
      kind: 'objective',
      parent: 'plan',
      fields: { 'title.en': 'Somebody else’s' },
    })
    const bytes = await filled(workbook, {
      'Objectives and priorities': (rows) =>
        cell('p1', { 'title.en': 'Agencies are known' })(cell('o1', { 'title.en': 'Mine' })(rows)),
    })
    const early = versionOf({ revision: '1' })
    expect(await codeOf(takeWorkbook(developer, draft, { bytes, origin, version: early }))).toBe(
      'form/stale',
    )
    const taken = await takeWorkbook(developer, draft, { bytes, origin })
    expect(gradesOf(taken)).toMatchObject({
      o1: expect.stringMatching(/^(changed|warning)/),
      p1: 'conflict title.en sheet/conflict',
      a3: 'conflict  sheet/gone',
    })
    expect(taken.rows.find(({ sheet }) => sheet === 'citations')?.grade).toBe('conflict')
    const { parts, citations } = await draftNow(developer)
    const fields = (id: string) => parts.find(({ part }) => part === id)?.fields
    expect(fields('o1')).toMatchObject({ 'title.en': 'Mine', 'title.ru': 'Другое' })
    expect(fields('p1')).toMatchObject({ 'title.en': 'Agencies are inspected' })
    expect(fields('a3')).toBeUndefined()
    expect(parts.some(({ fields: own }) => own['title.en'] === 'Somebody else’s')).toBe(true)
    expect(citations).toEqual([])
  })
})
