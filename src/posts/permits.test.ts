import { describe, expect, test } from 'vitest'
import type { Asker, Grant } from '#platform/doors/asker.ts'
import { isMore } from './model/amount.ts'
import type { Target } from './model/target.ts'
import { permits } from './permits.ts'

const grant = (more: Partial<Grant> = {}): Grant => ({
  right: 'funds.commit',
  post: { id: 'chief', title: 'Chief of Mission' },
  office: 'kyrgyzstan',
  reach: 'own',
  function: null,
  onBehalfOf: null,
  until: null,
  confinedTo: [],
  limit: null,
  ...more,
})

const asker = (grants: Grant[], scopes: string[] | null = null): Asker => ({
  person: 'p-1',
  name: 'Somebody',
  session: 's-1',
  scopes,
  hasSecondFactor: false,
  today: { asOf: '2025-02-11', asKnown: null, horizon: '2025-02-11' },
  grants,
})

const target = (more: Partial<Target> = {}): Target => ({
  office: 'kyrgyzstan',
  officeName: 'Kyrgyzstan',
  mandates: [],
  day: '2025-02-11',
  ...more,
})

const reason = (who: Asker | null, what: Target) => {
  const verdict = permits('funds.commit', who, what)
  return verdict.isAllowed ? 'allowed' : verdict.reason
}

describe('who may do what, and why not', () => {
  test('nobody in particular must sign in', () => {
    expect(reason(null, target())).toBe('not-signed-in')
  })

  test('what a post lent is not used on that post itself', () => {
    const lent = grant({ onBehalfOf: { id: 'chief', title: 'Chief of Mission' } })
    expect(reason(asker([lent]), target({ post: 'chief' }))).toBe('lender')
    expect(reason(asker([lent]), target({ post: 'clerk' }))).toBe('allowed')
    expect(reason(asker([lent, grant()]), target({ post: 'chief' }))).toBe('allowed')
  })

  test('a right of another kind is none', () => {
    expect(reason(asker([grant({ right: 'posts.read' })]), target())).toBe('no-right')
  })

  test('a token may only what it was made for', () => {
    expect(reason(asker([grant()], ['posts.read']), target())).toBe('no-scope')
    expect(reason(asker([grant()], ['funds.commit']), target())).toBe('allowed')
  })

  test('a right at the own office reaches no other; the post, the office and the day are told', () => {
    const verdict = permits(
      'funds.commit',
      asker([grant()]),
      target({ office: 'dakar', officeName: 'Dakar' }),
    )
    expect(verdict).toMatchObject({
      isAllowed: false,
      reason: 'elsewhere',
      day: '2025-02-11',
      details: { post: 'Chief of Mission', office: 'Dakar' },
    })
  })

  test('a right by mandate reaches where its office has that very function, and not its own office', () => {
    const regional = asker([
      grant({ office: 'vienna', reach: 'mandate', function: 'project-endorsement' }),
    ])
    const over = (name: string | null) =>
      target({ mandates: [{ office: 'vienna', function: name }] })
    expect(reason(regional, over('project-endorsement'))).toBe('allowed')
    expect(reason(regional, over('liaison'))).toBe('elsewhere')
    expect(reason(regional, over(null))).toBe('elsewhere')
    expect(reason(regional, target({ office: 'vienna' }))).toBe('elsewhere')
  })

  test('coverage is a mandate of its own', () => {
    const regional = asker([grant({ office: 'vienna', reach: 'mandate', function: null })])
    expect(reason(regional, target({ mandates: [{ office: 'vienna', function: null }] }))).toBe(
      'allowed',
    )
  })

  test('what belongs to no office is touched only by rights that reach everywhere', () => {
    const nowhere = target({ office: null, officeName: null })
    expect(reason(asker([grant({ office: null })]), nowhere)).toBe('elsewhere')
    expect(reason(asker([grant({ reach: 'everywhere' })]), nowhere)).toBe('allowed')
  })

  test('nobody approves what they wrote, whatever rights they have', () => {
    const all = asker([grant(), grant({ reach: 'everywhere' })])
    expect(reason(all, target({ authors: { persons: ['p-1'], posts: [] } }))).toBe('author')
    expect(reason(all, target({ authors: { persons: ['p-2'], posts: [] } }))).toBe('allowed')
  })

  test('a stand-in does not decide for the post that wrote it, but may by a right of their own', () => {
    const lent = grant({ onBehalfOf: { id: 'deputy', title: 'Deputy' } })
    const wrote = target({ authors: { persons: ['p-2'], posts: ['deputy'] } })
    expect(reason(asker([lent]), wrote)).toBe('author-post')
    expect(reason(asker([lent, grant()]), wrote)).toBe('allowed')
  })

  test('nobody gains by their own right', () => {
    expect(reason(asker([grant()]), target({ gains: 'p-1' }))).toBe('yourself')
  })

  test('who gives rights away must reach as far as they do', () => {
    expect(reason(asker([grant()]), target({ gives: 'mandate' }))).toBe('beyond')
    expect(reason(asker([grant({ reach: 'everywhere' })]), target({ gives: 'mandate' }))).toBe(
      'allowed',
    )
  })

  test('a post confined to themes decides on those', () => {
    const health = asker([grant({ confinedTo: ['migration-health'] })])
    expect(reason(health, target({ about: 'labour-mobility' }))).toBe('not-about')
    expect(reason(health, target({ about: 'migration-health' }))).toBe('allowed')
  })

  test('an amount up to the limit is within it, a hundredth more is not, and another currency is not compared', () => {
    const chief = asker([grant({ limit: { amount: '100000.00', currency: 'USD' } })])
    const amount = (text: string, currency = 'USD') =>
      target({ amount: { amount: text, currency } })
    expect(reason(chief, amount('100000'))).toBe('allowed')
    expect(reason(chief, amount('100000.01'))).toBe('amount')
    expect(reason(chief, amount('1', 'CHF'))).toBe('currency')
  })

  test('of two rights that would do, the own one goes before the lent one', () => {
    const lent = grant({ onBehalfOf: { id: 'deputy', title: 'Deputy' } })
    expect(permits('funds.commit', asker([lent, grant()]), target())).toMatchObject({
      isAllowed: true,
      grant: { onBehalfOf: null },
    })
  })
})

test('amounts are compared exactly, however long they are', () => {
  expect(isMore('999999999999999.000001', '999999999999999')).toBe(true)
  expect(isMore('0.10', '0.1')).toBe(false)
  expect(() => isMore('1e3', '1')).toThrow('not an amount')
})
