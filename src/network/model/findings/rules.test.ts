import { expect, test } from 'vitest'
import type { DatedClaim } from '#sources/model/claim.ts'
import type { FindingKind } from './finding.ts'
import { findingsIn } from './findings.ts'
import { together } from './together.ts'

const document = (id: string, referenceDay: string, isSurvey = true) => ({
  id,
  referenceDay,
  isSurvey,
  title: `Document ${id}`,
  marking: null,
})
const context = {
  documents: [
    document('a', '2010-01-01'),
    document('b', '2015-01-01'),
    document('c', '2020-01-01'),
  ],
  rulings: [],
}
const days = new Map(context.documents.map((each) => [each.id, each.referenceDay]))

let made = 0

/** A claim of an invented office, made in document `a` unless another is named. */
function claim(
  subject: string,
  predicate: string,
  value: string,
  rest: Partial<DatedClaim> = {},
): DatedClaim {
  made += 1
  const source = rest.source ?? 'a'
  return {
    key: `${source}/${made}`,
    subject,
    predicate,
    value,
    qualifier: '',
    precision: 'exact',
    certainty: 'stated',
    from: null,
    until: null,
    source,
    seen: null,
    line: 1,
    stated: value,
    note: '',
    referenceDay: days.get(source) ?? '',
    ...rest,
  }
}

const on = (day: string) => ({ earliest: day, latest: day })
const found = (kind: FindingKind, claims: DatedClaim[]) =>
  findingsIn(claims, context).filter((each) => each.kind === kind)

test('sets that are part of a larger one at the same time are left out', () => {
  const held = [
    { id: 1, start: '2000-01-01', end: '2010-01-01' },
    { id: 2, start: '2005-01-01', end: '2007-01-01' },
    { id: 3, start: '2008-01-01', end: '2012-01-01' },
  ]
  expect(together(held).map(({ held: own }) => own.map((each) => each.id))).toEqual([
    [1, 2],
    [1, 3],
  ])
})

test('a country under two Regional Offices at once is found; one after the other is not', () => {
  const office = (name: string, from: string, until: string) => [
    claim(`office:${name}`, 'kind', 'regional-office', { from: on(from), until: on(until) }),
    claim(`office:${name}`, 'coverage', 'COM', { from: on(from), until: on(until) }),
  ]
  const apart = [
    ...office('kiziba', '2000-01-01', '2005-01-01'),
    ...office('maru', '2005-01-01', '2010-01-01'),
  ]
  expect(found('country-of-two-offices', apart)).toEqual([])
  const both = [
    ...office('kiziba', '2000-01-01', '2006-01-01'),
    ...office('maru', '2005-01-01', '2010-01-01'),
  ]
  expect(found('country-of-two-offices', both).map((each) => each.details)).toEqual([
    expect.objectContaining({ country: 'COM', count: 2, day: '2005-01-01' }),
  ])
})

test('a closed list that names fewer than it counts is found', () => {
  const list = claim('list:a', 'lists-all', 'kind=regional-office', { qualifier: '2' })
  const kinds = [claim('office:kiziba', 'kind', 'regional-office')]
  expect(found('count-differs-from-list', [list, ...kinds])).toHaveLength(1)
  expect(
    found('count-differs-from-list', [
      list,
      ...kinds,
      claim('office:maru', 'kind', 'regional-office'),
    ]),
  ).toEqual([])
})

test('figures of two years in turn do not disagree; two of one year do', () => {
  const year = (value: string, from: number) =>
    claim('figure:staff', 'value', value, {
      qualifier: 'persons',
      from: on(`${from}-01-01`),
      until: on(`${from + 1}-01-01`),
    })
  expect(found('figures-disagree', [year('10', 2010), year('12', 2011)])).toEqual([])
  expect(found('figures-disagree', [year('10', 2010), year('12', 2010)])).toHaveLength(1)
  expect(found('figures-disagree', [year('10', 2010), year('10', 2010)])).toEqual([])
})

test('a kind that the last survey still offers as a type has not ended', () => {
  const kinds = [
    claim('office:kiziba', 'kind', 'country-office'),
    claim('office:kiziba', 'kind', 'regional-office', { source: 'c' }),
  ]
  expect(found('kind-ended', kinds).map((each) => each.details['kinds'])).toEqual([
    'regional-office',
  ])
  const offered = claim('entry:type', 'name', 'Country office', { source: 'c' })
  expect(found('kind-ended', [...kinds, offered])).toEqual([])
})

test('a place that a later survey names, or whose office has a successor, is not missed', () => {
  const first = claim('office:kiziba', 'place', 'kiziba')
  expect(found('no-later-mention', [first]).map((each) => each.details['later'])).toEqual([2])
  expect(
    found('no-later-mention', [first, claim('office:new', 'place', 'kiziba', { source: 'c' })]),
  ).toEqual([])
  expect(
    found('no-later-mention', [
      first,
      claim('office:kiziba', 'successor', 'office:maru', { source: 'c' }),
    ]),
  ).toEqual([])
})

test('an office missing from one closed list between two others is found', () => {
  const held = (office: string, source: string) =>
    claim(`office:${office}`, 'function', 'liaison', { source })
  const named = (office: string, source: string) =>
    claim(`office:${office}`, 'name', office, { source })
  const list = claim('list:b', 'lists-all', 'function=liaison', { qualifier: '1', source: 'b' })
  const claims = [
    held('maru', 'a'),
    held('maru', 'b'),
    list,
    named('kiziba', 'a'),
    named('kiziba', 'c'),
    held('kiziba', 'c'),
  ]
  expect(found('listed-then-not-then-again', claims).map((each) => each.details)).toEqual([
    expect.objectContaining({ first: '2010-01-01', missing: '2015-01-01', again: '2020-01-01' }),
  ])
  expect(found('listed-then-not-then-again', [...claims, named('kiziba', 'b')])).toEqual([])
})

test('beginnings that meet agree; the same kind at two separate times is no contradiction', () => {
  const kind = (from: [string, string], until: string | null = null) =>
    claim('office:kiziba', 'kind', 'regional-office', {
      from: { earliest: from[0], latest: from[1] },
      until: until === null ? null : on(until),
    })
  expect(
    found('beginnings-disagree', [
      kind(['2001-01-01', '2001-12-31']),
      kind(['2001-07-01', '2001-07-01']),
    ]),
  ).toEqual([])
  expect(
    found('beginnings-disagree', [
      kind(['2001-01-01', '2001-01-01'], '2003-01-01'),
      kind(['2005-01-01', '2005-01-01']),
    ]),
  ).toEqual([])
  const [both] = found('beginnings-disagree', [
    kind(['2001-01-01', '2001-01-01']),
    kind(['2002-01-01', '2002-01-01']),
  ])
  expect(both?.details).toMatchObject({
    ruled: 'no',
    starts: '2001-01-01/2001-01-01\n2002-01-01/2002-01-01',
  })
})

test('an abbreviation beside a full name is not a second name', () => {
  const name = (value: string) => claim('office:kiziba', 'name', value, { qualifier: 'en' })
  expect(found('two-names-in-one-document', [name('Kiziba Centre'), name('KC')])).toEqual([])
  expect(
    found('two-names-in-one-document', [name('Kiziba Centre'), name('Kiziba House')]),
  ).toHaveLength(1)
})

test('a city written with and without accents has one name', () => {
  const place = (stated: string, source: string) =>
    claim('office:kiziba', 'place', 'kiziba', { stated, source })
  expect(found('city-with-two-names', [place('Kíziba', 'a'), place('kiziba city', 'b')])).toEqual(
    [],
  )
  expect(
    found('city-with-two-names', [place('Kiziba', 'a'), place('Old Harbour', 'b')]),
  ).toHaveLength(1)
})
