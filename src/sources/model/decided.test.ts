import { describe, expect, test } from 'vitest'
import type { Day } from '#platform/day.ts'
import { forever, type Window } from './claim.ts'
import { claimsAbout } from './claims.test.room.ts'
import { resolve, type ResolveContext, type Run } from './resolve.ts'

const only = (day: Day): Window => ({ earliest: day, latest: day })
const claim = claimsAbout('office:pretoria')
const seen2020 = claim('000/kind', 'regional-office', '2020-06-30')
const begins = (number: number, value: string, from: Day, day: Day) =>
  claim(`decision-00000${number}/0`, value, day, { certainty: 'decided', from: only(from) })
const ends = (number: number, value: string, until: Day, day: Day) =>
  claim(`decision-00000${number}/0`, value, day, { certainty: 'decided', until: only(until) })
const one: ResolveContext = { scope: 'one', closed: [], rulings: [] }
const times = (runs: readonly Run[]) =>
  runs.map(({ value, sure, possible }) => [value, sure?.start, sure?.end, possible.end])
const onDay = (runs: readonly Run[], day: Day) =>
  runs.flatMap(({ sure, value }) =>
    sure && sure.start <= day && day < (sure.end ?? forever) ? [value] : [],
  )

describe('what is decided', () => {
  test('holds from its day on without end, and what held before may hold until then', () => {
    const runs = resolve(
      [seen2020, begins(1, 'subregional-office', '2024-07-01', '2023-12-01')],
      one,
    )
    expect(times(runs)).toEqual([
      ['regional-office', '2020-06-30', '2020-07-01', '2024-07-01'],
      ['subregional-office', '2024-07-01', null, null],
    ])
    expect(runs[1]?.stated).toEqual([{ start: '2024-07-01', end: null }])
  })

  test('to end does not hold from its day on, and its end is told by who decided it', () => {
    const runs = resolve([seen2020, ends(1, 'regional-office', '2024-07-01', '2023-12-01')], one)
    expect(times(runs)).toEqual([['regional-office', '2020-06-30', '2020-07-01', '2024-07-01']])
    expect(runs[0]?.claims).toEqual(['000/kind', 'decision-000001/0'])
  })

  test('to end after it was decided to begin holds surely until then', () => {
    const runs = resolve(
      [
        begins(1, 'regional-office', '2021-01-01', '2020-12-01'),
        ends(2, 'regional-office', '2024-07-01', '2023-12-01'),
      ],
      { ...one, scope: 'many' },
    )
    expect(times(runs)).toEqual([['regional-office', '2021-01-01', '2024-07-01', '2024-07-01']])
  })

  test('later takes the place of what was decided earlier, from its own day on', () => {
    const runs = resolve(
      [
        begins(1, 'subregional-office', '2024-07-01', '2023-12-01'),
        begins(2, 'country-office', '2026-01-01', '2025-11-01'),
      ],
      one,
    )
    expect(onDay(runs, '2025-12-31')).toEqual(['subregional-office'])
    expect(onDay(runs, '2026-01-01')).toEqual(['country-office'])
  })

  test('on one day twice is decided by the second', () => {
    const both = [
      begins(2, 'country-office', '2024-07-01', '2023-12-01'),
      begins(1, 'subregional-office', '2024-07-01', '2023-12-01'),
    ]
    expect(onDay(resolve(both, one), '2030-01-01')).toEqual(['country-office'])
    expect(resolve(both, one)).toEqual(resolve(both.toReversed(), one))
  })

  test('goes on until a later document says otherwise, and does not come back after it', () => {
    const survey = claim('005/kind', 'country-office', '2027-03-01')
    const runs = resolve([begins(1, 'subregional-office', '2024-07-01', '2023-12-01'), survey], one)
    expect(onDay(runs, '2027-02-28')).toEqual(['subregional-office'])
    expect(onDay(runs, '2027-03-01')).toEqual(['country-office'])
    expect(onDay(runs, '2027-03-02')).toEqual([])
    const same = claim('005/kind', 'subregional-office', '2027-03-01')
    const confirmed = [begins(1, 'subregional-office', '2024-07-01', '2023-12-01'), same]
    expect(times(resolve(confirmed, one))).toEqual([
      ['subregional-office', '2024-07-01', null, null],
    ])
  })

  test('goes on until a later closed list leaves it out; an earlier list is outdone by it', () => {
    const decided = [begins(1, 'subregional-office', '2024-07-01', '2023-12-01')]
    const list = (day: Day) => ({
      source: '005',
      day,
      predicate: 'kind',
      value: 'subregional-office',
    })
    const later = resolve(decided, { ...one, closed: [list('2027-03-01')] })
    expect(times(later)).toEqual([['subregional-office', '2024-07-01', '2027-03-01', '2027-03-01']])
    const earlier = resolve([begins(1, 'subregional-office', '2022-07-01', '2023-12-01')], {
      ...one,
      closed: [list('2023-03-01')],
    })
    expect(onDay(earlier, '2023-06-01')).toEqual(['subregional-office'])
  })

  test('about days that a document speaks of already stands over that document', () => {
    const learned = begins(1, 'subregional-office', '2019-01-01', '2026-11-22')
    expect(onDay(resolve([seen2020, learned], one), '2020-06-30')).toEqual(['subregional-office'])
  })
})
