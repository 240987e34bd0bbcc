import { describe, expect, test } from 'vitest'
import { wordsIn } from '#platform/i18n/words.ts'
import type { Because } from './because.ts'
import type { Bench, BenchPost } from './holder.ts'
import { reviewersOf, reviewsNeeded } from './reviewers.ts'
import { becauseText, passedTexts } from './sentence.ts'

const because: Because = {
  on: '2026-11-22',
  by: 'last-resort',
  office: 'headquarters',
  officeName: 'Headquarters',
  officeKind: null,
  function: null,
  countries: [],
  via: null,
  period: null,
  sources: [],
  passed: [],
  mandated: [],
}

const administrator: BenchPost = {
  id: 'administrator-1',
  title: 'Administrator',
  role: 'administrator',
  office: 'headquarters',
  confinedTo: [],
  hands: [
    {
      person: 'ada',
      name: 'Ada',
      right: 'people.manage',
      isLent: false,
      limit: null,
      everywhere: true,
    },
  ],
}

const bench: Bench = {
  posts: new Map([[administrator.id, administrator]]),
  byOffice: new Map([['headquarters', [administrator]]]),
  lastResorts: [administrator],
  absent: new Set(),
}

describe('a step that several review', () => {
  const step = { right: 'funds.commit', roles: ['fund-manager'] }
  const standing = { office: 'headquarters', post: administrator.id, because }
  const route = { authors: { persons: [], posts: [] } }

  test('may be reviewed by whoever has it as the last resort, unless they wrote it', () => {
    expect([...reviewersOf({ step, standing, route }, bench)]).toEqual(['ada'])
    const wrote = { authors: { persons: ['ada'], posts: [] } }
    expect([...reviewersOf({ step, standing, route: wrote }, bench)]).toEqual([])
    const asked = { ...standing, because: { ...because, by: 'fund' as const } }
    expect([...reviewersOf({ step, standing: asked, route }, bench)]).toEqual([])
  })

  test('waits for as many as there are, at most as its rule says; given back, for none', () => {
    expect([0, 1, 2, 3].map((able) => reviewsNeeded('endorse', 2, able))).toEqual([0, 1, 2, 2])
    expect([reviewsNeeded('return', 2, 3), reviewsNeeded('decline', 2, 3)]).toEqual([0, 0])
  })
})

describe('why a step is where it is', () => {
  const words = wordsIn('en')
  const over = {
    by: 'own',
    function: null,
    kinds: [],
    office: 'vienna',
    officeName: 'Vienna',
  } as const

  test('is told otherwise when it passed up than when nobody else could act', () => {
    expect(becauseText(because, new Map(), words)).toBe(
      'Headquarters is asked because nobody else could act on 22 November 2026: this post may act everywhere.',
    )
    const late: Because = { ...because, passed: [{ ...over, why: 'overdue' }] }
    expect(becauseText(late, new Map(), words)).toBe(
      'Headquarters is asked because it was not decided in time by whoever was asked before: this post may act everywhere.',
    )
  })

  test('says of a function only that no document says who holds it', () => {
    const none = {
      ...over,
      by: 'function',
      function: 'coverage',
      office: null,
      officeName: null,
    } as const
    const passed: Because = { ...because, passed: [{ ...none, why: 'nobody-holds' }] }
    expect(passedTexts(passed, words)[0]).toMatch(
      /^No document says that anybody holds this on 22 November 2026: /,
    )
    const own: Because = { ...because, passed: [{ ...none, why: 'own' }] }
    expect(passedTexts(own, words)[0]).toMatch(/^Only the office that manages the project/)
  })
})
