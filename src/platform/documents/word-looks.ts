import { BorderStyle, LevelFormat, TabStopType, TableLayoutType, WidthType } from 'docx'
import { intlLocale, type Locale } from '#platform/i18n/locale.ts'

// Lengths in twentieths of a point, sizes of letters in half points.

const edge = 1247
/** A4 with 22 mm beside the text; `inner` is what is left for it. */
export const page = {
  size: { width: 11_906, height: 16_838 },
  margin: { top: edge, bottom: edge, left: edge, right: edge },
  inner: 11_906 - 2 * edge,
}

/** The names of the styles and lists that a document uses beside the headings. */
export const small = 'Small'
export const bulleted = 'bulleted'
export const numbered = 'numbered'

const line = { style: BorderStyle.SINGLE, size: 4, color: 'A9A9A9' }
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const sides = { left: none, right: none, insideVertical: none }

/** A table with lines between its rows. */
export const ruled = {
  width: { size: page.inner, type: WidthType.DXA },
  layout: TableLayoutType.FIXED,
  borders: { ...sides, top: line, bottom: line, insideHorizontal: line },
  margins: { top: 40, bottom: 40, left: 80, right: 80 },
}

const labelWidth = 1900
/** What a document says of itself: labels, and the values beside them. */
export const marked = {
  width: { size: page.inner, type: WidthType.DXA },
  layout: TableLayoutType.FIXED,
  columnWidths: [labelWidth, page.inner - labelWidth],
  borders: { ...sides, top: none, bottom: none, insideHorizontal: none },
}

const frame = { style: BorderStyle.SINGLE, size: 6, color: '787878', space: 4 }
/** A paragraph in a frame; two of them, one after the other, share it. */
export const notice = {
  border: { top: frame, bottom: frame, left: frame, right: frame },
  shading: { fill: 'F5F5F5' },
}

const heading = (size: number) => ({
  run: { size, sizeComplexScript: size, bold: true, boldComplexScript: true, color: '1A1A1A' },
  paragraph: { spacing: { before: 280, after: 120 } },
})

/** Styles and lists of a document in this language. Arial is everywhere, with Latin and Arabic letters. */
export const looks = (locale: Locale, direction: 'ltr' | 'rtl') => ({
  styles: {
    default: {
      document: {
        run: {
          font: 'Arial',
          size: 21,
          sizeComplexScript: 23,
          language: direction === 'rtl' ? { bidirectional: locale } : { value: intlLocale(locale) },
        },
        paragraph: { spacing: { after: 140, line: 276 } },
      },
      title: { run: { size: 40, sizeComplexScript: 42, bold: true, boldComplexScript: true } },
      heading1: heading(30),
      heading2: heading(26),
      heading3: heading(23),
      heading4: heading(21),
    },
    paragraphStyles: [
      {
        id: small,
        name: small,
        basedOn: 'Normal',
        quickFormat: true,
        run: { size: 18, sizeComplexScript: 20 },
        paragraph: {
          spacing: { after: 40 },
          tabStops: [{ type: TabStopType.END, position: page.inner }],
        },
      },
    ],
  },
  numbering: {
    config: [
      listOf(bulleted, LevelFormat.BULLET, '•'),
      listOf(numbered, LevelFormat.DECIMAL, '%1.'),
    ],
  },
})

const listOf = (
  reference: string,
  format: typeof LevelFormat.BULLET | typeof LevelFormat.DECIMAL,
  text: string,
) => ({
  reference,
  levels: [
    { level: 0, format, text, style: { paragraph: { indent: { start: 500, hanging: 300 } } } },
  ],
})
