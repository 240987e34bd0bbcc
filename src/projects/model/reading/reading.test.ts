import { expect, test } from 'vitest'
import type { ProjectPart } from '#projects/model/kinds.ts'
import { scaleOf, ticksOf, xOf } from './gantt.ts'
import { moneyText } from './money.ts'
import { numbersOf } from './numbering.ts'
import { versionOn } from './on-day.ts'
import { progressOf } from './progress.ts'
import { stepsOf } from './steps.ts'

const monthsFrom = (year: number, count: number) =>
  Array.from({ length: count }, (_, at) =>
    new Date(Date.UTC(year, at, 1)).toISOString().slice(0, 7),
  )

test('an amount is shown exactly, however large it is, as readers of the language write it', () => {
  expect(moneyText('123456789012345.67', 'USD', 'en')).toBe('123,456,789,012,345.67 USD')
  expect(moneyText('1250000.5', 'EUR', 'en')).toBe('1,250,000.50 EUR')
  expect(moneyText('1250000.00', 'EUR', 'es')).toBe('1.250.000 EUR')
  expect(moneyText('-15.5', 'KWD', 'en')).toBe('-15.500 KWD')
  expect(moneyText('900', 'JPY', 'ar')).toBe('900 JPY')
})

test('an indicator has gone a share of its way, whether it is to rise or to fall', () => {
  expect(progressOf({ baseline: '12', target: '60', reached: '31' })).toBe('40')
  expect(progressOf({ baseline: '20', target: '5', reached: '8' })).toBe('80')
  expect(progressOf({ target: '6', reached: '9' })).toBe('150')
  expect(progressOf({ baseline: '20', target: '5', reached: '25' })).toBe('0')
  expect(progressOf({ baseline: '5', target: '5', reached: '5' })).toBeNull()
  expect(progressOf({ baseline: '5', target: '9' })).toBeNull()
})

test('a project stands on its way, and where it left it that is told with the day', () => {
  const stood = (...states: Parameters<typeof stepsOf>[0][number]['state'][]) =>
    stepsOf(states.map((state, at) => ({ state, since: `2026-01-0${at + 1}` })))
  const told = (steps: ReturnType<typeof stepsOf>) =>
    steps
      .filter(({ is }) => is === 'now' || is === 'left')
      .map(({ state, is, since, instead }) => [state, is, since, instead])
  expect(told(stood('concept', 'proposal'))).toEqual([['proposal', 'now', '2026-01-02', null]])
  expect(told(stood('proposal', 'review', 'returned'))).toEqual([
    ['review', 'left', '2026-01-03', 'returned'],
  ])
  expect(told(stood('submitted', 'rejected', 'withdrawn'))).toEqual([
    ['submitted', 'left', '2026-01-03', 'withdrawn'],
  ])
  expect(told(stood('active', 'suspended'))).toEqual([
    ['active', 'left', '2026-01-02', 'suspended'],
  ])
  expect(stood('concept', 'proposal', 'review').map(({ is }) => is)).toEqual([
    'done',
    'done',
    'now',
    ...Array.from({ length: 7 }, () => 'ahead'),
  ])
  expect(stepsOf([])).toEqual([])
})

test('the line of time is parted by months, quarters or years, and names few of them', () => {
  const of = (count: number) => scaleOf(monthsFrom(2026, count), '2026-11-22')
  expect([12, 18, 24, 60, 61].map((count) => of(count)?.unit)).toEqual([
    'month',
    'month',
    'quarter',
    'quarter',
    'year',
  ])
  expect(scaleOf([], '2026-11-22')).toBeNull()
  expect(scaleOf(monthsFrom(2027, 12), '2026-11-22')?.now).toBeNull()
  const two = of(24)
  if (two === null) throw new Error('there is a line of time')
  expect(two.now).toBeCloseTo(10.68, 2)
  const ticks = ticksOf(two, 'en')
  expect(ticks.map(({ at }) => at)).toEqual([0, 3, 6, 9, 12, 15, 18, 21])
  expect(ticks.flatMap(({ label }) => label ?? [])).toEqual([
    'Jan 2026',
    'Jul 2026',
    'Jan 2027',
    'Jul 2027',
  ])
  expect([xOf(6, two, 'ltr'), xOf(6, two, 'rtl')]).toEqual(['25%', '75%'])
})

test('results, indicators and risks are numbered as people say them', () => {
  const part = (id: string, kind: ProjectPart['kind'], parent: string, place: number) => ({
    part: id,
    kind,
    parent,
    place,
    fields: {},
  })
  const numbers = numbersOf([
    { part: 'project', kind: 'project', parent: null, place: 1, fields: {} },
    part('o2', 'objective', 'project', 2),
    part('o1', 'objective', 'project', 1),
    part('oc7', 'outcome', 'o2', 1),
    part('r4', 'risk', 'project', 9),
    part('pl1', 'place', 'project', 3),
  ])
  expect(Object.fromEntries(numbers)).toEqual({ o1: '1', o2: '2', oc7: '2.1', r4: '1' })
})

test('the version in force on a day answers for it; before any was, the first', () => {
  const forces = [
    { number: 1, since: '2026-05-01' },
    { number: 3, since: '2026-11-22' },
  ]
  const on = (day: string) => versionOn(forces, day, 3)
  expect(['2005-01-01', '2026-05-01', '2026-11-21', '2026-11-22'].map(on)).toEqual([1, 1, 1, 3])
  expect(versionOn([], '2026-01-01', 2)).toBe(2)
})
