import { strFromU8, unzipSync } from 'fflate'
import { extractText, getDocumentProxy } from 'unpdf'
import { expect, test } from 'vitest'
import type { Document, Passage } from './document.ts'
import { docxOf } from './docx.ts'
import { pdfOf } from './pdf.ts'
import { stretchesOf } from './word-text.ts'

/** Markup of every file that a document goes through on its way. */
const hostile = [
  '#panic("no") #let x = 1; #[a]',
  '$x^2$ *bold* _slanted_ `raw` ~ --- ...',
  '= no heading',
  '- no item + nor this',
  '@nobody <label> // no comment /* at all */ \\ \\u{41}',
  '"quoted" \'so\' <w:p/> & &amp; ]]> {{x}}',
  '=1+1 https://example.org/?a=1&b=2#c',
]

const plan = (more: Partial<Document> = {}): Document => ({
  title: 'A plan of *action* #1',
  locale: 'en',
  day: '2026-11-22',
  foot: 'https://example.org/en/plans/p-vienna · version 2',
  marks: [{ label: 'Fingerprint', value: '9f86d081884c7d65' }],
  blocks: [
    { kind: 'notice', title: 'Draft', text: 'Not endorsed yet.' },
    { kind: 'heading', level: 1, text: 'Objective 1: #hope' },
    // Two levels deeper at once: readers by ear would look for what is between.
    { kind: 'heading', level: 3, text: 'Priorities' },
    ...hostile.map((text) => ({ kind: 'paragraph' as const, text })),
    { kind: 'list', items: ['one', 'two\nlines'], isNumbered: true },
    {
      kind: 'table',
      columns: [
        { head: 'Code', share: 0.5 },
        { head: 'Target', isNumeric: true },
        { head: 'Note' },
      ],
      rows: Array.from({ length: 70 }, (_, row) => [`o${row}`, '-3.50']),
    },
  ],
  ...more,
})

const arabicTitle = 'خطة العمل الوطنية'
const arabicText = 'تعمل المنظمة الدولية للهجرة مع الحكومات على إدارة الهجرة.'
const inArabic = plan({
  title: arabicTitle,
  locale: 'ar',
  blocks: [
    { kind: 'heading', level: 1, text: 'الأولويات' },
    { kind: 'paragraph', text: arabicText },
    { kind: 'paragraph', text: { text: 'Said in English.', language: 'en' } },
    { kind: 'table', columns: [{ head: 'الرمز' }], rows: [['القيمة']] },
  ],
})

/** The words of a text; in which order those of a line from the right come is for each reader of PDFs to tell. */
const wordsOf = (text: string) => text.normalize('NFKC').match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
const squeezed = (text: string) => text.replaceAll(/\s+/g, '')

async function readPdf(document: Document) {
  const pdf = await getDocumentProxy(new Uint8Array(await pdfOf(document)))
  const { text } = await extractText(pdf, { mergePages: false })
  const { info } = await pdf.getMetadata()
  return { pdf, pages: text, info: new Map<string, unknown>(Object.entries(info)) }
}

test('a PDF says what was typed, whatever that is, and names address, version and page on every page', async () => {
  const { pages, info } = await readPdf(plan())
  const whole = squeezed(pages.join(' '))
  for (const text of hostile) expect(whole).toContain(squeezed(text))
  for (const text of ['A plan of *action* #1', 'Objective 1: #hope', '9f86d081884c7d65'])
    expect(whole).toContain(squeezed(text))
  expect(pages.length).toBeGreaterThan(1)
  for (const [index, page] of pages.entries()) {
    expect(page).toContain('https://example.org/en/plans/p-vienna · version 2')
    expect(page).toContain(`${index + 1} / ${pages.length}`)
    // The head of the table comes again.
    expect(page).toContain('Target')
  }
  expect(info.get('Title')).toBe('A plan of *action* #1')
  expect(info.get('Language')).toBe('en')
})

test('a PDF is tagged: its headings, tables and lists are told to readers by ear', async () => {
  const { pdf } = await readPdf(plan())
  expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true })
  const tree = JSON.stringify(await (await pdf.getPage(1)).getStructTree())
  for (const role of ['H1', 'H2', 'P', 'Table', 'TH', 'TD', 'L', 'LI'])
    expect(tree).toContain(`"role":"${role}"`)
  expect(tree).not.toContain('"role":"H3"')
})

test('Arabic can be searched in a PDF: its words come back letter for letter', async () => {
  const { pages, info } = await readPdf(inArabic)
  const found = new Set(wordsOf(pages.join(' ')))
  const expected = wordsOf(`${arabicTitle} ${arabicText} الأولويات القيمة`)
  expect(expected.filter((word) => !found.has(word))).toEqual([])
  expect(pages.join(' ')).toContain('Said in English.')
  expect(info.get('Language')).toBe('ar')
})

/** A part of a `.docx` file as text. */
async function partOf(document: Document, path: string): Promise<string> {
  const parts = unzipSync(await docxOf(document))
  return strFromU8(parts[path] ?? new Uint8Array())
}

test('a document for word processors holds the same text, with headings, heads of tables and page numbers', async () => {
  const body = await partOf(plan(), 'word/document.xml')
  const text = body
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')
  for (const each of hostile) expect(text).toContain(each)
  expect(body).toContain('<w:pStyle w:val="Heading1"/>')
  expect(body).toContain('<w:pStyle w:val="Heading2"/>')
  expect(body).toContain('<w:tblHeader/>')
  expect(body).not.toContain('<w:bidi/>')
  const footer = await partOf(plan(), 'word/footer1.xml')
  expect(footer).toContain('https://example.org/en/plans/p-vienna · version 2')
  expect(footer).toContain('NUMPAGES')
  expect(await partOf(plan(), 'word/styles.xml')).toContain('<w:lang w:val="en-GB"/>')
})

test('in Arabic it runs from right to left, tables too, and what is English in it from left to right', async () => {
  const body = await partOf(inArabic, 'word/document.xml')
  expect(body).toContain('<w:bidiVisual/>')
  const english = body.slice(body.lastIndexOf('<w:p>', body.indexOf('Said in English.')))
  expect(english.slice(0, english.indexOf('</w:p>'))).toContain('<w:bidi w:val="false"/>')
  const arabic = body.slice(body.lastIndexOf('<w:p>', body.indexOf(arabicText)))
  expect(arabic.slice(0, arabic.indexOf('</w:p>'))).toContain('<w:bidi/>')
  expect(await partOf(inArabic, 'word/styles.xml')).toContain('<w:lang w:bidi="ar"/>')
})

test('what no file can hold is left out, and a language that is none is the document’s own', async () => {
  const odd: Passage[] = [
    'a\u0000b\u001Bc',
    'x\uD800y',
    { text: 'z', language: 'no such language' },
  ]
  const blocks = odd.map((text) => ({ kind: 'paragraph' as const, text }))
  const document = plan({ title: '', marks: [], foot: '', blocks })
  expect(await partOf(document, 'word/document.xml')).toContain('abc')
  const { pages } = await readPdf(document)
  expect(pages.join(' ')).toMatch(/abc\s+x.y\s+z/)
})

test('several documents at once are made one after the other', async () => {
  const asked = ['First', 'Second', 'Third'].map((title) => plan({ title, blocks: [] }))
  const made = await Promise.all(asked.map(readPdf))
  expect(made.map(({ info }) => info.get('Title'))).toEqual(['First', 'Second', 'Third'])
})

test('who asks when too many wait is told to come back', async () => {
  const asked = await Promise.allSettled(
    Array.from({ length: 23 }, (_, index) => docxOf(plan({ title: `${index}`, blocks: [] }))),
  )
  const refused = asked.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []))
  expect(refused.map((reason: unknown) => reason)).toMatchObject(
    Array.from({ length: 3 }, () => ({ kind: 'unavailable', code: 'document/busy' })),
  )
  expect((await docxOf(plan())).length).toBeGreaterThan(0)
})

test('a text is cut where its direction changes', () => {
  const right = (text: string) => ({ text, direction: 'rtl' })
  const left = (text: string) => ({ text, direction: 'ltr' })
  expect(stretchesOf('مع IOM Vienna (2026) في', 'rtl')).toEqual([
    right('مع '),
    left('IOM Vienna (2026) '),
    right('في'),
  ])
  expect(stretchesOf('العنوان \u2066https://example.org/\u2069 هنا', 'rtl')).toEqual([
    right('العنوان '),
    left('https://example.org/'),
    right(' هنا'),
  ])
  expect(stretchesOf('2026: ورشة', 'ltr')).toEqual([left('2026: '), right('ورشة')])
  expect(stretchesOf('', 'rtl')).toEqual([])
})
