import { type Asker, type Grant, owesFactor } from '#platform/doors/asker.ts'
import type { Day } from '#platform/day.ts'
import { isMore } from './model/amount.ts'
import { rankOf } from './model/rights.ts'
import { isWithin, type Target } from './model/target.ts'

/** Why not, in the order in which it is told: the first that stands in the way of every right held. */
export type Reason =
  | 'not-signed-in'
  | 'no-scope'
  | 'no-right'
  | 'elsewhere'
  | 'author'
  | 'author-post'
  | 'yourself'
  | 'lent-on'
  | 'lender'
  | 'beyond'
  | 'not-about'
  | 'currency'
  | 'amount'
  | 'no-factor'

/** Whether it is permitted: by which right, or why not. `details` fill the places of the reason's words. */
export type Verdict =
  | { isAllowed: true; grant: Grant }
  | {
      isAllowed: false
      reason: Reason
      right: string
      details: Record<string, string>
      day: Day
    }

/** Who may do what, and why not. Of several rights that would do, one held in one's own name goes before a lent one. */
export function permits(right: string, asker: Asker | null, target: Target): Verdict {
  const no = (reason: Reason, grant?: Grant, more: Record<string, string> = {}): Verdict =>
    barred(reason, { right, target, grant }, more)
  if (asker === null) return no('not-signed-in')
  if (asker.scopes !== null && !asker.scopes.includes(right)) return no('no-scope')
  const held = asker.grants.filter((grant) => grant.right === right)
  const [any] = held
  if (any === undefined) return no('no-right')
  const near = held.filter((grant) => isWithin(grant, target))
  const [first] = near
  if (first === undefined) return no('elsewhere', any)
  if (target.authors?.persons.includes(asker.person)) return no('author', first)
  if (target.gains === asker.person) return no('yourself', first)
  const standing: Standing = { left: near, why: null }
  const { left, why } = [...narrowings(target)].reduce(narrowed, standing)
  const best = left.find((grant) => grant.onBehalfOf === null) ?? left[0]
  // Told last: nobody sets up a factor for what they may not do anyway.
  if (best !== undefined && owesFactor(asker, right)) return no('no-factor', best)
  if (best !== undefined) return { isAllowed: true, grant: best }
  return no(why?.reason ?? 'no-right', why?.grant ?? first, why?.details)
}

const barred = (
  reason: Reason,
  { right, target, grant }: { right: string; target: Target; grant: Grant | undefined },
  more: Record<string, string> = {},
): Verdict => ({
  isAllowed: false,
  reason,
  right,
  day: target.day,
  details: {
    post: (reason === 'lender' ? grant?.onBehalfOf : grant?.post)?.title ?? '',
    office: target.officeName ?? target.office ?? '',
    ...more,
  },
})

/**
 * Whether somebody may lend what a post may do: its holder by that post's own right to lend; of other posts whoever has that
 * right over their office and could appoint to them. Nobody lends on what they were lent.
 */
export function lends(asker: Asker | null, post: string, target: Target): Verdict {
  const right = 'posts.delegate'
  const own = asker?.grants.find(
    (each) => each.right === right && each.post.id === post && each.onBehalfOf === null,
  )
  const isTheirs = (asker?.scopes?.includes(right) ?? true) && target.gains !== asker?.person
  if (asker !== null && own !== undefined && isTheirs)
    return owesFactor(asker, right)
      ? barred('no-factor', { right, target, grant: own })
      : { isAllowed: true, grant: own }
  const lending = permits(right, asker, target)
  if (!lending.isAllowed) return lending
  const appointing = permits('posts.appoint', asker, target)
  if (!appointing.isAllowed) return appointing
  const { grant } = lending
  return grant.onBehalfOf?.id === post ? barred('lent-on', { right, target, grant }) : lending
}

interface Obstacle {
  reason: Reason
  grant: Grant
  details: Record<string, string>
}
interface Standing {
  left: Grant[]
  why: Obstacle | null
}
interface Narrowing {
  reason: Reason
  keeps(grant: Grant): boolean
  details(grant: Grant): Record<string, string>
}

/** Takes away the rights that do not pass, and remembers what the last of them failed at. */
function narrowed({ left, why }: Standing, { reason, keeps, details }: Narrowing): Standing {
  const kept = left.filter(keeps)
  const [last] = left
  if (kept.length > 0 || last === undefined) return { left: kept, why }
  return { left: [], why: { reason, grant: last, details: details(last) } }
}

function* narrowings({ authors, post, gives, about, amount }: Target): Generator<Narrowing> {
  const none = () => ({})
  if (post !== undefined)
    yield { reason: 'lender', keeps: (grant) => grant.onBehalfOf?.id !== post, details: none }
  if (authors !== undefined) {
    const wrote = (post: { id: string } | null) => post !== null && authors.posts.includes(post.id)
    yield { reason: 'author-post', keeps: (grant) => !wrote(grant.onBehalfOf), details: none }
  }
  if (gives !== undefined)
    yield {
      reason: 'beyond',
      keeps: (grant) => rankOf(grant.reach) >= rankOf(gives),
      details: none,
    }
  if (about !== undefined)
    yield {
      reason: 'not-about',
      keeps: (grant) => grant.confinedTo.length === 0 || grant.confinedTo.includes(about),
      details: (grant) => ({ about, confined: grant.confinedTo.join(', ') }),
    }
  if (amount !== undefined) {
    const limit = (grant: Grant) => ({
      most: grant.limit === null ? '' : `${grant.limit.amount} ${grant.limit.currency}`,
      amount: `${amount.amount} ${amount.currency}`,
    })
    yield {
      reason: 'currency',
      keeps: (grant) => grant.limit === null || grant.limit.currency === amount.currency,
      details: limit,
    }
    yield {
      reason: 'amount',
      keeps: (grant) => grant.limit === null || !isMore(amount.amount, grant.limit.amount),
      details: limit,
    }
  }
}
