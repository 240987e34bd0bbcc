import { describe, expect, test } from 'vitest'
import { codeOf, numberOf } from './code.ts'
import { withoutPast } from './drafting/copy.ts'
import { monthsLater, monthsOf } from './drafting/months.ts'
import { lackingMarker, lackingShares } from './drafting/readiness.ts'
import { markerOf } from './gender.ts'
import type { ProjectPart } from './kinds.ts'
import { isMoveFrom, moves, projectStates } from './life.ts'
import { ganttOf, matrixOf } from './matrix.ts'
import { countOf, peopleOf, wrongPeople } from './people.ts'
import { riskOf } from './risk.ts'
import { maySeeProject, visitorsSight } from './sight.ts'
import { wrongFields } from './wrong.ts'

const part = (
  id: string,
  kind: ProjectPart['kind'],
  fields: ProjectPart['fields'],
  parent: string | null = 'project',
): ProjectPart => ({ part: id, kind, parent, place: Number(id.replace(/\D/g, '') || '1'), fields })

const template = { chapters: [], safeguards: [], mostMonths: null }
const writing = { template, languages: ['en'] }
const faults = (wrong: ReturnType<typeof wrongFields>) =>
  wrong.map(({ field, reason }) => `${field}: ${reason}`)

describe('people', () => {
  const group = (id: string, fields: ProjectPart['fields']) => part(id, 'people', fields)

  test('are counted once: those within another group are counted there already', () => {
    const parts = [
      group('pe1', { 'target.women.all': '60', 'target.men.all': '40', 'reached.all.all': '10' }),
      group('pe2', { within: 'pe1', 'target.women.18-59': '30' }),
      group('pe3', { 'target.all.0-4': '5', 'target.all.5-11': '7' }),
      group('pe4', { 'reached-as': 'indirect', 'target.all.all': '1000' }),
    ]
    const { direct, indirect } = peopleOf(parts)
    expect(direct.target).toEqual({
      total: 112,
      women: 60,
      men: 40,
      byAge: { '0-4': 5, '5-11': 7 },
    })
    expect(direct.reached.total).toBe(10)
    expect(indirect.target.total).toBe(1000)
  })

  test('of one sex and age are part of all of it', () => {
    const fields = { 'target.women.all': '10', 'target.women.18-59': '4', 'target.men.60': '3' }
    expect(countOf(fields, 'target')).toMatchObject({ total: 13, women: 10, men: 3 })
    const wrong = { 'target.all.all': '5', 'target.women.all': '4', 'target.men.all': '2' }
    expect(wrongPeople(group('pe1', wrong), [])).toEqual([
      { field: 'target.all.all', reason: 'projects/fewer-than-parts', details: { least: 6 } },
    ])
  })

  test('are not counted within themselves, a smaller group, or one of another sort', () => {
    const one = group('pe1', { 'target.all.all': '10', within: 'pe2' })
    const two = group('pe2', { 'target.all.all': '20', within: 'pe1' })
    expect(wrongPeople(two, [one, two])[0]?.reason).toBe('projects/within-itself')
    const large = group('pe1', { 'target.all.all': '10' })
    const larger = group('pe2', { 'target.all.all': '20', within: 'pe1' })
    expect(wrongPeople(larger, [large, larger])[0]?.reason).toBe('projects/more-than-around')
    const other = group('pe2', { 'reached-as': 'indirect', within: 'pe1' })
    expect(wrongPeople(other, [large, other])[0]?.reason).toBe('projects/within-other-sort')
    // Nor does the group around become smaller, or another sort, than those within it.
    const inside = group('pe2', { 'target.all.all': '9', within: 'pe1' })
    expect(wrongPeople(large, [large, inside])).toEqual([])
    expect(wrongPeople(group('pe1', { 'target.all.all': '1' }), [large, inside])).toEqual([
      { field: 'target.all.all', reason: 'projects/fewer-than-within', details: { least: 9 } },
    ])
    const turned = group('pe1', { 'reached-as': 'indirect', 'target.all.all': '10' })
    expect(wrongPeople(turned, [turned, inside]).map(({ field }) => field)).toEqual(['reached-as'])
    const lost = group('pe2', { within: 'pe9' })
    expect(wrongPeople(lost, [lost])[0]?.reason).toBe('projects/unknown-people')
  })
})

test('the gender marker follows from its three standards', () => {
  const of = (needs: string, outputs: string, activities: string, targeted?: string) =>
    markerOf({
      'gender-needs': needs,
      'gender-outputs': outputs,
      'gender-activities': activities,
      ...(targeted === undefined ? {} : { 'gender-targeted': targeted }),
    })
  expect(of('met', 'met', 'met', 'yes')).toBe('2b')
  expect(of('met', 'met', 'met', 'no')).toBe('2a')
  expect(of('met', 'met', 'met')).toBeNull()
  expect(of('met', 'not-met', 'met')).toBe('1')
  expect(of('not-met', 'not-met', 'not-met')).toBe('0')
  expect(of('not-applicable', 'not-applicable', 'not-applicable')).toBe('n-a')
  expect(of('met', 'not-applicable', 'not-applicable')).toBe('1')
  expect(markerOf({ 'gender-needs': 'met' })).toBeNull()
  expect(lackingMarker({ parts: [part('project', 'project', {}, null)] })).toHaveLength(3)
})

test('a risk is as grave as its impact times its likelihood', () => {
  expect(riskOf({ impact: '2', likelihood: '2' })).toEqual({ score: 4, level: 'low' })
  expect(riskOf({ impact: '3', likelihood: '3' })).toEqual({ score: 9, level: 'moderate' })
  expect(riskOf({ impact: '4', likelihood: '4' })).toEqual({ score: 16, level: 'high' })
  expect(riskOf({ impact: '5', likelihood: '4' })).toEqual({ score: 20, level: 'very-high' })
  expect(riskOf({ impact: '5' })).toBeNull()
})

test('shares of places add up to 100, exactly, or none is told', () => {
  const places = (...shares: (string | null)[]) => ({
    parts: shares.map((share, at) => part(`pl${at + 1}`, 'place', share === null ? {} : { share })),
  })
  expect(lackingShares(places('33.33', '33.33', '33.34'))).toEqual([])
  expect(lackingShares(places(null, null))).toEqual([])
  expect(lackingShares(places('50', '49.99'))[0]).toMatchObject({
    part: 'pl1',
    details: { sum: '99.99' },
  })
  expect(lackingShares(places('100', null))[0]).toMatchObject({ part: 'pl2', field: 'share' })
  const below = { parts: [part('pl1', 'place', { country: 'KGZ', level: '1' })] }
  expect(lackingShares(below)[0]).toMatchObject({ field: 'p-code' })
})

test('codes are read as they are made, and nothing else is', () => {
  const scheme = { separator: '.', digits: 4 }
  expect(codeOf(scheme, { type: 'DP', number: 7 })).toBe('DP.0007')
  expect(numberOf(scheme, 'DP.2154')).toEqual({ type: 'DP', number: 2154 })
  expect(numberOf(scheme, 'DP.12345')).toEqual({ type: 'DP', number: 12_345 })
  for (const wrong of ['DP.02154', 'DP-2154', 'D.2154', 'DP.21', 'dp.2154', ''])
    expect(numberOf(scheme, wrong)).toBeNull()
})

test('the work plan shows activities by months, over the period of the project', () => {
  const parts = [
    part('project', 'project', { from: '2026-11-15', to: '2027-02-10' }, null),
    part('o1', 'objective', {}),
    part('oc1', 'outcome', {}, 'o1'),
    part('op1', 'output', {}, 'oc1'),
    part('a1', 'activity', { from: '2026-12-01', to: '2027-01-31', done: '50' }, 'op1'),
    part('a2', 'activity', {}, 'op1'),
    part('i1', 'indicator', {}, 'oc1'),
  ]
  const { months, rows } = ganttOf(parts)
  expect(months).toEqual(['2026-11', '2026-12', '2027-01', '2027-02'])
  expect(rows.map(({ bar, done, output }) => ({ bar, done, output }))).toEqual([
    { bar: { first: 1, last: 2 }, done: '50', output: 'op1' },
    { bar: null, done: null, output: 'op1' },
  ])
  const [objective] = matrixOf(parts)
  expect(objective?.below[0]?.indicators.map((each) => each.part)).toEqual(['i1'])
  expect(objective?.below[0]?.below[0]?.below.map((row) => row.part.part)).toEqual(['a1', 'a2'])
  expect(monthsOf('2027-02-01', '2026-01-01')).toEqual([])
  expect(monthsLater('2024-01-31', 1)).toBe('2024-02-29')
  expect(monthsLater('2026-11-30', -9)).toBe('2026-02-28')
})

test('fields are refused where they contradict the project or themselves', () => {
  const root = part(
    'project',
    'project',
    { from: '2027-01-01', to: '2028-12-31', currency: 'JPY' },
    null,
  )
  const wrong = (one: ProjectPart) => faults(wrongFields(one, writing, [root, one]))
  expect(wrong(part('a1', 'activity', { from: '2027-05-01', to: '2027-04-30' }))).toEqual([
    'to: field/after',
  ])
  expect(wrong(part('a1', 'activity', { from: '2026-12-31', to: '2029-01-01' }))).toEqual([
    'from: projects/outside-period',
    'to: projects/outside-period',
  ])
  expect(wrong(part('b1', 'line', { rate: '10.50', year: '2026', quantity: '-1' }))).toEqual([
    'rate: field/no-decimals',
    'quantity: projects/negative',
    'year: projects/outside-period',
  ])
  expect(
    wrong({ ...root, fields: { ...root.fields, from: '2027-01-01', to: '2057-01-01' } }),
  ).toContain('to: projects/long-period')
  const slip = { rate: '9999999', quantity: '99999', duration: '1000' }
  expect(wrong(part('b1', 'line', slip))).toEqual(['rate: projects/too-much'])
  expect(wrong(part('b1', 'line', { rate: '1000000', quantity: '1000000' }))).toEqual([])
  expect(wrong({ ...root, fields: { ...root.fields, expected: '1000000000001' } })).toEqual([
    'expected: projects/too-much',
  ])
  expect(wrong(part('b1', 'line', { share: '101' }))).toEqual(['share: field/percentage'])
  expect(wrong(part('pl1', 'place', { latitude: '91', longitude: '-180' }))).toEqual([
    'latitude: projects/off-earth',
  ])
  const indicator = { measure: 'people', direction: 'up', baseline: '10', target: '9' }
  expect(wrong(part('i1', 'indicator', indicator))).toEqual(['target: projects/against-direction'])
  expect(wrong(part('i1', 'indicator', { ...indicator, target: '10.5' }))).toEqual([
    'target: projects/whole',
  ])
  expect(wrong(part('c1', 'contact', { name: '=1+1', nickname: 'x' }))).toEqual([
    'nickname: field/unknown',
  ])
})

test('a copy carries nothing that happened, and no days beyond its own period', () => {
  const copied = withoutPast(
    [
      part('a1', 'activity', { from: '2024-01-01', to: '2027-03-01', done: '80' }),
      part('b1', 'line', { year: '2024', rate: '1' }),
      part('pe1', 'people', { 'target.all.all': '5', 'reached.all.all': '4' }),
    ],
    { from: '2027-01-01', to: '2027-12-31' },
  )
  expect(copied.map(({ fields }) => fields)).toEqual([
    { to: '2027-03-01' },
    { rate: '1' },
    { 'target.all.all': '5' },
  ])
})

test('every state is reached by a move, and every move leads somewhere else than it began', () => {
  const reached = new Set<string>(['concept', ...Object.values(moves).map(({ to }) => to)])
  expect(projectStates.filter((state) => !reached.has(state))).toEqual([])
  for (const { from, to } of Object.values(moves)) {
    const before: readonly string[] = from
    expect(before).not.toContain(to)
  }
  expect(isMoveFrom('activate', 'endorsed')).toBe(false)
})

test('what is confidential nobody sees outside, whatever its state', () => {
  const project = { id: 'pr-x', state: 'active', office: 'kyrgyzstan' } as const
  expect(maySeeProject(visitorsSight, { ...project, isConfidential: false })).toBe(true)
  expect(maySeeProject(visitorsSight, { ...project, isConfidential: true })).toBe(false)
  const reader = { ...visitorsSight, reads: true }
  expect(maySeeProject(reader, { ...project, isConfidential: true })).toBe(false)
  const near = { ...reader, offices: ['kyrgyzstan'] }
  expect(maySeeProject(near, { ...project, isConfidential: true })).toBe(true)
})
