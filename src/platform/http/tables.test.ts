import papaparse from 'papaparse'
import { readSheet } from 'read-excel-file/node'
import { expect, test } from 'vitest'
import { cellOf, csvHead, csvRows, rowsOf, xlsxOf } from './tables.ts'

const hostile = ['=1+1', '+41 22', '-2', '@sum(A1)', '\tx', '\rx', '=cmd|"/c calc"!A1']

test('texts that look like formulas get an apostrophe in CSV; numbers stay numbers', () => {
  const rows = rowsOf(
    hostile.map((name) => ({ name, amount: -3.5 })),
    ['name', 'amount'],
  )
  const { data } = papaparse.parse<string[]>(csvHead(['name', 'amount']) + csvRows(rows), {
    skipEmptyLines: true,
  })
  expect(data.slice(1)).toEqual(hostile.map((name) => [`'${name}`, '-3.5']))
})

test('in a workbook they are text, and nothing is a formula', async () => {
  const rows = hostile.map((name) => [name, -3.5, true, null])
  const file = await xlsxOf(['name', 'amount', 'is', 'none'], rows, {
    sheet: 'x',
    isRightToLeft: false,
  })
  const [head, ...read] = await readSheet(file, { trim: false })
  expect(head).toEqual(['name', 'amount', 'is', 'none'])
  // XML reads a carriage return as a line feed.
  const shown = hostile.map((name) => name.replace('\r', '\n'))
  expect(read.map((row) => String(row[0]).replace('\r', '\n'))).toEqual(shown)
  expect(read.map((row) => row[1])).toEqual(hostile.map(() => -3.5))
})

test('what is nested becomes one cell', () => {
  expect(cellOf(['a', 'b'])).toBe('a; b')
  expect(
    cellOf([
      { claim: 'x', source: '002', title: 'T', line: 101, marking: null },
      { claim: 'y', source: '004', title: 'T', line: null, marking: null },
    ]),
  ).toBe('002:101; 004')
  expect(cellOf({ office: 3, unit: 2 })).toBe('office: 3; unit: 2')
  expect(cellOf(null)).toBeNull()
  expect(
    rowsOf([{ before: { value: 'a' }, after: null }], ['before.value', 'after.value']),
  ).toEqual([['a', null]])
})

test('quotes, commas, line ends and other scripts come through', () => {
  const texts = ['a "b", c', 'two\r\nlines', 'مكتب', '  x  ']
  const { data } = papaparse.parse<string[]>(csvHead(['t']) + csvRows(texts.map((text) => [text])))
  expect(data.slice(1, -1).flat()).toEqual(texts)
})
