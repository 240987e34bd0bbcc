import { describe, expect, test } from 'vitest'
import { upper } from '#plans/plans.test.room.ts'
import type { Part } from '#plans/model/part.ts'
import { chaptersOf } from './chapters.ts'
import { compareVersions } from './compare.ts'
import { amountText, costSums } from './costs.ts'
import { numbersOf } from './numbering.ts'
import { standingOfCited } from './upper-standing.ts'
import { directionOfLanguage, nearest, readingOrder } from '#platform/i18n/wording.ts'

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
describe('what changed between two versions', () => {
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
