import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { daysAfter } from '#platform/day.ts'
import { standardWeek } from '#platform/working-days.ts'
import type { Decider } from '#posts/model/decider.ts'
import { beginningOf, holdersOf, type Open } from './holders.ts'
import { passesOnAfter } from './deadline.ts'

const day = '2026-11-23'
const decider = (
  person: string,
  reach: Decider['reach'],
  lender: string | null = null,
): Decider => ({
  person,
  name: person,
  post: { id: `post-of-${person}`, title: person },
  onBehalfOf: lender === null ? null : { id: lender, title: lender },
  office: 'vienna',
  officeName: 'Vienna',
  reach,
  function: null,
})
const authors = { persons: ['ada'], posts: ['post-of-ada'] }
const open: Open = {
  state: 'open',
  stage: 'mandate',
  since: day,
  passesOn: passesOnAfter(day, standardWeek),
  authors,
}
const regional = decider('ilse', 'mandate')
const general = decider('adaeze', 'everywhere')

describe('who has a proposal', () => {
  test('whoever holds the mandate, until the deadline; then whoever decides everywhere', () => {
    const both = [regional, general]
    expect(holdersOf(open, both, day)).toEqual({
      stage: 'mandate',
      holders: [regional],
      since: day,
      until: '2026-12-08',
    })
    expect(holdersOf(open, both, '2026-12-07')?.holders).toEqual([regional])
    expect(holdersOf(open, both, '2026-12-08')).toEqual({
      stage: 'everywhere',
      holders: [general],
      since: '2026-12-08',
      until: null,
    })
  })

  test('at once whoever decides everywhere, when nobody else holds the mandate', () => {
    expect(holdersOf(open, [general], day)).toMatchObject({ stage: 'everywhere', since: day })
    const own = decider('ada', 'mandate')
    const standIn = decider('bea', 'mandate', 'post-of-ada')
    expect(holdersOf(open, [own, standIn, general], day)?.holders).toEqual([general])
  })

  test('whoever holds the mandate again, when nobody decides everywhere', () => {
    expect(holdersOf(open, [regional], '2027-01-01')).toMatchObject({
      stage: 'everywhere',
      holders: [regional],
    })
  })

  test('nobody, when it is not open', () => {
    for (const state of ['returned', 'decided', 'withdrawn'] as const)
      expect(holdersOf({ ...open, state }, [regional, general], day)).toBeNull()
  })
})

const persons: fc.Arbitrary<string> = fc.constantFrom('ada', 'bea', 'cem', 'dan')
const deciders = fc.array(
  fc
    .record({
      person: persons,
      reach: fc.constantFrom('mandate' as const, 'everywhere' as const, 'own' as const),
      lender: fc.option(persons.map((each) => `post-of-${each}`)),
    })
    .map(({ person, reach, lender }) => decider(person, reach, lender)),
  { maxLength: 6 },
)

test('at every moment an open proposal has somebody who did not write it, unless nobody else may decide at all', () => {
  fc.assert(
    fc.property(
      deciders,
      deciders,
      fc.array(persons, { minLength: 1, maxLength: 2 }),
      fc.integer({ min: 0, max: 60 }),
      (atFirst, later, wrote, days) => {
        const by = { persons: wrote, posts: wrote.map((each) => `post-of-${each}`) }
        const begun = beginningOf(by, atFirst, day, passesOnAfter(day, standardWeek))
        const { stage, passesOn } = begun
        const standing: Open = { state: 'open', stage, since: day, passesOn, authors: by }
        const custody = holdersOf(standing, later, daysAfter(day, days))
        const isAble = ({ person, onBehalfOf }: Decider) =>
          !wrote.includes(person) && !by.posts.includes(onBehalfOf?.id ?? '')
        expect(custody).not.toBeNull()
        expect(custody?.holders.every(isAble)).toBe(true)
        expect(custody?.holders.length === 0).toBe(!later.some(isAble))
        if (custody?.stage === 'mandate') expect(custody.until).not.toBeNull()
      },
    ),
  )
})
