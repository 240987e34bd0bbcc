import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import fc from 'fast-check'
import { readSheet } from 'read-excel-file/node'
import { expect, test } from 'vitest'
import { readWorkbook } from './read-workbook.ts'
import { cellsOf, type FieldSheet, shownIn, type Workbook } from './sheets.ts'
import { workbookOf } from './workbook.ts'

const about = { template: 'national-plan', version: '3', plan: 'p-greece-2026@2' }

const actions: FieldSheet = {
  name: 'Actions',
  columns: [
    { key: 'id', name: 'Part', isGiven: true },
    { key: 'title.en', name: 'Title', hint: 'In "English" & <short>' },
    { key: 'state', name: 'State', choices: ['planned', 'it’s "under" way, partly', 'مكتمل'] },
  ],
  rows: [{ id: 'a1', 'title.en': 'First', state: 'planned' }, { 'title.en': 'Second' }],
}
const workbook: Workbook = { isRightToLeft: false, sheets: [actions], about }

/** The parts of a workbook as texts. */
const partsOf = (file: Uint8Array): Record<string, string> =>
  Object.fromEntries(
    Object.entries(unzipSync(file)).map(([path, bytes]) => [path, strFromU8(bytes)]),
  )

const packed = (parts: Record<string, string>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, strToU8(text)])))

/** A workbook in which an office program saved a sheet of these rows. */
async function savedWith(rows: string, styles = ''): Promise<Uint8Array> {
  const parts = partsOf(await workbookOf({ ...workbook, sheets: [{ ...actions, spare: 0 }] }))
  const sheet = parts['xl/worksheets/sheet1.xml'] ?? ''
  const saved = sheet.replace('</sheetData>', `${rows}</sheetData>`)
  const looks = (parts['xl/styles.xml'] ?? '').replace('</cellXfs>', `${styles}</cellXfs>`)
  return packed({ ...parts, 'xl/worksheets/sheet1.xml': saved, 'xl/styles.xml': looks })
}

test('a workbook comes back as it was written, with what it is about', async () => {
  expect(await readWorkbook(await workbookOf(workbook))).toEqual({
    about,
    sheets: [
      {
        name: 'Actions',
        keys: ['id', 'title.en', 'state'],
        rows: [
          { line: 3, fields: { id: 'a1', 'title.en': 'First', state: 'planned' } },
          { line: 4, fields: { 'title.en': 'Second' } },
        ],
      },
    ],
  })
})

test('whatever is typed comes back as text, and nothing becomes a formula, a number or a day', async () => {
  const hostile = ['=1+1', '+41', '-2', '@sum(A1)', '=cmd|"/c calc"!A1', '007', '1e5', '2026-11-22']
  const odd = [
    '  x ',
    'a\nb',
    '<b>&amp;"\'',
    '_x0041_',
    '_x005F_x0041_',
    'عربي',
    '𝔘',
    '__proto__',
    'constructor',
  ]
  const texts = [...hostile, ...odd]
  const file = await workbookOf({
    ...workbook,
    sheets: [{ ...actions, rows: texts.map((title) => ({ 'title.en': title })) }],
  })
  expect(Object.values(partsOf(file)).join('')).not.toContain('<f>')
  const [sheet] = (await readWorkbook(file)).sheets
  expect(sheet?.rows.map(({ fields }) => fields['title.en'])).toEqual(texts)
  // As another reader of workbooks sees it.
  const seen = await readSheet(file, { trim: false })
  expect(seen.slice(2, 2 + hostile.length).map((row) => row[1])).toEqual(hostile)
})

test('every text that a file can hold comes back', async () => {
  // XML knows no way to write the two that are no characters.
  const typed = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
    .filter((text) => !/[\uFFFE\uFFFF]/.test(text))
  await fc.assert(
    fc.asyncProperty(fc.array(typed, { minLength: 1, maxLength: 8 }), async (texts) => {
      const rows = texts.map((title) => ({ id: 'x', 'title.en': title }))
      const file = await workbookOf({ ...workbook, sheets: [{ ...actions, rows, spare: 0 }] })
      const [sheet] = (await readWorkbook(file)).sheets
      expect(sheet?.rows.map(({ fields }) => fields['title.en'])).toEqual(texts)
    }),
    { numRuns: 25 },
  )
})

test('columns offer their choices and hints; the sheet stands as its language runs; the rest is hidden', async () => {
  const parts = partsOf(await workbookOf({ ...workbook, isRightToLeft: true }))
  const sheet = parts['xl/worksheets/sheet1.xml'] ?? ''
  expect(sheet).toContain(
    '<dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="C3:C204"><formula1>_about!$C$1:$C$3</formula1></dataValidation>',
  )
  expect(sheet).toContain(
    'promptTitle="Title" prompt="In &quot;English&quot; &amp; &lt;short&gt;" sqref="B3:B204"',
  )
  expect(sheet).toMatch(/<pane ySplit="2"[^>]*state="frozen"/)
  expect(sheet).toContain('rightToLeft="1"')
  expect(parts['xl/workbook.xml']).toMatch(/<sheet [^>]*name="_about" state="hidden"/)
  const [, hidden] = (parts['xl/worksheets/sheet2.xml'] ?? '').split('<sheetData>')
  expect(hidden?.match(/r="C\d"/g)).toEqual(['r="C1"', 'r="C2"', 'r="C3"'])
})

test('what office programs make of days, numbers and formulas is read exactly', async () => {
  const file = await savedWith(
    [
      '<row r="5"><c r="A5"><v>1234.0999999999999</v></c><c r="B5" s="90"><v>46348.75</v></c></row>',
      '<row><c><v>1E-3</v></c><c t="b"><v>1</v></c><c t="str"><f>A1&amp;"x"</f><v>Partx</v></c></row>',
      '<row r="9"><c r="B9" t="inlineStr"><is><r><t>Two </t></r><r><t>parts</t></r><rPh><t>no</t></rPh></is></c><c r="C9"><v>123456789012345678</v></c></row>',
      '<row r="10"><c r="A10" t="d"><v>2026-03-01T00:00:00</v></c><c r="B10" t="e"><v>#REF!</v></c></row>',
    ].join(''),
    '<xf numFmtId="14"/>'.repeat(100),
  )
  const [sheet] = (await readWorkbook(file)).sheets
  expect(sheet?.rows.slice(2)).toEqual([
    { line: 5, fields: { id: '1234.1', 'title.en': '2026-11-22' } },
    {
      line: 6,
      fields: { id: '0.001', 'title.en': 'true', state: 'Partx' },
      formulas: ['state'],
    },
    { line: 9, fields: { 'title.en': 'Two parts', state: '123456789012346000' } },
    { line: 10, fields: { id: '2026-03-01', 'title.en': '#REF!' } },
  ])
})

test('columns may change places, and those without a key say nothing', async () => {
  const parts = partsOf(await workbookOf({ ...workbook, sheets: [{ ...actions, spare: 0 }] }))
  const cell = (at: string, text: string) =>
    `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`
  const sheet = (parts['xl/worksheets/sheet1.xml'] ?? '').replace(
    /<sheetData>.*<\/sheetData>/,
    `<sheetData><row r="2">${cell('A2', 'state')}${cell('C2', ' id ')}</row><row r="3">${cell('A3', 'planned')}${cell('B3', 'my note')}${cell('C3', 'a1')}</row></sheetData>`,
  )
  const read = await readWorkbook(packed({ ...parts, 'xl/worksheets/sheet1.xml': sheet }))
  expect(read.sheets).toEqual([
    {
      name: 'Actions',
      keys: ['state', 'id'],
      rows: [{ line: 3, fields: { state: 'planned', id: 'a1' } }],
    },
  ])
  const twice = sheet.replace(' id ', 'state')
  await expect(
    readWorkbook(packed({ ...parts, 'xl/worksheets/sheet1.xml': twice })),
  ).rejects.toMatchObject({ code: 'workbook/twice', details: { key: 'state', sheet: 'Actions' } })
})

test('what is no workbook is refused', async () => {
  const file = Buffer.from(await workbookOf(workbook))
  const parts = partsOf(file)
  const old = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])
  const none = [
    Buffer.alloc(0),
    Buffer.from('id,title\n'),
    Buffer.from('PK\u0003\u0004 not really'),
    file.subarray(0, file.length / 2),
    old,
    packed({ 'word/document.xml': '<document/>' }),
    packed({ ...parts, 'xl/worksheets/sheet1.xml': '<worksheet><row></worksheet>' }),
    packed({
      ...parts,
      'xl/worksheets/sheet1.xml': '<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet>&a;</worksheet>',
    }),
  ]
  for (const bytes of none)
    await expect(readWorkbook(bytes)).rejects.toMatchObject({ code: 'workbook/none' })
  const locked = Buffer.concat([old, Buffer.from('EncryptedPackage', 'utf16le')])
  await expect(readWorkbook(locked)).rejects.toMatchObject({ code: 'workbook/locked' })
  const macros = packed({ ...parts, 'xl/vbaProject.bin': 'x' })
  await expect(readWorkbook(macros)).rejects.toMatchObject({ code: 'workbook/macros' })
})

test('a small file that holds far too much is refused before it is unpacked', async () => {
  const parts = partsOf(await workbookOf(workbook))
  const bomb = packed({ ...parts, 'xl/sharedStrings.xml': ' '.repeat(80_000_000) })
  expect(bomb.length).toBeLessThan(1_000_000)
  await expect(readWorkbook(bomb)).rejects.toMatchObject({ code: 'workbook/large' })
  // One that says it holds little.
  const lying = Buffer.from(bomb)
  const size = Buffer.alloc(4)
  size.writeUInt32LE(80_000_000)
  for (let at = lying.indexOf(size); at >= 0; at = lying.indexOf(size, at))
    lying.writeUInt32LE(9, at)
  await expect(readWorkbook(lying)).rejects.toMatchObject({ code: 'workbook/none' })
  const far = await savedWith('<row r="1048576"><c r="A1048576"><v>1</v></c></row>')
  await expect(readWorkbook(far)).rejects.toMatchObject({ code: 'workbook/large' })
})

test('columns of numbers and formulas are reckoned with; sheets that are only shown stand behind them', async () => {
  const lines: FieldSheet = {
    name: "Lines of '26",
    columns: [
      { key: 'id', name: 'Part' },
      { key: 'rate', name: 'Rate', number: { places: 2 } },
      { key: 'cost', name: 'Cost', formula: 'IF({rate}="","",{rate}*2)', number: { places: 0 } },
    ],
    rows: [
      { id: 'b1', rate: '1250.125' },
      { id: 'b2', rate: '1234567890123456.5' },
      { id: 'b3', rate: '=1+1' },
    ],
    spare: 1,
  }
  const sum = { formula: `SUM(${cellsOf(lines, 'cost')})`, places: 3 }
  const shown = [{ name: 'Sums', widths: [20, 12], rows: [[{ text: 'All', isHead: true }, sum]] }]
  const file = await workbookOf({ ...workbook, sheets: [lines], shown })
  const parts = partsOf(file)
  const sheet = parts['xl/worksheets/sheet1.xml'] ?? ''
  expect(sheet).toMatch(/<c r="B3"[^>]*><v>1250\.125<\/v>/)
  // More digits than office programs keep, or what only looks like a number, stay text.
  expect(sheet).toMatch(/<c r="B4"[^>]* t="s">/)
  expect(sheet).toMatch(/<c r="B5"[^>]* t="s">/)
  expect(sheet.match(/<f>[^<]*<\/f>/g)).toHaveLength(4)
  expect(sheet).toContain('<f>IF($B3="","",$B3*2)</f>')
  expect(parts['xl/worksheets/sheet2.xml']).toContain("<f>SUM('Lines of ''26'!$C$3:$C$6)</f>")
  expect(parts['xl/workbook.xml']).toContain('<calcPr fullCalcOnLoad="1"/>')
  const read = await readWorkbook(file)
  expect(shownIn(read.about)).toEqual(['Sums'])
  expect(read.sheets[0]?.rows.map(({ fields, formulas }) => [fields['rate'], formulas])).toEqual([
    ['1250.125', ['cost']],
    ['1234567890123456.5', ['cost']],
    ['=1+1', ['cost']],
    [undefined, ['cost']],
  ])
})
