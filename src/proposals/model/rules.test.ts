import { describe, expect, test } from 'vitest'
import { standardWeek } from '#platform/working-days.ts'
import { besideNow, fieldsIn, freshRows, sentRows, writtenInto } from '#proposals/forms/rows.ts'
import { type Fact, footingOf, repeatedIn, wrongOf } from './fields.ts'
import type { Field } from './proposal.ts'
import { correctionsFor, stepsFor } from './steps.ts'
import { passesOnAfter } from './deadline.ts'

const field = (predicate: string, before: string | null, after: string | null, qualifier = '') => ({
  predicate,
  qualifier,
  before,
  after,
})
const fact = (predicate: string, value: string, qualifier = ''): Fact => ({
  predicate,
  qualifier,
  value,
})

test('ten working days after a Monday is the Monday two weeks later; a proposal passes on the day after', () => {
  expect(passesOnAfter('2026-11-23', standardWeek)).toBe('2026-12-08')
})

describe('a field against what the network says by now', () => {
  test('one value: as it was, otherwise, or so already', () => {
    const kind = field('kind', 'sub-office', 'country-office')
    expect(footingOf(kind, [fact('kind', 'sub-office')])).toBe('as-proposed')
    expect(footingOf(kind, [fact('kind', 'country-mission')])).toBe('moved')
    expect(footingOf(kind, [fact('kind', 'country-office')])).toBe('done')
    expect(footingOf(field('place', null, 'lima'), [])).toBe('as-proposed')
  })

  test('several values: given, taken and replaced', () => {
    const given = field('function', null, 'liaison', 'KGZ')
    expect(footingOf(given, [])).toBe('as-proposed')
    expect(footingOf(given, [fact('function', 'liaison', 'KGZ')])).toBe('done')
    expect(footingOf(given, [fact('function', 'liaison', 'KAZ')])).toBe('as-proposed')
    const taken = field('language', 'ru', null)
    expect(footingOf(taken, [fact('language', 'ru')])).toBe('as-proposed')
    expect(footingOf(taken, [])).toBe('done')
    const replaced = field('telephone', '+1', '+2')
    expect(footingOf(replaced, [fact('telephone', '+1')])).toBe('as-proposed')
    expect(footingOf(replaced, [])).toBe('moved')
    expect(footingOf(replaced, [fact('telephone', '+1'), fact('telephone', '+2')])).toBe('moved')
    expect(footingOf(replaced, [fact('telephone', '+2')])).toBe('done')
  })

  test('names in two languages are two fields', () => {
    const french = field('name', null, 'Kirghizistan', 'fr')
    expect(footingOf(french, [fact('name', 'Kyrgyzstan', 'en')])).toBe('as-proposed')
    expect(repeatedIn([french, { ...french, qualifier: 'es' }])).toEqual([])
    expect(repeatedIn([french, { ...french, after: 'Kirghizie' }])).toEqual([1])
  })
})

describe('what cannot be proposed', () => {
  const knows = (subject: string) => ['city:lima', 'area:andes', 'office:lima'].includes(subject)
  const why = (one: Field) => wrongOf('quito', one, knows)?.reason ?? null

  test('values that the tables of the network cannot hold', () => {
    expect(why(field('kind', null, 'castle'))).toBe('sources/row/kind')
    expect(why(field('place', null, 'atlantis'))).toBe('sources/row/city')
    expect(why(field('place', null, 'lima'))).toBeNull()
    expect(why(field('function', null, 'liaison', 'nowhere'))).toBe('sources/row/area')
    expect(why(field('function', null, 'liaison', 'andes'))).toBeNull()
    expect(why(field('coordinates', null, 'north'))).toBe('sources/row/coordinates')
    expect(why(field('line', null, 'office:atlantis'))).toBe('sources/row/unknown-subject')
    expect(why(field('successor', null, 'office:lima', 'swallowed'))).toBe('sources/row/manner')
    expect(why(field('liaison', null, 'x'))).toBe('field/form')
    expect(why(field('kind', null, 'sub-office', 'andes'))).toBe('field/form')
    expect(why(field('name', null, 'Quito'))).toBe('sources/row/language')
  })

  test('nothing, blanks, too much, and an office under itself', () => {
    expect(why(field('kind', 'sub-office', 'sub-office'))).toBe('proposals/no-difference')
    expect(why(field('telephone', null, '  '))).toBe('field/form')
    expect(why(field('address', null, 'x'.repeat(501)))).toBe('field/long')
    expect(why(field('line', null, 'office:quito'))).toBe('proposals/itself')
    expect(why(field('language', 'es', null))).toBeNull()
  })
})

describe('what becomes of accepted fields', () => {
  test('a change: what stands alone gives way by itself, of several each that goes is named', () => {
    const fields = [
      field('kind', 'sub-office', 'country-office'),
      field('telephone', '+1', '+2'),
      field('language', null, 'fr'),
      field('line', 'office:lima', null),
    ]
    const held = [
      fact('kind', 'country-mission'),
      fact('telephone', '+1'),
      fact('line', 'office:lima'),
    ]
    const steps = stepsFor('quito', fields, held)
    expect(steps.map(({ manner, predicate, value }) => `${manner} ${predicate} ${value}`)).toEqual([
      'begins kind country-office',
      'ends telephone +1',
      'begins telephone +2',
      'begins language fr',
      'ends line office:lima',
    ])
    expect(new Set(steps.map(({ subject }) => subject))).toEqual(new Set(['office:quito']))
  })

  test('a correction: what was missing has times of its own, what was wrong has those it had', () => {
    const times = { soFrom: '2024', soUntil: '' }
    const [wrong, missing] = correctionsFor(
      'quito',
      [field('kind', 'sub-office', 'country-office'), field('language', null, 'fr')],
      times,
    )
    expect(wrong).toMatchObject({ wrong: 'sub-office', right: 'country-office', from: null })
    expect(missing?.from).toEqual({ earliest: '2024-01-01', latest: '2024-12-31' })
  })
})

describe('the rows of the form', () => {
  const said = [fact('name', 'Quito', 'en'), fact('kind', 'sub-office'), fact('telephone', '+1')]

  test('a form sent as it came proposes nothing; what was written is proposed, and nothing else', () => {
    const rows = freshRows(said)
    expect(fieldsIn(rows)).toEqual([])
    const columns = (of: 'predicate' | 'qualifier' | 'before' | 'after') =>
      rows.map((row) => (of === 'after' && row.predicate === 'kind' ? ' hub ' : row[of]))
    const sent = sentRows({
      predicate: columns('predicate'),
      qualifier: columns('qualifier'),
      before: columns('before'),
      after: columns('after'),
    })
    expect(fieldsIn(sent)).toEqual([field('kind', 'sub-office', 'hub')])
  })

  test('what is amended stands in the rows again, and beside it what is said by now', () => {
    const fields = [
      field('telephone', '+1', '+2'),
      field('telephone', null, '+3'),
      field('function', null, 'liaison', 'KGZ'),
      field('kind', 'sub-office', 'country-office'),
    ]
    const written = writtenInto(freshRows(said), fields)
    expect(new Set(fieldsIn(written))).toEqual(new Set(fields))
    const now = besideNow(written, [fact('kind', 'country-mission')])
    expect(fieldsIn(now)).toContainEqual(field('kind', 'country-mission', 'country-office'))
    expect(fieldsIn(now)).toContainEqual(field('telephone', null, '+2'))
  })

  test('columns of different lengths are refused', () => {
    expect(() => sentRows({ predicate: ['kind'], qualifier: [], before: [], after: [] })).toThrow(
      'form/invalid',
    )
  })
})
