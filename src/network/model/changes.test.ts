import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Change, changePeriod, changesBetween } from './changes.ts'
import type { Fact, Place, Snapshot, SnapshotOffice } from './snapshot.ts'

const fact = (value: string, qualifier = ''): Fact => ({
  value,
  qualifier,
  label: null,
  recordedFrom: '2026-01-01T00:00:00.000000Z',
  recordedUntil: null,
  sources: [],
  from_earliest: null,
  from_latest: '2018-06-30',
  until_earliest: '2018-07-01',
  until_latest: null,
  last_stated: '2018-06-30',
  certainty: 'stated',
})
const place = (value: string, country: string | null): Place => ({
  ...fact(value),
  country,
  countryName: null,
  latitude: null,
  longitude: null,
})
const office = (id: string, more: Partial<SnapshotOffice> = {}): SnapshotOffice => ({
  id,
  called: id,
  kind: fact('country-office'),
  name: null,
  place: null,
  line: null,
  functions: [],
  coverage: [],
  ...more,
})
const day = (offices: SnapshotOffice[], more: Partial<Snapshot> = {}): Snapshot => ({
  offices,
  possible: [],
  closed: [],
  ...more,
})

const words = fc.constantFrom('a', 'b', 'c')
const facts = fc.uniqueArray(fc.tuple(words, fc.constantFrom('', 'x')), {
  selector: (pair) => pair.join(':'),
  maxLength: 4,
})
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null })
const anyOffice = fc
  .record({
    id: fc.constantFrom('lima', 'rome', 'tokyo', 'vienna'),
    kind: words,
    name: maybe(words),
    place: maybe(words),
    line: maybe(words),
    functions: facts,
    coverage: facts,
  })
  .map(({ id, kind, name, place: city, line, functions, coverage }) =>
    office(id, {
      kind: fact(kind),
      name: name === null ? null : fact(name),
      place: city === null ? null : place(city, 'AUT'),
      line: line === null ? null : fact(line),
      functions: functions.map(([value, area]) => fact(value, area)),
      coverage: coverage.map(([value, condition]) => fact(value, condition)),
    }),
  )
const anyDay = fc.uniqueArray(anyOffice, { selector: ({ id }) => id }).chain((offices) =>
  fc.array(fc.record({ office: fc.constantFrom('lima', 'rome'), value: words })).map((possible) =>
    day(offices, {
      possible: possible.map((each) => ({ ...each, aspect: 'kind' as const, qualifier: '' })),
    }),
  ),
)

/** The values of a day alone, in one order. */
const valuesOf = (offices: Iterable<SnapshotOffice>) => {
  const text = (each: Fact | null) => (each === null ? '' : `${each.value}:${each.qualifier}`)
  const texts = (all: readonly Fact[]) => sorted(all.map(text))
  return [...offices]
    .map(({ id, kind, name, place: city, line, functions, coverage }) => ({
      id,
      single: [kind, name, city, line].map(text),
      functions: texts(functions),
      coverage: texts(coverage),
    }))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

/** What a day becomes when these changes come about. */
function applied(before: Snapshot, changes: readonly Change[]): SnapshotOffice[] {
  const offices = new Map(before.offices.map((each) => [each.id, each]))
  for (const change of changes) {
    const now = offices.get(change.office)
    if (change.kind === 'ended') offices.delete(change.office)
    else if (change.kind === 'opened') setWhole(offices, change)
    else if (now !== undefined) offices.set(change.office, { ...now, ...became(now, change) })
  }
  return [...offices.values()]
}

function setWhole(offices: Map<string, SnapshotOffice>, { office: id, is }: Change): void {
  if (is !== null) offices.set(id, is)
}

function became(now: SnapshotOffice, { kind, before, after, is }: Change): Partial<SnapshotOffice> {
  const without = (all: readonly Fact[]) =>
    all.filter((each) => each.value !== before?.value || each.qualifier !== before.qualifier)
  const added = after === null ? [] : [after]
  switch (kind) {
    case 'kind':
      return after === null ? {} : { kind: after }
    case 'renamed':
      return { name: after }
    case 'moved':
      return { place: is?.place ?? null }
    case 'line':
      return { line: after }
    case 'function-given':
    case 'function-taken':
      return { functions: [...without(now.functions), ...added] }
    case 'coverage-given':
    case 'coverage-taken':
      return { coverage: [...without(now.coverage), ...added] }
    case 'opened':
    case 'ended':
      return {}
  }
}

const mirrored: Partial<Record<Change['kind'], Change['kind']>> = {
  opened: 'ended',
  ended: 'opened',
  'function-given': 'function-taken',
  'function-taken': 'function-given',
  'coverage-given': 'coverage-taken',
  'coverage-taken': 'coverage-given',
}
const told = ({ office: id, kind, basis, before, after, perhaps }: Change) => ({
  id,
  kind,
  basis,
  before: before?.value,
  after: after?.value,
  of: (after ?? before)?.qualifier,
  perhaps,
})
const inverted = (change: ReturnType<typeof told>) => ({
  ...change,
  kind: mirrored[change.kind] ?? change.kind,
  before: change.after,
  after: change.before,
})
const sorted = <T>(list: readonly T[]) =>
  list.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))

describe('what differs between two days', () => {
  test('applied to the first day, gives the second', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (before, after) => {
        const result = applied(before, changesBetween(before, after))
        expect(valuesOf(result)).toEqual(valuesOf(after.offices))
      }),
    )
  })

  test('is nothing between a day and itself', () => {
    fc.assert(fc.property(anyDay, (one) => changesBetween(one, one).length === 0))
  })

  test('seen from the other end is the same, inverted', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (before, after) => {
        const there = changesBetween(before, after).map((each) => inverted(told(each)))
        const back = changesBetween(after, before).map(told)
        expect(sorted(back)).toEqual(sorted(there))
      }),
    )
  })

  test('has an id of its own for each difference', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (before, after) => {
        const ids = changesBetween(before, after).map((change) => change.id)
        expect(new Set(ids).size).toBe(ids.length)
      }),
    )
  })
})

describe('what a difference rests on', () => {
  test('an office that is no longer named may still be there where nothing speaks against it', () => {
    const possible = [
      { office: 'lima', aspect: 'kind', value: 'country-office', qualifier: '' },
    ] as const
    const [silent] = changesBetween(day([office('lima')]), day([], { possible }))
    expect(silent).toMatchObject({
      kind: 'ended',
      basis: 'one-day',
      perhaps: ['country-office'],
    })
    const [gone] = changesBetween(day([office('lima')]), day([]))
    expect(gone).toMatchObject({ kind: 'ended', basis: 'both-days', perhaps: [] })
  })

  test('a function that a closed list rules out was taken away, and the list is named', () => {
    const held = { ...fact('research'), until_latest: '2025-02-11' }
    const source = { claim: '003/list', source: '003', title: 'List', line: 4, marking: null }
    const closed = [{ aspect: 'function', value: 'research', day: '2025-02-11', source }]
    const [taken] = changesBetween(
      day([office('rome', { functions: [held] })]),
      day([office('rome')], { closed }),
    )
    expect(taken).toMatchObject({
      kind: 'function-taken',
      basis: 'both-days',
      ruledOut: [{ source: '003' }],
    })
  })

  test('a city stated after its country alone is no move', () => {
    const [moved] = changesBetween(
      day([office('rome', { place: place('ITA', 'ITA') })]),
      day([office('rome', { place: place('rome', 'ITA') })]),
    )
    expect(moved).toMatchObject({ kind: 'moved', basis: 'one-day' })
  })

  test('it came about between the end of what was and the beginning of what is', () => {
    const was = { ...fact('a'), until_earliest: '2011-07-01', until_latest: '2012-01-01' }
    const is = { ...fact('b'), from_earliest: '2011-07-01', from_latest: '2011-12-31' }
    const [change] = changesBetween(
      day([office('rome', { kind: was })]),
      day([office('rome', { kind: is })]),
    )
    expect(change && changePeriod(change)).toMatchObject({
      from_earliest: '2011-07-01',
      from_latest: '2011-12-31',
      certainty: 'stated',
    })
  })
})
