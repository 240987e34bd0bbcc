import { describe, expect, test } from 'vitest'
import { standardWeek } from '#platform/working-days.ts'
import { authorsOf, type Stood } from './authors.ts'
import { consultedFrom, type Holding } from './consulted.ts'
import {
  daysLeft,
  earliestDeadline,
  isRunning,
  isStillAwaited,
  silentAmong,
} from './consultation.ts'

const held = (office: string, kind: string | null, held_: string, covers = 'KGZ'): Holding => ({
  office,
  kind,
  function: held_,
  covers,
})
const template = {
  consults: ['regional-strategy', 'planning-and-coordination', 'coverage'],
  alsoConsults: ['coordination'],
}
const own = { office: 'kyrgyzstan', kind: 'country-office' }
const named = (holdings: readonly Holding[], of = own) =>
  consultedFrom(template, of, holdings).map(({ office, basis }) => [office, basis])

describe('who is consulted', () => {
  test('the first function of the template that any office above holds decides, for each country by itself', () => {
    const vienna = held('vienna', 'regional-office', 'planning-and-coordination')
    const covering = held('geneva', 'headquarters', 'coverage')
    expect(named([covering, vienna])).toEqual([['vienna', 'mandate']])
    const strategy = held('bangkok', 'regional-office', 'regional-strategy')
    expect(named([covering, vienna, strategy])).toEqual([['bangkok', 'mandate']])
    const elsewhere = held('nairobi', 'regional-office', 'coverage', 'KEN')
    expect(named([strategy, elsewhere])).toEqual([
      ['bangkok', 'mandate'],
      ['nairobi', 'mandate'],
    ])
  })

  test('an office is never asked about its own plan, nor one of its layer or below for its mandate', () => {
    const itself = held('kyrgyzstan', 'regional-office', 'regional-strategy')
    const beside = held('tajikistan', 'country-office', 'regional-strategy')
    const unknown = held('somewhere', null, 'regional-strategy')
    expect(named([itself, beside, unknown])).toEqual([])
    const region = { office: 'vienna', kind: 'regional-office' }
    expect(named([held('brussels', 'regional-office', 'coverage')], region)).toEqual([])
  })

  test('whoever coordinates is asked beside it, once, on whatever layer', () => {
    const vienna = held('vienna', 'regional-office', 'regional-strategy')
    const astana = held('astana', 'country-office-with-coordination-function', 'coordination')
    expect(named([vienna, astana])).toEqual([
      ['vienna', 'mandate'],
      ['astana', 'coordination'],
    ])
    const both = held('vienna', 'regional-office', 'coordination')
    expect(named([vienna, both])).toEqual([['vienna', 'mandate']])
  })
})

describe('who wrote a version', () => {
  const stood = (state: Stood['state'], person: string | null): Stood => ({
    state,
    by: { person, post: person === null ? null : `post-of-${person}` },
  })

  test('who began it and who changed the draft; not who gave it back or took it back', () => {
    const went = [
      stood('draft', 'ada'),
      stood('draft', 'ben'),
      stood('consultation', 'cai'),
      stood('endorsement', 'cai'),
      stood('draft', 'director'),
      stood('draft', 'ada'),
      stood('consultation', null),
    ]
    expect(authorsOf(went)).toEqual({
      persons: ['ada', 'ben'],
      posts: ['post-of-ada', 'post-of-ben'],
    })
    expect(authorsOf([stood('draft', null)])).toEqual({ persons: [], posts: [] })
  })
})

describe('the time of a consultation', () => {
  const version = { state: 'consultation', deadline: '2026-12-04' } as const

  test('it runs until the end of its deadline, which leaves the working days of the template', () => {
    expect(earliestDeadline('2026-11-22', { consultationDays: 10 }, standardWeek)).toBe(
      '2026-12-04',
    )
    expect(isRunning(version, '2026-12-04')).toBe(true)
    expect(isRunning(version, '2026-12-05')).toBe(false)
    expect(isRunning({ ...version, state: 'draft' }, '2026-12-01')).toBe(false)
    expect(daysLeft('2026-12-04', '2026-12-02', standardWeek)).toBe(2)
  })

  test('who has not answered is waited for until then, and silence counts for nothing', () => {
    const asked = [{ office: 'vienna' }, { office: 'astana' }]
    const silent = silentAmong(asked, [{ office: 'astana' }])
    expect(silent).toEqual([{ office: 'vienna' }])
    expect(isStillAwaited(version, silent, '2026-12-04')).toBe(true)
    expect(isStillAwaited(version, silent, '2026-12-05')).toBe(false)
    expect(isStillAwaited(version, [], '2026-12-01')).toBe(false)
  })
})
