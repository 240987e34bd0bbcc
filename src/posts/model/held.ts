import type { Day } from '#platform/day.ts'
import type { FieldValues } from '#platform/doors/version.ts'
import type { Delegation, Holding, Post } from './post.ts'

// What each form about a post holds, as it is now. Beside its own fields, under their own names, stand those that matter to it and
// that it does not ask for: `holders`, `lent`, `period`; each value of theirs begins with an id, or is a period.

/** Who was appointed last, and beside it the others and the period of the post. */
export function heldByAppointing(post: Post, [last, ...others]: readonly Holding[]): FieldValues {
  return { ...appointed(last), holders: others.map(withSpan), period: spanOf(post) }
}

/** Someone in a post, as the form that appoints names its fields. */
export const appointed = (
  holding?: Pick<Holding, 'person' | 'publicName' | 'from' | 'until'>,
): FieldValues => ({
  person: holding?.person ?? null,
  publicName: holding?.publicName ?? null,
  from: holding?.from ?? null,
  until: holding?.until ?? null,
})

/** What the post lent last, and beside it the rest. */
export function heldByLending(post: Pick<Post, 'id'>, all: readonly Delegation[]): FieldValues {
  const [last, ...others] = all.filter((each) => each.post === post.id)
  return { ...lentOut(last), lent: others.map(withSpan) }
}

/** Lent rights, as the form that lends names its fields. */
export const lentOut = (
  lent?: Pick<Delegation, 'toPost' | 'from' | 'until'> & { rights: readonly string[] | null },
): FieldValues => ({
  toPost: lent?.toPost ?? null,
  rights: lent?.rights ?? null,
  from: lent?.from ?? null,
  until: lent?.until ?? null,
})

/** When the post ends, and what would end with it. */
export const heldByEnding = (
  post: Pick<Post, 'until'>,
  holdings: readonly Holding[],
  lent: readonly Delegation[],
): FieldValues => ({
  day: post.until,
  holders: holdings.map(withSpan),
  lent: lent.map(withSpan),
})

/** When a holding, or what was lent, ends. */
export const heldByShortening = ({ until }: { until: Day | null }): FieldValues => ({ day: until })

/** Whether two forms hold the same. */
export const isSame = (one: FieldValues, other: FieldValues): boolean =>
  JSON.stringify(one) === JSON.stringify(other)

const spanOf = ({ from, until }: { from: Day | null; until: Day | null }) =>
  `${from ?? ''}/${until ?? ''}`

const withSpan = (each: { id: string; from: Day | null; until: Day | null }) =>
  `${each.id} ${spanOf(each)}`

/** The id in a value of `holders` or `lent`. */
export const idIn = (value: string): string => value.split(' ')[0] ?? ''

/** The bounds in a value of `period`; null where there is none. */
export function spanIn(value: string): { from: Day | null; until: Day | null } {
  const [from = '', until = ''] = value.split('/')
  return { from: from || null, until: until || null }
}
