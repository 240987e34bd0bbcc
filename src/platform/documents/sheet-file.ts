import type { Blob } from 'node:buffer'
import type Stream from 'node:stream'
import writeExcelFile, { type Feature } from 'write-excel-file/node'
import {
  getCellAddress,
  getOrderOfSiblings,
  insertElementMarkupAccordingToOrderOfSiblings,
  sanitizeAttributeValue,
  sanitizeTextContent,
} from 'write-excel-file/utility'
import { readable } from './document.ts'
import { cellsInRow, keyLook, nameLook, shownCell, text } from './sheet-cells.ts'
import {
  type FieldColumn,
  type FieldSheet,
  headRows,
  hiddenSheet,
  shownSheets,
  usualSpare,
  type Workbook,
} from './sheets.ts'
import { undated } from './undated.ts'

/** What a part of the file may be, as the library has it. */
type FileContent = Stream | Buffer | Blob

const longestHint = 255
const usualWidth = 18
/** On the hidden sheet the first two columns hold what the workbook is about; the choices come after. */
const aboutColumns = 2

/**
 * The workbook as bytes of an `.xlsx` file: the names of the columns and below them, small, their keys; cells that are text whatever
 * one types, with choices where there are some. Nothing in it is a formula but what columns and shown sheets say to be one. The same
 * workbook makes the same bytes.
 */
export async function sheetFileOf({
  isRightToLeft,
  sheets,
  shown = [],
  about,
}: Workbook): Promise<Uint8Array> {
  const told =
    shown.length === 0
      ? about
      : { ...about, [shownSheets]: shown.map(({ name }) => name).join('/') }
  const choices = choicesOf(sheets)
  const isReckoned =
    shown.length > 0 ||
    sheets.some(({ columns }) => columns.some(({ formula }) => formula !== undefined))
  const file = writeExcelFile(
    [
      ...sheets.map((sheet) => ({
        sheet: sheet.name,
        data: [
          sheet.columns.map((column) => ({ ...text(column.name), ...nameLook })),
          sheet.columns.map((column) => ({ ...text(column.key), ...keyLook })),
          ...[...sheet.rows, ...Array.from({ length: sheet.spare ?? usualSpare }, () => ({}))].map(
            (row, at) => cellsInRow(sheet, row, headRows + at),
          ),
        ],
        columns: sheet.columns.map(({ width = usualWidth }) => ({ width })),
        rightToLeft: isRightToLeft,
        stickyRowsCount: headRows,
      })),
      ...shown.map(({ name, rows, widths }) => ({
        sheet: name,
        data: rows.map((row) => row.map(shownCell)),
        columns: widths.map((width) => ({ width })),
        rightToLeft: isRightToLeft,
      })),
      { sheet: hiddenSheet, data: hiddenRows(told, choices) },
    ],
    { features: [choosing(sheets, choices), hiding(isReckoned)] },
  )
  return undated(await file.toBuffer())
}

/** All lists of choices, each once. */
const choicesOf = (sheets: readonly FieldSheet[]): (readonly string[])[] => {
  const lists = sheets.flatMap(({ columns }) =>
    columns.flatMap(({ choices = [] }) => (choices.length > 0 ? [choices] : [])),
  )
  return [...new Map(lists.map((list) => [JSON.stringify(list), list])).values()]
}

function hiddenRows(about: Workbook['about'], choices: readonly (readonly string[])[]) {
  const told = Object.entries(about)
  const height = Math.max(told.length, ...choices.map((list) => list.length))
  return Array.from({ length: height }, (_, row) =>
    [...(told[row] ?? ['', '']), ...choices.map((list) => list[row] ?? '')].map(text),
  )
}

/** Choices and hints of the columns, which the library leaves to features of one's own. */
function choosing(
  sheets: readonly FieldSheet[],
  choices: readonly (readonly string[])[],
): Feature<FileContent> {
  const markupOf = (sheet: FieldSheet): string[] => {
    const first = headRows
    const last = Math.max(first, headRows + sheet.rows.length + (sheet.spare ?? usualSpare) - 1)
    return sheet.columns.flatMap((column, place) => {
      const range = `${getCellAddress(first, place)}:${getCellAddress(last, place)}`
      return column.choices === undefined && column.hint === undefined
        ? []
        : [validation(column, range, choices)]
    })
  }
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml, _options, { sheetIndex }) => {
            const sheet = sheets[sheetIndex]
            const each = sheet === undefined ? [] : markupOf(sheet)
            if (each.length === 0) return xml
            return insertElementMarkupAccordingToOrderOfSiblings(
              xml,
              `<dataValidations count="${each.length}">${each.join('')}</dataValidations>`,
              getOrderOfSiblings('xl/worksheets/sheet{id}.xml', 'worksheet') ?? [],
              'worksheet',
            )
          },
        },
      },
    },
  }
}

function validation(
  { name, hint, choices: own, isOpen = false }: FieldColumn,
  range: string,
  choices: readonly (readonly string[])[],
): string {
  const prompt =
    hint === undefined
      ? ''
      : ` showInputMessage="1" promptTitle="${attribute(name, 32)}" prompt="${attribute(hint, longestHint)}"`
  if (own === undefined || own.length === 0)
    return `<dataValidation allowBlank="1"${prompt} sqref="${range}"/>`
  const list = JSON.stringify(own)
  const column = aboutColumns + choices.findIndex((each) => JSON.stringify(each) === list)
  const from = `${hiddenSheet}!${fixed(getCellAddress(0, column))}`
  const formula = sanitizeTextContent(`${from}:${fixed(getCellAddress(own.length - 1, column))}`)
  const strict = isOpen ? '' : ' showErrorMessage="1"'
  return `<dataValidation type="list" allowBlank="1"${strict}${prompt} sqref="${range}"><formula1>${formula}</formula1></dataValidation>`
}

const attribute = (words: string, most: number) =>
  sanitizeAttributeValue(readable(words).slice(0, most).toWellFormed())

/** `C1` as `$C$1`, the same for every cell of a column. */
const fixed = (address: string) => address.replace(/^([A-Z]+)(\d+)$/, '$$$1$$$2')

/** Hides the sheet behind; what is reckoned is reckoned when the file is opened, since nothing says here what it comes to. */
const hiding = (isReckoned: boolean): Feature<FileContent> => ({
  files: {
    transform: {
      'xl/workbook.xml': {
        transformElementAttributes: (tag, attributes) => {
          if (tag === 'sheet' && attributes['name'] === hiddenSheet)
            return { ...attributes, state: 'hidden' }
          return tag === 'calcPr' && isReckoned
            ? { ...attributes, fullCalcOnLoad: '1' }
            : attributes
        },
      },
    },
  },
})
