import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { expect } from 'vitest'
import { workbookOf } from '#platform/documents/workbook.ts'
import { heldByRevision, versionOf } from '#platform/doors/version.ts'
import { locales } from '#platform/i18n/locale.ts'
import { codeOf } from '#platform/testing/outcome.ts'
import { test } from '#platform/testing/world.ts'
import { cast, theOne } from '#projects/projects.test.room.ts'
import { writeLines } from './actions/lines.ts'
import { takeWorkbook, tryWorkbook } from './actions/sheets.ts'
import {
  arrange,
  budgetNow,
  cell,
  filled,
  gradesOf,
  lineNow,
  origin,
  which,
  workbookFor,
} from './budgets.test.room.ts'
import { givenBack } from './views/sheets/given-back.ts'

test('a budget as a workbook comes back as it went, in every language, and changes nothing', async ({
  iom,
}) => {
  const { developer } = await cast(iom)
  await arrange(iom, 'pr-same')
  for (const locale of locales) {
    const bytes = await filled(await workbookFor(developer, 'pr-same', locale))
    const { rows, notices } = await tryWorkbook(developer, which('pr-same'), { bytes, origin })
    expect(rows.map(({ part, grade }) => [part, grade])).toEqual([
      ['b1', 'taken'],
      ['b2', 'taken'],
      ['b3', 'taken'],
    ])
    expect(notices).toEqual([])
  }
})

test('a budget as a workbook is graded row by row, then its good rows are taken in one act, the rest given back', async ({
  iom,
}) => {
  const { developer, other } = await cast(iom)
  await arrange(iom, 'pr-sheet')
  const here = which('pr-sheet')
  const workbook = await workbookFor(developer, 'pr-sheet')
  const { revision } = await theOne(iom, 'pr-sheet')
  await writeLines(other, here, {
    rows: [
      { part: 'b2', parent: '', fields: { rate: '70000' }, formulas: [] },
      { part: 'b1', parent: '', fields: { unit: 'month' }, formulas: [] },
    ],
    revision: String(revision),
  })
  const bytes = await filled(workbook, (rows) => [
    ...cell('b1', { duration: '2', parent: 'a2 · Part a2' })(
      cell('b2', { rate: '90000' })(cell('b3', { rate: '12.345,6' })(rows)),
    ),
    { part: '', 'title.en': 'Venue', kind: 'programme', quantity: '1', rate: '1500.5' },
    { part: 'b1', 'title.en': 'Twice' },
    { part: 'b9', 'title.en': 'No such line' },
  ])
  // The same line twice: nobody knows which is meant, so neither is taken.
  const doubled = await tryWorkbook(developer, here, { bytes, origin })
  expect(gradesOf(doubled)).toEqual({
    b1: 'error part sheet/twice',
    b2: 'conflict rate sheet/conflict',
    b3: 'error rate field/separators',
    b4: 'new',
    b9: 'error part projects/unknown-part',
  })
  const sent = await filled(workbook, (rows) => [
    ...cell('b1', { duration: '2', parent: 'a2 · Part a2' })(
      cell('b2', { rate: '90000' })(cell('b3', { rate: '12.345,6' })(rows)),
    ),
    { part: '', 'title.en': 'Venue', kind: 'programme', quantity: '1', rate: '1500.5' },
  ])
  const version = versionOf(heldByRevision(await theOne(iom, 'pr-sheet')))
  const taken = await takeWorkbook(developer, here, { bytes: sent, origin, version })
  expect(gradesOf(taken)).toEqual({
    b1: 'changed',
    b2: 'conflict rate sheet/conflict',
    b3: 'error rate field/separators',
    b4: 'new',
  })
  const { reckoning } = await budgetNow(iom, 'pr-sheet')
  expect(reckoning?.lines.map(({ part, cost, activity }) => [part, cost, activity])).toEqual([
    ['b2', '70000', 'a1'],
    ['b3', '10000', 'a2'],
    ['b1', '120000', 'a2'],
    ['b4', '1500.5', null],
  ])
  expect(await lineNow(iom, 'pr-sheet', 'b1')).toMatchObject({ unit: 'month', duration: '2' })
  // The rest, sent back as it is, says that one wants one's own words after all; the wrong cell is mended.
  const wish = { db: iom, moment: developer.asker.today, locale: 'en' as const }
  const { workbook: rest } = await givenBack({ ...wish, words: developer.words }, here, {
    ...taken,
    isTaken: true,
  })
  const mended = await filled(rest, cell('b3', { rate: '12345.6' }))
  const again = await takeWorkbook(developer, here, { bytes: mended, origin })
  expect(gradesOf(again)).toEqual({ b2: 'changed', b3: 'changed' })
  const stale = takeWorkbook(developer, here, { bytes: mended, origin, version })
  expect(await codeOf(stale)).toBe('form/stale')
  const once = takeWorkbook(developer, here, { bytes: mended, origin })
  expect(await codeOf(once)).toBe('sheet/nothing')
})

test('a budget as a workbook reckons its costs and sums itself, and takes no formula in a cell that is filled in', async ({
  iom,
}) => {
  const { developer } = await cast(iom)
  await arrange(iom, 'pr-formula')
  const bytes = await filled(await workbookFor(developer, 'pr-formula'))
  const parts = unzipSync(bytes)
  const sheet = strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
  const formulaIn = (xml: string, cell: string) =>
    new RegExp(`<c r="${cell}"[^>]*><f>([^<]*)</f>`).exec(xml)?.[1]
  expect(formulaIn(sheet, 'M3')).toBe(
    'IF(OR($H3="",$J3=""),"",ROUND($H3*$J3*IF($I3="",1,$I3)*IF($K3="",100,$K3)/100,2))',
  )
  const years = strFromU8(parts['xl/worksheets/sheet2.xml'] ?? new Uint8Array())
  expect(formulaIn(years, 'E2')).toBe(
    "SUMPRODUCT(('Lines'!$F$3:$F$105&amp;\"\"=$A2)*1,'Lines'!$M$3:$M$105)",
  )
  const reckoned = sheet.replace(
    /<c r="J3"([^>]*)><v>60000<\/v><\/c>/,
    '<c r="J3"$1><f>6*10000</f><v>60000</v></c>',
  )
  expect(reckoned === sheet).toBe(false)
  const sent = zipSync({ ...parts, 'xl/worksheets/sheet1.xml': strToU8(reckoned) })
  const graded = await tryWorkbook(developer, which('pr-formula'), { bytes: sent, origin })
  expect(gradesOf(graded)).toEqual({ b1: 'error rate sheet/formula' })
})

test('a budget as a workbook is refused where it is none of this budget', async ({ iom }) => {
  const { developer, elsewhere } = await cast(iom)
  await arrange(iom, 'pr-refused')
  const here = which('pr-refused')
  const workbook = await workbookFor(developer, 'pr-refused')
  const tried = async (about: Record<string, string>) => {
    const bytes = await workbookOf({ ...workbook, about: { ...workbook.about, ...about } })
    return codeOf(tryWorkbook(developer, here, { bytes, origin }))
  }
  expect(await tried({ format: 'meridian-plan' })).toBe('budgets/sheet.foreign')
  expect(await tried({ layout: '0' })).toBe('budgets/sheet.other-layout')
  expect(await tried({ project: 'pr-other' })).toBe('budgets/sheet.other-project')
  expect(await tried({ revision: '77' })).toBe('sheet/no-revision')
  expect(await tried({ revision: 'x' })).toBe('sheet/no-revision')
  const bytes = await filled(workbook)
  expect(await codeOf(tryWorkbook(elsewhere, here, { bytes, origin }))).toMatch(/^posts\//)
  const big = new Uint8Array(901 * 1024)
  expect(await codeOf(tryWorkbook(developer, here, { bytes: big, origin }))).toBe('form/large')
  const none = new TextEncoder().encode('kind,quantity\nstaff,1')
  expect(await codeOf(tryWorkbook(developer, here, { bytes: none, origin }))).toBe('workbook/none')
  expect(await codeOf(tryWorkbook(developer, here, { bytes: undefined, origin }))).toBe(
    'field/missing',
  )
  const macros = zipSync({ ...unzipSync(bytes), 'xl/vbaProject.bin': strToU8('x') })
  expect(await codeOf(tryWorkbook(developer, here, { bytes: macros, origin }))).toBe(
    'workbook/macros',
  )
})
