import { hear, type Parts, tooLarge } from './unpacked.ts'

/** Cells beyond these are no form that people fill in. */
const mostRows = 5000
const mostColumns = 300
const mostText = 32_767

/** A sheet: its name and the texts of its rows, by number of row and place of column (both from 0); empty cells are not there. */
export interface Cells {
  name: string
  rows: ReadonlyMap<number, ReadonlyMap<number, string>>
  /** Where formulas stand. */
  formulas: ReadonlyMap<number, ReadonlySet<number>>
}

/** All sheets of a workbook, in their order. */
export async function sheetsIn(parts: Parts): Promise<Cells[]> {
  const { sheets, isFrom1904 } = await workbookIn(part(parts, 'xl/workbook.xml'))
  const targets = await targetsIn(part(parts, 'xl/_rels/workbook.xml.rels'))
  const reading: Reading = {
    strings: await stringsIn(parts.get('xl/sharedstrings.xml')),
    dayStyles: await dayStylesIn(parts.get('xl/styles.xml')),
    isFrom1904,
  }
  const cells: Cells[] = []
  for (const { name, id } of sheets) {
    const sheet = parts.get(targets.get(id) ?? '')
    // Charts stand on sheets of their own kind, which hold no cells.
    if (sheet !== undefined) cells.push({ name, ...(await rowsIn(sheet, reading)) })
  }
  return cells
}

interface Reading {
  strings: readonly string[]
  /** Styles whose numbers are days. */
  dayStyles: ReadonlySet<number>
  isFrom1904: boolean
}

function part(parts: Parts, path: string): Buffer {
  const found = parts.get(path)
  if (found === undefined) throw new Error(`there is no ${path}`)
  return found
}

async function workbookIn(bytes: Buffer) {
  const sheets: { name: string; id: string }[] = []
  let isFrom1904 = false
  await hear(bytes, {
    opens: (tag, given) => {
      if (tag === 'sheet') sheets.push({ name: given.get('name') ?? '', id: given.get('id') ?? '' })
      if (tag === 'workbookPr') isFrom1904 = ['1', 'true'].includes(given.get('date1904') ?? '')
    },
  })
  return { sheets, isFrom1904 }
}

async function targetsIn(bytes: Buffer): Promise<Map<string, string>> {
  const targets = new Map<string, string>()
  await hear(bytes, {
    opens: (tag, given) => {
      const target = (given.get('Target') ?? '').toLowerCase()
      const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`
      if (tag === 'Relationship') targets.set(given.get('Id') ?? '', path)
    },
  })
  return targets
}

async function stringsIn(bytes: Buffer | undefined): Promise<string[]> {
  const strings: string[] = []
  if (bytes === undefined) return strings
  const text = gathered()
  await hear(bytes, {
    ...text,
    closes: (tag) => {
      text.closes(tag)
      if (tag === 'si') strings.push(text.taken())
    },
  })
  return strings
}

/** The text between `<t>` and `</t>`; how it is read aloud (`rPh`) is no part of it. */
function gathered() {
  let text = ''
  let isText = false
  let isSpoken = false
  return {
    opens: (tag: string) => {
      if (tag === 'rPh') isSpoken = true
      if (tag === 't') isText = true
    },
    says: (said: string) => {
      if (isText && !isSpoken) text += said
    },
    closes: (tag: string) => {
      if (tag === 'rPh') isSpoken = false
      if (tag === 't') isText = false
    },
    taken: () => {
      const taken = text
      text = ''
      return spelledOut(taken)
    },
  }
}

/** Office programs write some characters as `_x000D_`. */
const spelledOut = (text: string) =>
  text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  )

/** The formats with a day that every program knows by number. */
const dayFormats = new Set([14, 15, 16, 17, 22, ...range(27, 36), ...range(50, 58)])

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
}

async function dayStylesIn(bytes: Buffer | undefined): Promise<Set<number>> {
  const formats = new Set(dayFormats)
  const styles = new Set<number>()
  if (bytes === undefined) return styles
  let isOfCells = false
  let style = 0
  await hear(bytes, {
    opens: (tag, given) => {
      if (tag === 'numFmt' && tellsDay(given.get('formatCode') ?? ''))
        formats.add(Number(given.get('numFmtId')))
      if (tag === 'cellXfs') isOfCells = true
      if (tag !== 'xf' || !isOfCells) return
      if (formats.has(Number(given.get('numFmtId')))) styles.add(style)
      style += 1
    },
    closes: (tag) => {
      if (tag === 'cellXfs') isOfCells = false
    },
  })
  return styles
}

/** Whether a format shows a day or a year: letters in quotes, behind a backslash or in brackets say nothing. */
const tellsDay = (format: string) => /[dy]/i.test(format.replaceAll(/"[^"]*"|\\.|\[[^\]]*\]/g, ''))

async function rowsIn(bytes: Buffer, reading: Reading) {
  const rows = new Map<number, Map<number, string>>()
  const formulas = new Map<number, Set<number>>()
  const inline = gathered()
  let row = -1
  let column = -1
  let kind = ''
  let style = 0
  let value = ''
  let isValue = false
  await hear(bytes, {
    opens: (tag, given) => {
      inline.opens(tag)
      if (tag === 'row') {
        row = given.has('r') ? Number(given.get('r')) - 1 : row + 1
        column = -1
      }
      if (tag === 'c') {
        column = columnOf(given.get('r')) ?? column + 1
        kind = given.get('t') ?? 'n'
        style = Number(given.get('s') ?? 0)
        value = ''
      }
      if (tag === 'f') formulas.set(row, (formulas.get(row) ?? new Set()).add(column))
      isValue = tag === 'v'
    },
    says: (said) => {
      inline.says(said)
      if (isValue) value += said
    },
    closes: (tag) => {
      inline.closes(tag)
      isValue = false
      if (tag !== 'c') return
      const own = inline.taken()
      const text = kind === 'inlineStr' ? own : textOf(kind, value, style, reading)
      if (text === '') return
      if (!(row < mostRows) || column >= mostColumns || text.length > mostText) throw tooLarge()
      const cells = rows.get(row) ?? new Map<number, string>()
      rows.set(row, cells.set(column, text))
    },
  })
  return { rows, formulas }
}

/** `C` of `C12` is the third column, at place 2. */
function columnOf(address: string | undefined): number | null {
  const letters = /^([A-Z]{1,3})\d+$/.exec(address ?? '')?.[1]
  if (letters === undefined) return null
  return Buffer.from(letters).reduce((place, letter) => place * 26 + letter - 64, 0) - 1
}

function textOf(kind: string, value: string, style: number, reading: Reading): string {
  if (kind === 's') return reading.strings[Number(value)] ?? ''
  if (kind === 'b') return value === '1' ? 'true' : 'false'
  if (kind === 'd') return value.slice(0, 10)
  if (kind !== 'n') return spelledOut(value)
  const number = Number(value)
  if (value.trim() === '' || !Number.isFinite(number)) return ''
  return reading.dayStyles.has(style) ? dayOf(number, reading.isFrom1904) : exact.format(number)
}

/** Office programs keep fifteen digits of a number, and write some more of what they make of it: 1234.0999999999999. */
const exact = new Intl.NumberFormat('en', {
  useGrouping: false,
  maximumSignificantDigits: 15,
  notation: 'standard',
})

const daysTo1970 = { from1900: 25_569, from1904: 24_107 }
const dayLong = 86_400_000

/** The day that a number stands for; what is none stays a number. */
function dayOf(number: number, isFrom1904: boolean): string {
  const day = Math.floor(number) - (isFrom1904 ? daysTo1970.from1904 : daysTo1970.from1900)
  const date = new Date(day * dayLong)
  const isDay = number >= 61 && number < 2_958_466
  return isDay ? date.toISOString().slice(0, 10) : exact.format(number)
}
