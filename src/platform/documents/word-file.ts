import {
  AlignmentType,
  Document as WordDocument,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  Tab,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import {
  type Block,
  cellsOf,
  type Column,
  type Document,
  evened,
  type Passage,
  readable,
  spoken,
} from './document.ts'
import { bulleted, looks, marked, notice, numbered, page, ruled, small } from './word-looks.ts'
import { undated } from './undated.ts'
import { runsOf } from './word-text.ts'

const headings = {
  1: HeadingLevel.HEADING_1,
  2: HeadingLevel.HEADING_2,
  3: HeadingLevel.HEADING_3,
  4: HeadingLevel.HEADING_4,
}

type Locale = Document['locale']
type Looks = Omit<ConstructorParameters<typeof Paragraph>[0] & object, 'children'>

/** The document as bytes of a `.docx` file: the same document makes the same bytes. */
export async function wordFileOf(document: Document): Promise<Uint8Array> {
  const { title, locale, marks, foot, blocks } = document
  const { direction } = spoken(title, locale)
  const file = new WordDocument({
    ...looks(locale, direction),
    sections: [
      {
        properties: { page },
        footers: { default: footer(foot, locale) },
        children: [
          paragraph(title, locale, { heading: HeadingLevel.TITLE }),
          ...(marks.length > 0 ? [marksOf(document), new Paragraph({ children: [] })] : []),
          ...evened(blocks).flatMap((block, place) => blockOf(block, locale, place)),
        ],
      },
    ],
  })
  return undated(await Packer.toBuffer(file, undefined, [aboutOf(document)]))
}

/** What the file says of itself: of its own the library would put the time at which it was written. */
function aboutOf({ title, foot, day }: Document): { path: string; data: string } {
  const said = (text: string) =>
    readable(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  const on = (name: string) =>
    `<dcterms:${name} xsi:type="dcterms:W3CDTF">${day}T00:00:00Z</dcterms:${name}>`
  const data = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${said(title)}</dc:title><dc:description>${said(foot)}</dc:description>${on('created')}${on('modified')}</cp:coreProperties>`
  return { path: 'docProps/core.xml', data }
}

function paragraph(passage: Passage, locale: Locale, as: Looks = {}, isBold = false): Paragraph {
  const said = spoken(passage, locale)
  return new Paragraph({
    ...as,
    // Without a word it would run as the document does by itself; with one it always says so.
    bidirectional: said.direction === 'rtl',
    children: runsOf(said, isBold),
  })
}

function footer(foot: string, locale: Locale): Footer {
  const said = spoken(foot, locale)
  const counted = new TextRun({
    children: [new Tab(), PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES],
    rightToLeft: said.direction === 'rtl',
  })
  return new Footer({
    children: [
      new Paragraph({
        style: small,
        bidirectional: said.direction === 'rtl',
        children: [...runsOf(said), counted],
      }),
    ],
  })
}

const marksOf = ({ marks, locale }: Document) =>
  new Table({
    ...marked,
    visuallyRightToLeft: spoken('', locale).direction === 'rtl',
    rows: marks.map(
      ({ label, value }) =>
        new TableRow({
          cantSplit: true,
          children: [
            new TableCell({ children: [paragraph(label, locale, { style: small })] }),
            // Held in its own direction: an address stays one between Arabic words.
            new TableCell({
              children: [paragraph(`\u2068${value}\u2069`, locale, { style: small })],
            }),
          ],
        }),
    ),
  })

function blockOf(block: Block, locale: Locale, place: number): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [paragraph(block.text, locale, { heading: headings[block.level], keepNext: true })]
    case 'paragraph':
      return [paragraph(block.text, locale)]
    case 'notice':
      return [
        paragraph(block.title, locale, { ...notice, keepNext: true }, true),
        paragraph(block.text, locale, notice),
      ]
    case 'list': {
      const reference = block.isNumbered === true ? numbered : bulleted
      // Each list counts from one.
      const numbering = { reference, level: 0, instance: place }
      return block.items.map((item) => paragraph(item, locale, { numbering }))
    }
    case 'table':
      // A word processor opens no file with a table without columns.
      if (block.columns.length === 0) return []
      return [tableOf(block.columns, block.rows, locale), new Paragraph({ children: [] })]
  }
}

function tableOf(
  columns: readonly Column[],
  rows: readonly (readonly Passage[])[],
  locale: Locale,
): Table {
  const shares = columns.map(({ share = 1 }) => share)
  const all = shares.reduce((sum, share) => sum + share, 0)
  const widths = shares.map((share) => Math.round((share / all) * page.inner))
  const cells = (row: readonly Passage[], isHead: boolean) =>
    cellsOf(columns, row).map(
      (cell, index) =>
        new TableCell({
          width: { size: widths[index] ?? 0, type: WidthType.DXA },
          children: [
            paragraph(
              columns[index]?.isNumeric === true ? held(cell) : cell,
              locale,
              {
                style: small,
                ...(columns[index]?.isNumeric === true ? { alignment: AlignmentType.END } : {}),
              },
              isHead,
            ),
          ],
        }),
    )
  return new Table({
    ...ruled,
    columnWidths: widths,
    visuallyRightToLeft: spoken('', locale).direction === 'rtl',
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: cells(
          columns.map((column) => column.head),
          true,
        ),
      }),
      ...rows.map((row) => new TableRow({ children: cells(row, false) })),
    ],
  })
}

/** The sign of a number stays before it. */
const held = (cell: Passage): Passage =>
  typeof cell === 'string' ? `\u2066${cell}\u2069` : { ...cell, text: `\u2066${cell.text}\u2069` }
