import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { upper } from '#plans/plans.test.room.ts'
import type { Part } from '#plans/model/part.ts'
import { chaptersOf } from './chapters.ts'
import { comparePart, compareVersions } from './compare.ts'
import { amountText, costSums } from './costs.ts'
import { numbersOf } from './numbering.ts'
import { standingOfCited } from './upper-standing.ts'
import { wordMarks } from './word-marks.ts'
import { directionOfLanguage, nearest, readingOrder } from './wording.ts'

const part = (
  id: string,
  parent: string | null,
  place: number,
  more: Partial<Part> = {},
): Part => ({
  part: id,
  kind: 'objective',
  parent,
  place,
  fields: { 'title.en': id },
  ...more,
})
const root = part('plan', null, 1, { kind: 'plan' })
const saying = (...parts: Part[]) => ({ parts: [root, ...parts], citations: [], rationale: [] })
const became = (before: Part[], after: Part[]) =>
  compareVersions(saying(...before), saying(...after))
    .filter((each) => each.became !== 'kept')
    .map((each) => `${each.part} ${each.became}${each.isMoved ? ' moved' : ''}`)

describe('what changed between two versions', () => {
  test('fields that came, went or say something else are told before and after', () => {
    expect(comparePart({ a: '1', b: '2' }, { b: '3', c: '4' })).toEqual([
      { field: 'a', before: '1', after: null },
      { field: 'b', before: '2', after: '3' },
      { field: 'c', before: null, after: '4' },
    ])
  })

  test('parts that are gone stand where they stood, and of those put elsewhere as few as explain it', () => {
    const [a, b, c] = [part('o1', 'plan', 1), part('o2', 'plan', 2), part('o3', 'plan', 3)]
    expect(became([a, b, c], [a, b, c])).toEqual([])
    expect(became([a, b, c], [a, c])).toEqual(['o2 removed'])
    expect(became([a, c], [a, { ...b, place: 2 }, c])).toEqual(['o2 added'])
    expect(
      became(
        [a, b, c],
        [
          { ...c, place: 1 },
          { ...a, place: 2 },
          { ...b, place: 3 },
        ],
      ),
    ).toEqual(['o3 changed moved'])
    const action = part('a1', 'o1', 1, { kind: 'action' })
    expect(became([a, b, action], [a, b, { ...action, parent: 'o2' }])).toEqual([
      'a1 changed moved',
    ])
    expect(became([a, b, c, action], [b, c])).toEqual(['o1 removed', 'a1 removed'])
  })

  test('citations and issues that came and went change a part', () => {
    const said = saying(part('o1', 'plan', 1))
    const [change] = compareVersions(
      { ...said, citations: [{ part: 'o1', upper: upper('sdg@2015/10.7') }] },
      { ...said, rationale: [{ part: 'o1', issue: 't-drought' }] },
    ).filter((each) => each.part === 'o1')
    expect(change?.became).toBe('changed')
    expect(change?.cites).toEqual({ added: [], removed: [upper('sdg@2015/10.7')] })
    expect(change?.answers).toEqual({ added: ['t-drought'], removed: [] })
  })

  test('marks word by word lose nothing of either text, and mark nothing in the same', () => {
    expect(wordMarks('Fair recruitment', 'Fair and safe recruitment')).toEqual([
      { text: 'Fair ', mark: 'kept' },
      { text: 'and safe ', mark: 'new' },
      { text: 'recruitment', mark: 'kept' },
    ])
    const text = fc
      .array(fc.constantFrom('fair', 'safe', ' ', '\n', 'work', 'حق'))
      .map((words) => words.join(' '))
    fc.assert(
      fc.property(text, text, (before, after) => {
        const marks = wordMarks(before, after)
        const without = (mark: string) =>
          marks
            .filter((each) => each.mark !== mark)
            .map((each) => each.text)
            .join('')
        expect(without('new')).toBe(before)
        expect(without('gone')).toBe(after)
        if (before === after) expect(marks.every(({ mark }) => mark === 'kept')).toBe(true)
      }),
    )
    const long = (word: string) => Array.from({ length: 3000 }, (_, at) => `${word}${at}`).join(' ')
    expect(wordMarks(long('a'), long('b')).filter(({ mark }) => mark !== 'kept')).toHaveLength(2)
  })
})

describe('reading a plan', () => {
  test('costs are added up exactly, each currency for itself', () => {
    const cost = (amount: string, currency: string) => ({ fields: { cost: amount, currency } })
    const sums = costSums([
      cost('0.10', 'USD'),
      cost('0.20', 'USD'),
      cost('999999999999999.99', 'EUR'),
      cost('0.01', 'EUR'),
      { fields: { cost: '5' } },
    ])
    expect(sums).toEqual([
      { currency: 'EUR', amount: '1000000000000000.00', actions: 2 },
      { currency: 'USD', amount: '0.30', actions: 2 },
    ])
    expect(amountText('125000.5', 'en')).toBe('125,000.50')
    expect(amountText('90000.00', 'en')).toBe('90,000')
  })

  test('parts are numbered by kind under what they stand', () => {
    const parts = [
      root,
      part('chapter-context', 'plan', 1, { kind: 'chapter' }),
      part('o7', 'plan', 2),
      part('i1', 'o7', 1, { kind: 'indicator' }),
      part('a1', 'o7', 2, { kind: 'action' }),
      part('a2', 'o7', 3, { kind: 'action' }),
      part('o9', 'plan', 3),
    ]
    expect(Object.fromEntries(numbersOf(parts))).toEqual({
      o7: '1',
      i1: '1.1',
      a1: '1.1',
      a2: '1.2',
      o9: '2',
    })
  })

  test('chapters stand in the order of the template, and none is lost', () => {
    const titles = { en: 'Context', fr: 'Contexte', es: 'Contexto', ar: 'السياق' }
    const chapter = { titles, guidance: titles, mostWords: null, isRequired: false }
    const written = ['chapter-more', 'chapter-second', 'chapter-first'].map((id, at) =>
      part(id, 'plan', at + 1, { kind: 'chapter' }),
    )
    const template = {
      chapters: [
        { id: 'first', ...chapter },
        { id: 'absent', ...chapter },
        { id: 'second', ...chapter },
      ],
    }
    const all = chaptersOf([root, ...written], template)
    expect(all.map((each) => [each.part.part, each.titles['en']])).toEqual([
      ['chapter-first', 'Context'],
      ['chapter-second', 'Context'],
      ['chapter-more', undefined],
    ])
  })

  test('texts are looked for in the language asked for, then the reader’s, then the plan’s own', () => {
    expect(readingOrder(['ru', 'en', 'fr'], 'fr', 'en')).toEqual(['fr', 'ru', 'en'])
    expect(readingOrder(['ru', 'en'], 'xx', 'en')).toEqual(['en', 'ru'])
    expect(readingOrder(['ru'], undefined, 'ar')).toEqual(['ru'])
    expect(nearest({ ru: 'План' }, 'fr')).toEqual({ text: 'План', language: 'ru' })
    expect(nearest({}, 'fr')).toBeNull()
    expect([directionOfLanguage('fa'), directionOfLanguage('ru')]).toEqual(['rtl', 'ltr'])
  })

  test('what is cited stands as its version stands on the day', () => {
    const held = { from: '2025-01-01', until: '2027-01-01' }
    const on = (day: string, state: 'published' | 'superseded' | 'withdrawn') =>
      standingOfCited({ state, inForce: held }, day)
    expect(on('2024-12-31', 'published')).toBe('coming')
    expect(on('2026-06-30', 'superseded')).toBe('in-force')
    expect(on('2027-01-01', 'published')).toBe('ended')
    expect(on('2027-01-01', 'superseded')).toBe('superseded')
    expect(on('2027-01-01', 'withdrawn')).toBe('withdrawn')
    expect(standingOfCited({ state: 'withdrawn', inForce: null }, '2026-01-01')).toBe('withdrawn')
  })
})
