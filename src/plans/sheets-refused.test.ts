import { strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect } from 'vitest'
import { workbookOf } from '#platform/documents/workbook.ts'
import { wordsIn } from '#platform/i18n/words.ts'
import { codeOf } from '#platform/testing/outcome.ts'
import { test } from '#platform/testing/world.ts'
import { takeWorkbook, tryWorkbook } from './actions/sheets.ts'
import { cast } from './plans.test.room.ts'
import { arrangeAmendment, arrangeCascade } from './reading.test.room.ts'
import { cell, filled, gradesOf, origin, workbookFor, draft, draftNow } from './sheets.test.room.ts'
import { citationsOf, partsOf } from './views/parts.ts'
import { emptyWorkbook } from './views/sheets/workbook.ts'
import { templatesInUse } from './views/templates.ts'
import type { By } from '#posts/actions/operator.ts'

describe('workbooks that are not as they went', () => {
  test('sheets, columns and rows that are gone remove nothing, and are named', async ({ iom }) => {
    await arrangeCascade(iom)
    await arrangeAmendment(iom)
    const { developer } = await cast(iom)
    const workbook = await workbookFor(developer, draft)
    const before = await partsOf(iom, developer.asker.today, draft)
    const cited = await citationsOf(iom, developer.asker.today, draft)
    const bytes = await workbookOf({
      ...workbook,
      sheets: workbook.sheets
        .filter(({ name }) => name !== 'Actions' && name !== 'Citations')
        .map((sheet) =>
          sheet.name === 'Objectives and priorities'
            ? {
                ...sheet,
                name: sheet.name,
                columns: [
                  ...sheet.columns.filter(({ key }) => key !== 'title.ru' && key !== 'parent'),
                  { key: 'title.xx', name: 'Of nowhere' },
                ],
                rows: [
                  { part: 'o1', 'title.en': 'Other' },
                  { part: 'p1', 'title.xx': 'Lost' },
                ],
              }
            : sheet,
        )
        .concat({ name: 'Notes', columns: [{ key: 'x', name: 'X' }], rows: [{ x: 'y' }] }),
    })
    const taken = await takeWorkbook(developer, draft, { bytes, origin })
    expect(taken.notices.map(({ tab, reason }) => `${tab} ${reason}`).toSorted()).toEqual([
      'Actions sheet/missing',
      'Citations sheet/missing',
      'Notes sheet/unknown',
      'Objectives and priorities sheet/no-column',
      'Objectives and priorities sheet/no-column',
      'Objectives and priorities sheet/unknown-column',
    ])
    expect(gradesOf(taken)['p1']).toMatch(/^error/)
    const after = await partsOf(iom, developer.asker.today, draft)
    expect(after).toEqual(
      before.map((each) =>
        each.part === 'o1' ? { ...each, fields: { ...each.fields, 'title.en': 'Other' } } : each,
      ),
    )
    expect(await citationsOf(iom, developer.asker.today, draft)).toEqual(cited)
  })

  test('workbooks of other plans, templates and programs are refused, and who may not write', async ({
    iom,
  }) => {
    await arrangeCascade(iom)
    await arrangeAmendment(iom)
    const { developer, elsewhere } = await cast(iom)
    const workbook = await workbookFor(developer, draft)
    const tried = async (about: Record<string, string>, by: By = developer) => {
      const bytes = await workbookOf({ ...workbook, about: { ...workbook.about, ...about } })
      return codeOf(tryWorkbook(by, draft, { bytes, origin }))
    }
    expect(await tried({})).toBe('done')
    expect(await tried({ format: '' })).toBe('plans/sheet.foreign')
    expect(await tried({ plan: 'p-country' })).toBe('plans/sheet.other-plan')
    expect(await tried({ number: '1' })).toBe('plans/sheet.other-plan')
    expect(await tried({ 'template-version': '9' })).toBe('plans/sheet.other-template')
    for (const revision of ['2', '0', 'x', '99999999999'])
      expect(await tried({ revision })).toBe('sheet/no-revision')
    expect(await tried({}, elsewhere)).toMatch(/^posts\//)
    const bytes = await workbookOf(workbook)
    const published = { plan: 'p-national', number: 1 }
    expect(await codeOf(tryWorkbook(developer, published, { bytes, origin }))).toBe(
      'plans/not-draft',
    )
    const sent = (each: Uint8Array) =>
      codeOf(takeWorkbook(developer, draft, { bytes: each, origin }))
    expect(await sent(strToU8('part,title.en'))).toBe('workbook/none')
    const macros = zipSync({ ...unzipSync(bytes), 'xl/vbaProject.bin': strToU8('x') })
    expect(await sent(macros)).toBe('workbook/macros')
    const spaces = strToU8(' '.repeat(80_000_000))
    const bomb = zipSync({ ...unzipSync(bytes), 'xl/sharedStrings.xml': spaces }, { level: 1 })
    expect(await sent(bomb)).toBe('workbook/large')
    expect(await sent(new Uint8Array(1024 * 1024))).toBe('form/large')
    const none = await workbookOf({
      ...workbook,
      sheets: workbook.sheets.map((sheet) => ({ ...sheet, rows: [] })),
    })
    expect(await sent(none)).toBe('sheet/empty')
    expect((await draftNow(developer)).version.revision).toBe(1)
  })

  test('a draft is begun from an empty workbook of its template', async ({ iom }) => {
    await arrangeCascade(iom)
    await arrangeAmendment(iom)
    const { developer } = await cast(iom)
    const moment = developer.asker.today
    const template = (await templatesInUse(iom, moment)).find(
      ({ level }) => level === 'national-plan-of-action',
    )
    if (template === undefined) throw new Error('there is no such template')
    const words = wordsIn('fr')
    const wish = { db: iom, moment, asker: null, locale: 'fr', words } as const
    const empty = await emptyWorkbook(wish, { template, languages: ['en', 'ru'], years: [2026] })
    const bytes = await filled(empty, {
      Plan: cell('plan', { 'title.en': 'Another plan' }),
      Chapitres: cell('chapter-approach', { 'text.en': 'Written at sea' }),
      'Objectifs et priorités': () => [
        { part: 'new-1', kind: 'objective · Objectif', 'title.en': 'Written offline' },
      ],
      Actions: () => [{ parent: 'new-1', 'title.en': 'Sail' }],
    })
    const taken = gradesOf(await takeWorkbook(developer, draft, { bytes, origin }))
    // Empty cells of a workbook that began empty say nothing; what the draft says already is not written over.
    expect(taken['plan']).toBe('conflict title.en sheet/conflict')
    expect(taken['chapter-approach']).toMatch(/^(changed|warning)/)
    const { parts } = await draftNow(developer)
    expect(parts.find(({ fields }) => fields['title.en'] === 'Sail')).toMatchObject({
      part: 'a4',
      parent: 'o2',
    })
    expect(parts.find(({ part }) => part === 'plan')?.fields['title.en']).toBe(
      'Kyrgyz plan of action',
    )
  })
})
