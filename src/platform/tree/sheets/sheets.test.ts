import fc from 'fast-check'
import { expect, test } from 'vitest'
import { coded, codeOf, isMark } from './coded.ts'
import { merged } from './merge.ts'

const fields = fc.dictionary(
  fc.constantFrom('title.en', 'title.fr', 'text.ar', 'cost', 'target.2027'),
  fc.constantFrom('one', 'two', 'three'),
)

test('what a workbook did not change stays as others wrote it', () => {
  fc.assert(
    fc.property(fields, fields, (base, now) => {
      expect(merged(base, now, base)).toEqual({ fields: now, changes: [], conflicts: [] })
      expect(merged(base, now, {})).toEqual({ fields: now, changes: [], conflicts: [] })
    }),
  )
})

test('where nobody else wrote, what the workbook says holds', () => {
  fc.assert(
    fc.property(fields, fields, (base, typed) => {
      const { fields: after, conflicts } = merged(base, base, typed)
      expect(conflicts).toEqual([])
      expect(after).toEqual({ ...base, ...typed })
    }),
  )
})

test('two who wrote the same field differently are told, and nothing of the field is taken', () => {
  const base = { 'title.en': 'One', cost: '10' }
  const theirs = { 'title.en': 'Two', cost: '20' }
  expect(merged(base, theirs, { 'title.en': 'Three', cost: '20' })).toEqual({
    fields: theirs,
    changes: [],
    conflicts: [{ field: 'title.en', theirs: 'Two', mine: 'Three' }],
  })
  expect(merged(base, base, { cost: '' }).changes).toEqual([
    { field: 'cost', before: '10', after: '' },
  ])
  expect(merged({ text: 'a\r\nb ' }, { text: 'a\nb' }, { text: 'a\nb\n' }).changes).toEqual([])
})

test('a code is read with and without the name beside it', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z0-9@/.-]{1,20}$/), fc.string(), (code, name) => {
      expect(codeOf(coded(code, name))).toBe(code)
    }),
  )
  expect(coded('o1', null)).toBe('o1')
  expect(coded('o1', 'x'.repeat(200))).toHaveLength(80 + 'o1 · '.length)
  expect(coded('yearly', 'كل سنة على حدة')).toBe('yearly · كل سنة على حدة')
  expect(['new-1', 'New', 'new_a'].every(isMark)).toBe(true)
  expect(['o1', 'renew', 'new 1', ''].some(isMark)).toBe(false)
})
