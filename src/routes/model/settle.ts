import type { PassedOver } from './because.ts'
import { askedOf, type Ground, placeOf } from './asked.ts'
import { type Way, waysOf } from './candidates.ts'
import type { RouteFacts } from './facts.ts'
import {
  ableAt,
  type Asked,
  type Bench,
  canResort,
  type Holder,
  holderFor,
  mandatedBy,
} from './holder.ts'
import type { Authors, Cause, Step, StepStanding } from './route.ts'
import type { Rule } from './rule.ts'

/** An open step, or another thing that is asked of a post, as it is looked at. */
export interface Open {
  step: Pick<Step, 'countries' | 'right' | 'roles' | 'theme'>
  standing: Pick<StepStanding, 'office' | 'post' | 'cause' | 'because'>
  facts: RouteFacts
  authors: Authors
}

/** What becomes of an open step: it stays, or comes to another post for a cause; null where nobody at all could act. */
export type Settled = { stays: true } | { stays: false; cause: Cause; holder: Holder | null }

/** Whether whoever has an open step still may and can act on it today, or who has it instead. Pure. */
export function settledFor(
  open: Open,
  rule: Pick<Rule, 'asks' | 'isNotOwn'> | undefined,
  ground: Ground,
  isOverdue: boolean,
): Settled {
  const { step, standing, facts, authors } = open
  if (rule === undefined) return { stays: true }
  const ways = waysOf(rule, step.countries, facts, ground.network)
  const asked = askedOf(step, ways, { facts, authors })
  const place = placeOf(ground)
  const cause = causeToMove(standing, asked, ways, ground)
  if (cause !== null)
    return { stays: false, cause, holder: holderFor(asked, ways, ground.bench, place) }
  if (!isOverdue) return { stays: true }
  const holder = holderFor(asked, ways, ground.bench, place, passedUpFrom(standing, ways))
  const isOther = holder !== null && holder.post.id !== standing.post
  return isOther ? { stays: false, cause: 'overdue', holder } : { stays: true }
}

/** The offices on this way up that are over: the one that has it now, and those before it, which could not act or had it. */
function passedUpFrom(
  { office, because }: Open['standing'],
  ways: readonly Way[],
): Map<string, PassedOver['why']> {
  const all = ways.flatMap(({ candidates }) => candidates.map((each) => each.office))
  const at = all.indexOf(office ?? '')
  const told = new Map(because?.passed.map((each) => [each.office, each.why]))
  return new Map(
    (at < 0 ? all : all.slice(0, at + 1)).map((each) => [
      each,
      (each === office ? undefined : told.get(each)) ?? 'overdue',
    ]),
  )
}

/** Why a step cannot stay where it is; null where it can. */
function causeToMove(
  { office, post, cause, because }: Open['standing'],
  asked: Asked,
  ways: readonly Way[],
  { network, bench }: Ground,
): Cause | null {
  const held = bench.posts.get(post ?? '')
  if (because?.by === 'last-resort') {
    if (!isSame(because.mandated, mandatedBy(ways)) && hasAble(asked, ways, bench))
      return 'reorganisation'
    const isAble = held !== undefined && canResort(held, asked, bench).length > 0
    return isAble ? null : whyNot(held === undefined ? 'vacant' : ableAt(held, asked, bench))
  }
  if (office === null || !network.offices.has(office)) return 'closure'
  const mandated = mandatedBy(ways)
  const stands = ways.some(({ candidates }) => candidates.some((each) => each.office === office))
  // Whoever stands in for those who hold the mandate does so while these stay the same.
  const isEntitled =
    mandated.includes(office) || (stands && isSame(because?.mandated ?? [], mandated))
  if (!isEntitled) return 'reorganisation'
  // A colleague it was passed on to need not be confined to the theme.
  const looked = held !== undefined && cause === 'passed-on' ? { ...held, confinedTo: [] } : held
  const able = looked === undefined ? 'vacant' : ableAt(looked, asked, bench)
  return typeof able === 'string' ? whyNot(able) : null
}

const isSame = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((each) => b.includes(each))

const hasAble = (asked: Asked, ways: readonly Way[], bench: Bench): boolean =>
  ways.some(({ candidates }) =>
    candidates.some(({ office }) =>
      (bench.byOffice.get(office) ?? []).some(
        (post) => asked.roles.includes(post.role) && typeof ableAt(post, asked, bench) !== 'string',
      ),
    ),
  )

const whyNot = (why: ReturnType<typeof ableAt>): Cause => {
  if (why === 'absent') return 'absence'
  if (why === 'author') return 'author'
  return 'vacancy'
}
