import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { daysAfter } from '#platform/day.ts'
import { curveOf, levelOf, quarterOf, type Seen } from './curve.ts'
import { confidences, directions } from './observation.ts'

const asOf = '2026-11-22'
const opened = '2026-01-01'
const followed = { asOf, opened, isFollowed: true }

const seen = (quarter: string, more: Partial<Seen> = {}): Seen => {
  const [year = '', number = ''] = quarter.split('-Q')
  const month = String(Number(number) * 3 - 2).padStart(2, '0')
  const from = `${year}-${month}-05`
  return {
    from,
    to: daysAfter(from, 10),
    confidence: 'medium',
    direction: 'steady',
    weight: 3,
    ...more,
  }
}

const days = fc.integer({ min: 0, max: 1400 }).map((day) => daysAfter('2023-01-01', day))
const observation: fc.Arbitrary<Seen> = fc
  .record({
    from: days,
    length: fc.integer({ min: 0, max: 200 }),
    confidence: fc.constantFrom(...confidences),
    direction: fc.constantFrom(...directions),
    weight: fc.integer({ min: 1, max: 5 }),
  })
  .map(({ length, from, ...rest }) => ({ ...rest, from, to: daysAfter(from, length) }))
const observations = fc.array(observation, { maxLength: 25 })

const levels = (list: readonly Seen[]) =>
  new Map(curveOf(list, followed).quarters.map(({ quarter, level }) => [quarter, level]))

describe('the level of a quarter', () => {
  test('is that of its one observation, from 4 for the least to 60 for the most', () => {
    expect(levelOf([])).toBeNull()
    expect(levelOf([seen('2026-Q1', { confidence: 'low', weight: 1 })])).toBe(4)
    expect(levelOf([seen('2026-Q1')])).toBe(24)
    expect(levelOf([seen('2026-Q1', { confidence: 'high', weight: 5 })])).toBe(60)
  })

  test('takes of each further one its share of what is missing to 100', () => {
    const strong = seen('2026-Q1', { confidence: 'high', weight: 5 })
    expect(levelOf([strong, strong])).toBe(84)
    expect(levelOf([strong, strong, strong])).toBe(94)
    expect(levelOf([strong, seen('2026-Q1')])).toBe(70)
  })

  test('does not depend on the order, and lies between 0 and 100', () => {
    fc.assert(
      fc.property(
        observations.chain((list) =>
          fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
        ),
        ([list, shuffled]) => {
          expect(curveOf(shuffled, followed)).toEqual(curveOf(list, followed))
          for (const level of levels(list).values())
            expect(level ?? 1).toSatisfy((each: number) => each > 0 && each <= 100)
        },
      ),
    )
  })

  test('is never lowered by one more observation', () => {
    fc.assert(
      fc.property(observations, observation, (list, more) => {
        const before = levels(list)
        for (const [quarter, level] of levels([...list, more]))
          expect(level ?? 0).toBeGreaterThanOrEqual(before.get(quarter) ?? 0)
      }),
    )
  })

  test('grows with the weight and the confidence of each', () => {
    fc.assert(
      fc.property(observations, observation, (list, one) => {
        const surer = levelOf([...list, { ...one, confidence: 'high', weight: 5 }]) ?? 0
        expect(surer).toBeGreaterThanOrEqual(levelOf([...list, one]) ?? 0)
      }),
    )
  })

  test('counts an observation in every quarter of which it speaks, and none before its first day', () => {
    const long = seen('2026-Q1', { to: '2026-07-01' })
    const counted = curveOf([long], followed).quarters.filter(({ observations: all }) => all > 0)
    expect(counted.map(({ quarter }) => quarter)).toEqual(['2026-Q1', '2026-Q2', '2026-Q3'])
    const then = curveOf([long], { ...followed, asOf: '2026-01-04' })
    expect(then.quarters.map(({ level }) => level)).toEqual([null])
  })
})

test('quarters reach to the last day that there is', () => {
  const last = { quarter: '9999-Q4', from: '9999-10-01', to: '9999-12-31' }
  expect(quarterOf('9999-12-31')).toEqual(last)
})

describe('how an issue moves', () => {
  const tendency = (list: readonly Seen[], more: Partial<typeof followed> = {}) =>
    curveOf(list, { ...followed, ...more }).tendency
  const strong = { confidence: 'high', weight: 5 } as const

  test('emerges in its first two quarters', () => {
    expect(tendency([seen('2026-Q4')])).toBe('emerging')
    expect(tendency([seen('2026-Q3')])).toBe('emerging')
    expect(tendency([seen('2026-Q3'), seen('2026-Q4')])).toBe('emerging')
  })

  test('rises when the level does, or when its observations say so', () => {
    const before = [seen('2026-Q2'), seen('2026-Q3')]
    expect(tendency([...before, seen('2026-Q4', strong)])).toBe('rising')
    expect(tendency([...before, seen('2026-Q4')])).toBe('steady')
    expect(tendency([...before, seen('2026-Q4', { direction: 'rising' })])).toBe('rising')
  })

  test('falls when its observations say so, or when a quarter that is over had less', () => {
    const before = [seen('2026-Q2'), seen('2026-Q3')]
    expect(tendency([...before, seen('2026-Q4', { direction: 'falling' })])).toBe('falling')
    const less = [seen('2026-Q1'), seen('2026-Q2', strong), seen('2026-Q3')]
    expect(tendency(less)).toBe('falling')
    expect(tendency(less, { asOf: '2026-09-30' })).toBe('falling')
  })

  test('does not fall because its quarter has only begun', () => {
    const list = [seen('2026-Q1', strong), seen('2026-Q2', strong), seen('2026-Q3', strong)]
    expect(tendency(list, { asOf: '2026-10-01' })).toBe('steady')
    expect(tendency([...list, seen('2026-Q4')], { asOf: '2026-11-22' })).toBe('steady')
    expect(tendency([...list, seen('2026-Q4')], { asOf: '2026-12-31' })).toBe('falling')
  })

  test('is dormant without an observation of two quarters, and closed when it is not followed', () => {
    expect(tendency([])).toBe('dormant')
    expect(tendency([seen('2026-Q2')])).toBe('dormant')
    expect(curveOf([seen('2026-Q2')], followed).level).toBeNull()
    expect(tendency([seen('2026-Q4')], { isFollowed: false })).toBe('closed')
  })
})

test('a curve reaches from the first observation to the day, ten years at most', () => {
  const old = curveOf([seen('2025-Q3'), seen('2026-Q4')], followed).quarters
  expect(old.map(({ quarter }) => quarter)).toEqual([
    '2025-Q3',
    '2025-Q4',
    '2026-Q1',
    '2026-Q2',
    '2026-Q3',
    '2026-Q4',
  ])
  const ancient = curveOf([seen('0001-Q1', { to: '2026-11-01' })], followed).quarters
  expect(ancient).toHaveLength(40)
  expect(quarterOf('2024-02-29')).toEqual({
    quarter: '2024-Q1',
    from: '2024-01-01',
    to: '2024-03-31',
  })
  expect(quarterOf('2026-12-31').to).toBe('2026-12-31')
})
