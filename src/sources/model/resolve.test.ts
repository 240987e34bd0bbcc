import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { daysAfter } from '#platform/day.ts'
import type { Ruling, Window } from './claim.ts'
import { forever, windowFrom } from './claim.ts'
import { claimsAbout } from './claims.test.room.ts'
import { resolve, type ResolveContext, type Run } from './resolve.ts'

const claim = claimsAbout('office:vienna')
const day = (text: string): Window => ({ earliest: text, latest: text })
const one: ResolveContext = { scope: 'one', closed: [], rulings: [] }
const holdsOn = (runs: readonly Run[], asOf: string) =>
  runs
    .filter((run) => run.sure && run.sure.start <= asOf && asOf < (run.sure.end ?? forever))
    .map((run) => run.value)

describe('what claims give', () => {
  test('an observation holds on its day and nowhere else for sure', () => {
    const [run] = resolve([claim('002/vienna', 'special-liaison-mission', '2008-06-30')], one)
    expect(run?.sure).toEqual({ start: '2008-06-30', end: '2008-07-01' })
    expect(run?.possible).toEqual({ start: null, end: null })
  })

  test('two observations with nothing against them between are one time', () => {
    const runs = resolve(
      [
        claim('004/x', 'regional-office', '2018-06-30'),
        claim('003/x', 'regional-office', '2025-02-11'),
      ],
      one,
    )
    expect(runs).toHaveLength(1)
    expect(holdsOn(runs, '2022-01-01')).toEqual(['regional-office'])
    expect(runs[0]?.stated).toEqual([
      { start: '2018-06-30', end: '2018-07-01' },
      { start: '2025-02-11', end: '2025-02-12' },
    ])
  })

  test('a kind ends where its successor is known to begin', () => {
    const runs = resolve(
      [
        claim('002/vienna', 'special-liaison-mission', '2008-06-30', { until: day('2011-07-01') }),
        claim('reform/vienna', 'regional-office', '2018-06-30', { from: day('2011-07-01') }),
      ],
      one,
    )
    expect(holdsOn(runs, '2011-06-30')).toEqual(['special-liaison-mission'])
    expect(holdsOn(runs, '2011-07-01')).toEqual(['regional-office'])
    expect(runs[1]?.possible.start).toBe('2011-07-01')
  })

  test('a closed list that leaves an office out parts what stands before and after it', () => {
    const runs = resolve(
      [claim('002/london', 'x', '2008-06-30'), claim('000/london', 'x', '2020-06-30')],
      {
        ...one,
        closed: [{ source: '004', day: '2018-06-30', predicate: 'kind', value: 'x' }],
      },
    )
    expect(runs).toHaveLength(2)
    expect(holdsOn(runs, '2018-06-30')).toEqual([])
    expect(runs[0]?.possible.end).toBe('2018-06-30')
    expect(runs[1]?.possible.start).toBe('2018-07-01')
  })

  test('beginnings that disagree leave the days between them open until a ruling sets one aside', () => {
    const claims = [
      claim('reform/brussels', 'regional-office', '2012-06-01', { from: day('2011-07-01') }),
      claim('own-page/brussels', 'regional-office', '2012-06-01', {
        from: windowFrom('2011-09') ?? null,
      }),
    ]
    expect(resolve(claims, one)[0]).toMatchObject({
      sure: { start: '2011-09-30' },
      possible: { start: '2011-07-01' },
    })
    const ruling: Ruling = {
      key: 'r',
      subject: 'office:vienna',
      predicate: 'kind',
      value: '',
      taken: 'reform/brussels',
      setAside: ['own-page/brussels'],
      reason: 'decided for all',
    }
    expect(resolve(claims, { ...one, rulings: [ruling] })[0]).toMatchObject({
      sure: { start: '2011-07-01' },
      possible: { start: '2011-07-01' },
    })
  })

  test('what is derived from other lists vouches for its first day only', () => {
    const runs = resolve(
      [
        claim('derived/lima', 'country-office', '2025-02-11', {
          from: day('2011-07-01'),
          certainty: 'derived',
        }),
      ],
      one,
    )
    expect(holdsOn(runs, '2011-07-01')).toEqual(['country-office'])
    expect(holdsOn(runs, '2018-06-30')).toEqual([])
    expect(runs[0]?.stated).toEqual([])
  })

  test('several functions stand side by side', () => {
    const runs = resolve(
      [claim('a/x', 'liaison', '2018-06-30'), claim('b/x', 'coordination', '2018-06-30')],
      { ...one, scope: 'many' },
    )
    expect(holdsOn(runs, '2018-06-30')).toEqual(['liaison', 'coordination'])
  })
})

const days = fc.integer({ min: 0, max: 4000 }).map((offset) => daysAfter('2010-01-01', offset))
const bound = fc.option(
  fc
    .tuple(days, fc.integer({ min: 0, max: 400 }))
    .map(([start, length]) => ({ earliest: start, latest: daysAfter(start, length) })),
)
const anyClaim = fc
  .record({
    value: fc.constantFrom('a', 'b', 'c'),
    referenceDay: days,
    from: bound,
    until: bound,
    certainty: fc.constantFrom('stated' as const, 'inferred' as const, 'derived' as const),
  })
  .filter(({ from, until }) => !from || !until || from.earliest < until.latest)
const anyClaims = fc
  .array(anyClaim, { maxLength: 8 })
  .map((parts) =>
    parts.map(({ value, referenceDay, ...more }, at) =>
      claim(`k${at}/x`, value, referenceDay, more),
    ),
  )

describe('whatever the claims', () => {
  test('exclusive values never overlap', () => {
    fc.assert(
      fc.property(anyClaims, (claims) => {
        const spans = resolve(claims, one)
          .map((run) => run.sure)
          .filter((sure) => sure !== null)
          .toSorted((a, b) => (a.start < b.start ? -1 : 1))
        return spans.every((span, at) => at === 0 || (spans[at - 1]?.end ?? '') <= span.start)
      }),
      { numRuns: 500 },
    )
  })

  test('the order in which claims come does not matter', () => {
    fc.assert(
      fc.property(anyClaims, fc.integer(), (claims, seed) => {
        const shuffled = claims.toSorted(
          (a, b) =>
            (((a.key + seed).length * 7919 + a.key.charCodeAt(1) * seed) % 97) -
            (((b.key + seed).length * 7919 + b.key.charCodeAt(1) * seed) % 97),
        )
        expect(resolve(shuffled, one)).toEqual(resolve(claims, one))
      }),
      { numRuns: 300 },
    )
  })

  test('what is sure lies within what is possible, and what is stated within what is sure or at its edge', () => {
    fc.assert(
      fc.property(anyClaims, (claims) => {
        for (const run of resolve(claims, one)) {
          if (!run.sure) continue
          expect(run.possible.start === null || run.possible.start <= run.sure.start).toBe(true)
          expect(run.possible.end === null || run.possible.end >= (run.sure.end ?? forever)).toBe(
            true,
          )
        }
      }),
      { numRuns: 500 },
    )
  })
})
