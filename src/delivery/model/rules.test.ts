import { describe, expect, test } from 'vitest'
import type { ProjectPart } from '#projects/model/kinds.ts'
import { instalmentsFrom } from './agreement.ts'
import { barredTicker, closingOn, openItems } from './closing.ts'
import { duesOf, isLate } from './due.ts'
import { wrongDays } from './evaluation.ts'
import { reportsDue } from './reporting.ts'
import { beyond, changesOf, needsDonor, wrongForKind } from './revision.ts'
import { isLateExtension, type Terms } from './terms.ts'

const terms: Terms = {
  interimLeastMonths: 12,
  interimEveryMonths: 6,
  interimWithinWeeks: 6,
  finalWithinMonths: 3,
  extensionMonthsBefore: 1,
  isLateExtensionAllowed: false,
  budgetChangeMost: '10',
  exPostFromMonths: 6,
  exPostToMonths: 12,
}
const named = (period: { from: string; to: string }, more = {}) =>
  reportsDue({ period, terms, sent: [], ...more }).map(({ report, due }) => `${report} ${due}`)

describe('reports', () => {
  test('are asked every six months within six weeks of projects of a year or more, and at the end', () => {
    expect(named({ from: '2026-01-01', to: '2026-12-31' })).toEqual([
      'interim-1 2026-08-11',
      'final 2027-03-31',
    ])
    expect(named({ from: '2026-01-01', to: '2026-12-30' })).toEqual(['final 2027-03-30'])
  })

  test('that only an extension asks for are not late on its day; what was sent stays', () => {
    const before = { from: '2026-01-01', to: '2026-08-31' }
    const period = { ...before, to: '2027-02-28' }
    expect(named(period, { extended: { before, since: '2026-08-01' } })).toEqual([
      'interim-1 2026-09-12',
      'interim-2 2027-02-11',
      'final 2027-05-28',
    ])
    const final = { report: 'final', kind: 'final' as const, ...before, due: '2026-11-30' }
    expect(named(period, { sent: [{ ...final, sentOn: '2026-11-01' }] })).toEqual([
      'interim-1 2026-08-11',
      'final 2026-11-30',
      'interim-2 2027-02-11',
      'final-2 2027-05-28',
    ])
  })
})

test('an extension is late after the last day on which the agreement takes it', () => {
  expect(isLateExtension('2026-11-30', '2026-12-31', terms)).toBe(false)
  expect(isLateExtension('2026-12-01', '2026-12-31', terms)).toBe(true)
  expect(isLateExtension('2026-12-30', '2026-12-31', { extensionMonthsBefore: null })).toBe(false)
})

test('instalments add up to the agreement, to the last unit, and each wrong cell is told', () => {
  const of = { amount: '100', currency: 'JPY' }
  const row = (amount: string, day = '2026-02-01') => ({ day, amount, condition: '' })
  expect(instalmentsFrom([row('60'), row('40', '2026-01-01'), row('', '')], of)).toMatchObject({
    instalments: [
      { place: 1, amount: '40' },
      { place: 2, amount: '60' },
    ],
    faults: [],
  })
  expect(instalmentsFrom([row('60'), row('41')], of).faults).toMatchObject([
    { field: 'instalments', reason: 'delivery/fault.sum' },
  ])
  expect(
    instalmentsFrom([row('1,000'), row('0.5'), row('1', 'soon')], of).faults.map(
      ({ field }) => field,
    ),
  ).toEqual(['instalment-1-amount', 'instalment-2-amount', 'instalment-3-day'])
})

describe('a revision', () => {
  const root = (to: string, more = {}): ProjectPart => ({
    part: 'project',
    kind: 'project',
    parent: null,
    place: 1,
    fields: { currency: 'USD', from: '2026-01-01', to, 'title.en': 'Project', ...more },
  })
  const line = (part: string, rate: string): ProjectPart => ({
    part,
    kind: 'line',
    parent: 'project',
    place: 2,
    fields: { 'title.en': part, kind: 'programme', quantity: '1', rate },
  })
  const before = [root('2026-12-31'), line('b1', '100'), line('b2', '100')]

  test('that only makes it longer is an extension; costs and scope are not', () => {
    const longer = changesOf(before, [root('2027-06-30'), line('b1', '105'), line('b2', '95')])
    expect(wrongForKind('no-cost-extension', longer)).toEqual([])
    const dearer = changesOf(before, [root('2027-06-30'), line('b1', '105'), line('b2', '100')])
    expect(wrongForKind('no-cost-extension', dearer)).toMatchObject([
      { reason: 'delivery/fault.costs-more' },
    ])
    const other = changesOf(before, [
      root('2026-12-31', { 'title.en': 'Other' }),
      ...before.slice(1),
    ])
    expect(wrongForKind('budget-change', other)).toMatchObject([
      { reason: 'delivery/fault.is-scope' },
    ])
    expect(wrongForKind('scope', changesOf(before, before))).toMatchObject([
      { reason: 'delivery/fault.nothing' },
    ])
  })

  test('needs the donor where a line changes by more than the agreement lets it', () => {
    const small = changesOf(before, [root('2026-12-31'), line('b1', '110'), line('b2', '90')])
    expect(needsDonor(small, terms)).toBe(false)
    expect(needsDonor(small, { budgetChangeMost: null })).toBe(true)
    const great = changesOf(before, [root('2026-12-31'), line('b1', '110.01'), line('b2', '89.99')])
    expect(beyond(great.lines, '10').map(({ part }) => part)).toEqual(['b1', 'b2'])
    expect(needsDonor(great, terms)).toBe(true)
  })

  test('does not count what was reached and done as a change', () => {
    const indicator: ProjectPart = {
      part: 'i1',
      kind: 'indicator',
      parent: 'project',
      place: 3,
      fields: { target: '10' },
    }
    const reached = { ...indicator, fields: { ...indicator.fields, reached: '4' } }
    expect(changesOf([...before, indicator], [...before, reached]).isScope).toBe(false)
  })
})

test('an evaluation after the end keeps the window of the agreement, a mid-term one the project', () => {
  const period = { from: '2026-01-01', to: '2026-12-31' }
  const wrong = (kind: 'mid-term' | 'final' | 'ex-post', from: string, to: string) =>
    wrongDays({ kind, from, to }, period, terms).map(({ reason }) => reason)
  expect(wrong('ex-post', '2027-06-30', '2027-12-31')).toEqual([])
  expect(wrong('ex-post', '2027-06-29', '2028-01-01')).toEqual([
    'delivery/fault.window',
    'delivery/fault.window',
  ])
  expect(wrong('mid-term', '2026-11-01', '2027-01-31')).toEqual(['delivery/fault.not-mid-term'])
  expect(wrong('final', '2026-11-01', '2027-01-31')).toEqual([])
})

test('a closing checklist stays the version somebody ticked on, and one item may not be by who ticked another', () => {
  const item = { id: 'second', titles: { en: '', fr: '', es: '', ar: '' }, mayNotApply: false }
  const of = (version: number) => ({
    id: 'operational',
    version,
    from: '2010-01-01',
    until: null,
    titles: item.titles,
    source: 'our proposal',
    items: [{ ...item, right: 'projects.manage' as const, notSameAs: 'first' }],
  })
  const by = { person: 'p-1', name: 'Mara', post: null, postTitle: null }
  const tick = { checklist: 'operational', version: 1, item: 'first', answer: 'done' as const }
  const ticks = [{ ...tick, note: '', by, at: '' }]
  const lists = [of(1), of(2)]
  expect(closingOn(lists, 'operational', '2026-01-01', [])?.version).toBe(2)
  expect(closingOn(lists, 'operational', '2026-01-01', ticks)?.version).toBe(1)
  expect(openItems(of(1), ticks).map(({ id }) => id)).toEqual(['second'])
  expect(barredTicker({ notSameAs: 'first' }, ticks)).toBe('p-1')
})

test('what was done keeps its day; a project that ended before its time has its final report due from then', () => {
  const agreement = { state: 'signed' as const, terms, instalments: [] }
  const dues = duesOf(
    {
      state: 'terminated',
      since: '2026-05-31',
      agreement,
      period: { from: '2026-01-01', to: '2026-12-31' },
      extended: null,
      sent: [],
      evaluations: [{ id: 'ev-1', from: '2026-04-01', to: '2026-05-01', state: 'done' }],
      recommendations: [],
      today: '2026-06-10',
    },
    [
      {
        kind: 'evaluation',
        ref: 'ev-1',
        begins: null,
        day: '2026-05-01',
        settled: '2026-04-20',
        office: null,
        holder: null,
      },
    ],
  )
  expect(dues.map(({ kind, day, settled }) => [kind, day, settled])).toEqual([
    ['report', '2026-08-31', null],
    ['evaluation', '2026-05-01', '2026-04-20'],
  ])
  expect(isLate({ kind: 'report', day: '2026-08-31', settled: null }, '2026-09-01')).toBe(true)
  expect(isLate({ kind: 'instalment', day: '2026-08-31', settled: null }, '2026-09-01')).toBe(false)
})
