import { describe, expect, it } from 'vitest'
import { type Claim, windowFrom } from './claim.ts'
import { type Said, saidUntil } from './said-until.ts'
import type { SourceDocument } from './source.ts'

const document = (id: string, referenceDay: string, isSurvey = false): SourceDocument => ({
  id,
  title: id,
  publisher: '',
  kind: 'page',
  language: 'en',
  referenceDay,
  referencePrecision: 'day',
  isSurvey,
  file: null,
  address: null,
  marking: null,
  note: null,
})

const claim = (key: string, source: string, from = '', until = ''): Claim => ({
  key,
  subject: 'office:vienna',
  predicate: 'kind',
  value: 'regional-office',
  qualifier: '',
  precision: 'exact',
  certainty: 'stated',
  from: windowFrom(from) ?? null,
  until: windowFrom(until) ?? null,
  source,
  seen: null,
  line: null,
  stated: '',
  note: '',
})

const said: Said = {
  documents: [
    document('earlier', '2018-06-30', true),
    document('later', '2022-06-30'),
    document('survey', '2025-02-11', true),
    document('much-later', '2025-10-31'),
  ],
  claims: [],
  rulings: [],
}
const stop = { day: '2020-12-31', whole: ['area'] }
const until = (...claims: Claim[]) => saidUntil({ ...said, claims }, stop)

describe('what is said of the time until a day', () => {
  it('is what began by then, whenever it was written down', () => {
    const { claims } = until(
      claim('observed', 'earlier'),
      claim('since', 'later', '2011-09'),
      claim('seen-later', 'later'),
      claim('since-later', 'earlier', '2024'),
    )
    expect(claims.map(({ key, seen }) => [key, seen])).toEqual([
      ['observed', null],
      // A later document vouches for the days until the stop, and no further.
      ['since', '2020-12-31'],
    ])
  })

  it('keeps an end that was known by then, and knows of none that comes later', () => {
    const { claims } = until(claim('ended', 'later', '', '2011-07-01'), {
      ...claim('derived', 'earlier', '2011-07-01', '2024'),
      certainty: 'derived',
    })
    expect(claims).toMatchObject([
      { key: 'ended', until: { earliest: '2011-07-01', latest: '2011-07-01' } },
      { key: 'derived', until: null, seen: '2020-12-31', certainty: 'inferred' },
    ])
  })

  it('leaves out a survey of a later day, whatever it speaks of', () => {
    const { claims, documents } = until(
      claim('observed', 'earlier'),
      claim('old', 'survey', '1951'),
    )
    expect(claims.map(({ key }) => key)).toEqual(['observed'])
    expect(documents.map(({ id }) => id)).toEqual(['earlier'])
  })

  it('takes lists whole, so that a plan can name what is drawn later', () => {
    const region = { ...claim('region', 'later', '2024'), subject: 'area:six-europe' }
    expect(until(region).claims).toEqual([region])
  })

  it('keeps a ruling while the claim it takes and one that it sets aside are there', () => {
    const ruling = {
      key: 'ruling',
      subject: 'office:vienna',
      predicate: 'kind',
      value: 'regional-office',
      taken: 'observed',
      setAside: ['since', 'seen-later'],
      reason: 'so',
    }
    const claims = [claim('observed', 'earlier'), claim('since', 'later', '2011')]
    const rulingsOf = (...those: Claim[]) =>
      saidUntil({ ...said, claims: those, rulings: [ruling] }, stop).rulings
    expect(rulingsOf(...claims)).toEqual([{ ...ruling, setAside: ['since'] }])
    expect(rulingsOf(...claims.slice(0, 1))).toEqual([])
    expect(rulingsOf(...claims.slice(1))).toEqual([])
  })
})
