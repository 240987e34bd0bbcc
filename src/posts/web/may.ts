import type { Reader } from '#platform/http/reader.ts'
import type { Post } from '#posts/model/post.ts'
import type { Right } from '#posts/model/rights.ts'
import type { Target } from '#posts/model/target.ts'
import { lends, permits, type Verdict } from '#posts/permits.ts'
import { reachOfRole } from '#posts/views/roles.ts'
import { targetAt } from '#posts/views/targets.ts'

/** Why a verdict is no, in the reader's language; null when it is yes. */
export function whyNot(verdict: Verdict, { words }: Pick<Reader, 'words'>): string | null {
  if (verdict.isAllowed) return null
  const { reason, right, day, details } = verdict
  return words.t(`posts.reason.${reason}`, {
    ...details,
    right: words.t(`posts.right.${right}`),
    day: words.day(day),
  })
}

/** Why the reader may not do these things to a post today; null for each they may. */
export async function barriers<Wanted extends Right>(
  reader: Reader,
  post: Post,
  wanted: readonly Wanted[],
): Promise<(right: Wanted) => string | null> {
  const { asker } = reader
  const target = { ...(await targetFor(reader, post)), post: post.id }
  const told = new Map(
    wanted.map((right) => [right, whyNot(permits(right, asker, target), reader)]),
  )
  return (right) => told.get(right) ?? null
}

/** Why the reader may not lend what the post may do; null when they may. */
export const whyNoLending = async (reader: Reader, post: Post): Promise<string | null> =>
  whyNot(lends(reader.asker, post.id, await targetFor(reader, post)), reader)

async function targetFor({ db, asker, moment }: Reader, post: Post): Promise<Target> {
  const day = asker?.today.asOf ?? moment.asOf
  const office = post.office === null ? null : { id: post.office, name: post.officeName }
  const gives = await reachOfRole(db, asker?.today ?? moment, post.role)
  return { ...(await targetAt(db, asker, office, day)), gives }
}
