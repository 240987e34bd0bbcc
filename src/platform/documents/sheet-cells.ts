import { readable } from './document.ts'
import { columnLetters, type FieldColumn, type FieldSheet, type ShownCell } from './sheets.ts'

const longestCell = 32_767
/** More digits than office programs keep of a number. */
const mostDigits = 15

export const nameLook = { fontWeight: 'bold', backgroundColor: '#e8eef5', wrap: true } as const
export const keyLook = { textColor: '#6b6b6b', fontSize: 8, backgroundColor: '#f4f4f4' }

const lookOf = ({ isGiven = false, formula }: FieldColumn) => ({
  wrap: true,
  alignVertical: 'top' as const,
  ...(isGiven || formula !== undefined ? { textColor: '#6b6b6b', backgroundColor: '#f4f4f4' } : {}),
})

/** A cell of text: its format keeps what is typed later from becoming a number, a day or a formula. */
export function text(words: string) {
  const value = spelled(readable(words).slice(0, longestCell))
  return { type: String, format: '@', ...(value === '' ? {} : { value }) }
}

/**
 * What reads like an escape of office programs (`_x000D_`) would come back as the character it stands for. And the library looks texts
 * up in an object, where it finds `constructor` without having put it there: those are spelled with an escape.
 */
function spelled(words: string): string {
  if (Object.hasOwn(Object.prototype, words))
    return `_x${words.charCodeAt(0).toString(16).padStart(4, '0')}_${words.slice(1)}`
  return words.replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
}

/** How numbers with so many decimals are shown. */
const formatOf = (places: number) => `#,##0${places === 0 ? '' : `.${'0'.repeat(places)}`}`

/** A cell of a number; what is none, or has more digits than office programs keep, is one of text. */
function number(value: string, places: number) {
  if (value === '') return { type: Number, format: formatOf(places) }
  const isExact = /^-?\d+(\.\d+)?$/.test(value) && value.replaceAll(/\D/g, '').length <= mostDigits
  if (!isExact) return text(value)
  // Decimals that the column does not show usually are not hidden.
  const own = (value.split('.')[1] ?? '').length
  return { type: Number, format: formatOf(Math.max(places, own)), value: Number(value) }
}

function formula(written: string, places: number) {
  return { type: 'Formula' as const, value: written, format: formatOf(places) }
}

/** The cells of a row of a sheet, the row at this place from 0. */
export function cellsInRow(
  { columns }: FieldSheet,
  row: Readonly<Record<string, string>>,
  at: number,
) {
  const address = (key: string) =>
    `$${columnLetters(columns.findIndex((each) => each.key === key))}${at + 1}`
  return columns.map((column) => {
    const look = lookOf(column)
    const value = row[column.key] ?? ''
    const places = column.number?.places ?? 2
    if (column.formula !== undefined)
      return {
        ...formula(
          column.formula.replaceAll(/\{([^}]+)\}/g, (_, key: string) => address(key)),
          places,
        ),
        ...look,
      }
    return { ...(column.number === undefined ? text(value) : number(value, places)), ...look }
  })
}

/** A cell of a sheet that is only there to be read. */
export function shownCell({
  text: words = '',
  number: amount,
  formula: written,
  places = 2,
  isHead = false,
}: ShownCell) {
  const look = isHead ? nameLook : { wrap: true, alignVertical: 'top' as const }
  if (written !== undefined) return { ...formula(written, places), ...look }
  return { ...(amount === undefined ? text(words) : number(amount, places)), ...look }
}
