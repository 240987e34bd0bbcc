import { type Amount, isMore } from '#posts/model/amount.ts'
import type { Because, PassedOver } from './because.ts'
import type { Candidate, Way } from './candidates.ts'
import type { Ask } from './rule.ts'
import type { Authors } from './route.ts'

/** Somebody who may do what a right allows under a post today: its holder, or who was lent its right. */
export interface Hand {
  person: string
  name: string
  right: string
  /** Whether another post lent it them: the post itself then is its lender. */
  isLent: boolean
  /** The most it may be used for at a time. */
  limit: Amount | null
  everywhere: boolean
}

/** A post of the day, and whoever can act under it. */
export interface BenchPost {
  id: string
  title: string
  role: string
  /** Null for posts of no office. */
  office: string | null
  confinedTo: readonly string[]
  /** Whoever holds it or stands in for it, absent ones too; empty: nobody. */
  hands: readonly Hand[]
}

/** All posts of a day with those who can act, and who is away. */
export interface Bench {
  posts: ReadonlyMap<string, BenchPost>
  byOffice: ReadonlyMap<string, readonly BenchPost[]>
  /** Posts with a right that reaches everywhere, and administrators: who is asked when nobody else can. */
  lastResorts: readonly BenchPost[]
  absent: ReadonlySet<string>
}

/** Whoever can act under a post today, each once; nobody without a post. */
export const handsOf = ({ posts }: Pick<Bench, 'posts'>, post: string | null): string[] => [
  ...new Set((posts.get(post ?? '')?.hands ?? []).map(({ person }) => person)),
]

/** Of how many of these things each person is told who can act under the post that has them. */
export function countsOf(
  things: readonly { post: string | null }[],
  bench: Pick<Bench, 'posts'>,
): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { post } of things)
    for (const person of handsOf(bench, post)) counts.set(person, (counts.get(person) ?? 0) + 1)
  return counts
}

/** What of a step matters to whoever may have it. */
export interface Asked {
  right: string
  roles: readonly string[]
  theme: string | null
  /** Themes, countries and areas that it is about. */
  about: readonly string[]
  amount: Amount | null
  authors: Authors
}

type Why = PassedOver['why']

/** Whether somebody can act on a step under this post today, or why not. */
export function ableAt(post: BenchPost, asked: Asked, bench: Bench): Hand[] | Why {
  const { authors, amount } = asked
  if (!isAbout(post, asked)) return 'other-theme'
  const hands = post.hands.filter(({ right }) => right === asked.right)
  if (hands.length === 0) return 'vacant'
  const others = hands.filter(
    ({ person, isLent }) =>
      !authors.persons.includes(person) && !(isLent && authors.posts.includes(post.id)),
  )
  if (others.length === 0) return 'author'
  const there = others.filter(({ person }) => !bench.absent.has(person))
  if (there.length === 0) return 'absent'
  const enough = there.filter(
    ({ limit }) =>
      limit === null ||
      (amount !== null &&
        amount.currency === limit.currency &&
        !isMore(amount.amount, limit.amount)),
  )
  return enough.length === 0 ? 'amount' : enough
}

/** A post that is confined to themes, or to a cluster of countries, has only what is about these. */
const isAbout = ({ confinedTo }: BenchPost, { theme, about }: Asked): boolean =>
  confinedTo.length === 0 ||
  (theme !== null && confinedTo.includes(theme)) ||
  (theme === null && confinedTo.some((each) => about.includes(each)))

/** A last resort acts whatever its role, and administrators without the right itself; never on what they wrote. */
export const canResort = (post: BenchPost, { authors, right }: Asked, bench: Bench): Hand[] =>
  post.hands.filter(
    (hand) =>
      (hand.right === right || post.role === 'administrator') &&
      !authors.persons.includes(hand.person) &&
      !(hand.isLent && authors.posts.includes(post.id)) &&
      !bench.absent.has(hand.person),
  )

/** Who has a step: the office, its post, and why. */
export interface Holder {
  office: string
  post: BenchPost
  because: Because
}

/**
 * Which office and post have a step: the first office whose first role has a post with somebody able. Offices of the `past` are not asked
 * again, for the reason told of each. Null when nobody at all could act.
 */
export function holderFor(
  asked: Asked,
  ways: readonly Way[],
  bench: Bench,
  on: { day: string; headquarters: string | null; headquartersName: string | null },
  past: ReadonlyMap<string, Why> = new Map(),
): Holder | null {
  const mandated = mandatedBy(ways)
  const passed: PassedOver[] = []
  for (const { ask, candidates, isOwn } of ways) {
    if (candidates.length === 0) passed.push(overlooked(ask, null, isOwn ? 'own' : 'nobody-holds'))
    for (const candidate of candidates) {
      const why = past.get(candidate.office)
      if (why !== undefined) {
        passed.push(overlooked(ask, candidate, why))
        continue
      }
      const found = postAt(candidate.office, asked, bench)
      if (typeof found !== 'string')
        return {
          office: candidate.office,
          post: found,
          because: { ...candidate, passed, mandated },
        }
      passed.push(overlooked(ask, candidate, found))
    }
  }
  const post = bench.lastResorts.find((each) => canResort(each, asked, bench).length > 0)
  if (post === undefined) return null
  const office = post.office ?? on.headquarters ?? 'headquarters'
  const because: Because = {
    on: on.day,
    by: 'last-resort',
    office,
    officeName: on.headquartersName ?? office,
    officeKind: null,
    function: null,
    countries: [],
    via: null,
    period: null,
    sources: [],
    passed,
    mandated,
  }
  return { office, post, because }
}

/** The offices that the first way with any names. */
export const mandatedBy = (ways: readonly Way[]): string[] =>
  (ways.find(({ candidates }) => candidates.length > 0)?.candidates ?? []).map(
    ({ office }) => office,
  )

const overlooked = (ask: Ask, candidate: Candidate | null, why: Why): PassedOver => ({
  by: ask.by,
  function: ask.by === 'function' ? ask.function : null,
  kinds: 'kinds' in ask ? ask.kinds : [],
  office: candidate?.office ?? null,
  officeName: candidate?.officeName ?? null,
  why,
})

/** The post of an office that would have a step, or why none has. */
function postAt(office: string, asked: Asked, bench: Bench): BenchPost | Why {
  const posts = bench.byOffice.get(office) ?? []
  let why: Why = 'no-post'
  for (const role of asked.roles)
    for (const post of posts.filter((each) => each.role === role)) {
      const able = ableAt(post, asked, bench)
      if (typeof able !== 'string') return post
      if (rank.indexOf(able) > rank.indexOf(why)) why = able
    }
  return why
}

/** Of several reasons the one that is told: how near somebody came. */
const rank: readonly Why[] = ['no-post', 'other-theme', 'vacant', 'absent', 'author', 'amount']
