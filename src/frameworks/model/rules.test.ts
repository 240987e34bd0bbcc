import { describe, expect, test } from 'vitest'
import { compareEditions } from './compare.ts'
import { type StandingFacts, standingOf } from './standing.ts'
import { titleIn } from './titles.ts'
import { ancestorsOf, treeOf, withAncestors } from './tree.ts'
import { isOfPlan, upperFrom, upperText } from './upper.ts'

describe('an upper', () => {
  test.each(['sdg@2015/10.7', 'p-vienna-2020@2/o3', 'cross-cutting@2018/gender-marker.2a'])(
    '%s is read and written alike',
    (text) => {
      const upper = upperFrom(text)
      expect(upper && upperText(upper)).toBe(text)
    },
  )

  test.each([
    '',
    'sdg',
    'sdg@2015',
    'sdg@2015/',
    '@2015/1',
    'SDG@2015/1',
    'sdg@2015/1/2',
    'sdg@2015/ 1',
  ])('“%s” names nothing', (text) => expect(upperFrom(text)).toBeNull())

  test('of a plan is told from an objective of a framework', () => {
    expect(['p-x@1/o1', 'sdg@2015/1'].map((text) => isOfPlan(upperFrom(text) ?? never()))).toEqual([
      true,
      false,
    ])
  })
})

const never = (): never => {
  throw new Error('this names an upper')
}

describe('how an objective stands', () => {
  const facts: StandingFacts = {
    edition: { from: '2020-01-01', until: '2025-01-01' },
    own: { from: null, until: null },
    supersededFrom: null,
    isTakenOut: false,
  }

  test.each<[string, Partial<StandingFacts>, string]>([
    ['2019-12-31', {}, 'coming'],
    ['2020-01-01', {}, 'in-force'],
    ['2024-12-31', {}, 'in-force'],
    ['2025-01-01', {}, 'ended'],
    ['2023-06-01', { supersededFrom: '2023-06-01' }, 'superseded'],
    ['2023-05-31', { supersededFrom: '2023-06-01' }, 'in-force'],
    ['2026-01-01', { supersededFrom: '2025-01-01' }, 'superseded'],
    ['2022-01-01', { own: { from: '2023-01-01', until: null } }, 'coming'],
    ['2023-01-01', { own: { from: null, until: '2023-01-01' } }, 'withdrawn'],
    ['2022-01-01', { isTakenOut: true, supersededFrom: '2021-01-01' }, 'withdrawn'],
  ])('on %s with %j: %s', (day, more, standing) => {
    expect(standingOf(day, { ...facts, ...more })).toBe(standing)
  })
})

const node = (code: string, parent: string | null, kind: 'objective' | 'output' = 'objective') => ({
  upper: { of: 'f', version: '1', code },
  parent,
  kind,
})
const nodes = [
  node('1', null),
  node('1a', '1', 'output'),
  node('2', null),
  node('2a', '2', 'output'),
]

describe('a tree of objectives', () => {
  test('keeps the order, and each child below its parent', () => {
    const told = treeOf(nodes).map(({ objective, below }) => [
      objective.upper.code,
      below.map((each) => each.objective.upper.code),
    ])
    expect(told).toEqual([
      ['1', ['1a']],
      ['2', ['2a']],
    ])
  })

  test('narrowed keeps what stands above', () => {
    const left = withAncestors(nodes, ({ upper }) => upper.code === '2a')
    expect(left.map(({ upper }) => upper.code)).toEqual(['2', '2a'])
    expect(ancestorsOf(nodes, '2a').map(({ upper }) => upper.code)).toEqual(['2'])
    expect(ancestorsOf(nodes, '9')).toEqual([])
  })
})

describe('two editions side by side', () => {
  const other = [node('A', null), node('B', null), node('C', null)].map((each) => ({
    ...each,
    upper: { ...each.upper, of: 'g' },
  }))
  const at = (of: string, code: string) => ({ of, version: '1', code })
  const told = (mappings: Parameters<typeof compareEditions>[2]) => {
    const { matched, aloneHere, aloneThere } = compareEditions(nodes, other, mappings)
    return {
      matched: matched.map(({ objective, counterparts }) => [
        objective.upper.code,
        ...counterparts.map((each) => each.objective.upper.code),
      ]),
      here: aloneHere.map(({ upper }) => upper.code),
      there: aloneThere.map(({ upper }) => upper.code),
    }
  }

  test('without a mapping, all that stands at the roots is alone', () => {
    expect(told([])).toEqual({ matched: [], here: ['1', '2'], there: ['A', 'B', 'C'] })
  })

  test('only kinds that are mapped are compared, whichever way a mapping was written', () => {
    expect(told([{ from: at('f', '1'), to: at('g', 'A'), basis: 'stated' }])).toEqual({
      matched: [['1', 'A']],
      here: ['2'],
      there: ['B', 'C'],
    })
    expect(told([{ from: at('g', 'B'), to: at('f', '2a'), basis: 'derived' }])).toEqual({
      matched: [['2a', 'B']],
      here: ['1a'],
      there: ['A', 'C'],
    })
  })
})

test('a title falls back to English and says so', () => {
  const titles = { en: 'Partnership', es: 'Alianzas' }
  expect(titleIn(titles, 'es')).toEqual({ text: 'Alianzas', locale: 'es' })
  expect(titleIn(titles, 'ar')).toEqual({ text: 'Partnership', locale: 'en' })
})
