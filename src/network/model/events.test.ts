import { describe, expect, test } from 'vitest'
import { correctionsIn, eventsIn, type OfficeFact } from './events.ts'

const loaded = '2026-01-01T00:00:00.000000Z'
const later = '2026-02-01T00:00:00.000000Z'
const fact = (value: string, more: Partial<OfficeFact> = {}): OfficeFact => ({
  office: 'vienna',
  called: 'Vienna',
  aspect: 'kind',
  value,
  qualifier: '',
  label: null,
  recordedFrom: loaded,
  recordedUntil: null,
  sources: [],
  from_earliest: null,
  from_latest: '2008-06-30',
  until_earliest: '2018-07-01',
  until_latest: null,
  last_stated: null,
  certainty: 'stated',
  ...more,
})
const ends = { until_earliest: '2011-07-01', until_latest: '2011-07-01' }
const begins = { from_earliest: '2011-07-01', from_latest: '2011-07-01' }

describe('what came about on a known day', () => {
  const mission = fact('special-liaison-mission', ends)
  const regional = fact('regional-office', begins)

  test('where one kind ends as the next begins, it is one event', () => {
    const events = eventsIn([mission, regional], '2026-11-22')
    expect(events).toMatchObject([
      { id: 'vienna:kind:2011-07-01', kind: 'kind', before: mission, after: regional },
    ])
  })

  test('an office with one kind alone opened with it, and ended with it', () => {
    expect(
      eventsIn([fact('hub', { ...begins, until_earliest: null })], '2026-11-22'),
    ).toMatchObject([{ kind: 'opened', before: null }])
    expect(eventsIn([fact('hub', ends)], '2026-11-22')).toMatchObject([
      { kind: 'ended', after: null },
    ])
  })

  test('days that are not known, or not reached, bring none', () => {
    expect(eventsIn([fact('hub')], '2026-11-22')).toEqual([])
    expect(eventsIn([mission, regional], '2011-06-30')).toEqual([])
  })

  test('functions are held side by side: one that ends is not followed by one that begins', () => {
    const held = { aspect: 'function' } as const
    const kinds = eventsIn(
      [fact('liaison', { ...held, ...ends }), fact('training', { ...held, ...begins })],
      '2026-11-22',
    ).map((event) => event.kind)
    expect(new Set(kinds)).toEqual(new Set(['function-given', 'function-taken']))
  })
})

describe('what was recorded otherwise', () => {
  test('what closed and what began at one instant are one correction; the first load is none', () => {
    const wrong = fact('special-liaison-mission', { recordedUntil: later })
    const right = fact('regional-office', { recordedFrom: later })
    expect(correctionsIn([wrong, right], loaded)).toMatchObject([
      { at: later, office: 'vienna', aspect: 'kind', before: [wrong], after: [right] },
    ])
    expect(correctionsIn([fact('hub')], loaded)).toEqual([])
  })
})
