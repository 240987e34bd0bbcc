import type { Asker, Grant } from '#platform/doors/asker.ts'
import type { Db } from '#platform/db/db.ts'
import type { Day } from '#platform/day.ts'
import type { Words } from '#platform/i18n/words.ts'
import { found, Refusal } from '#platform/refusal.ts'
import type { Post } from '#posts/model/post.ts'
import type { Right } from '#posts/model/rights.ts'
import type { Target } from '#posts/model/target.ts'
import { permits, type Verdict } from '#posts/permits.ts'
import { postById, versionOf } from '#posts/views/posts.ts'
import { targetAt } from '#posts/views/targets.ts'

/** Who asks for a verb: signed in, with the rights they have today, told in their language why not. */
export interface By {
  db: Db
  asker: Asker
  words: Words
}

/** The right by which it may be done at this office. Refuses with the reason (`posts/reason.…`). */
export async function permitted(
  { db, asker, words }: By,
  right: Right,
  office: { id: string; name: string | null } | null,
  more: Partial<Target> = {},
): Promise<Grant> {
  const target = await targetAt(db, asker, office, asker.today.asOf)
  const verdict = permits(right, asker, { ...target, ...more })
  if (verdict.isAllowed) return verdict.grant
  throw new Refusal('forbidden', `posts/reason.${verdict.reason}`, {
    details: detailsOf(verdict, words),
  })
}

/** What fills the places of a reason's words, in the reader's language. */
export const detailsOf = (
  { right, details, day }: Extract<Verdict, { isAllowed: false }>,
  words: Words,
): Record<string, string> => ({
  ...details,
  right: words.t(`posts.right.${right}`),
  day: words.day(day),
})

/** The post, today or at another time. Refuses one that never was (`posts/unknown-post`). */
export const thePost = async ({ db, asker }: Pick<By, 'db' | 'asker'>, id: string): Promise<Post> =>
  found(await postById(db, asker.today, id), 'posts/unknown-post')

/** The office of a post, as the rules and the history name it. */
export const officeOf = ({ office, officeName }: Post) =>
  office === null ? null : { id: office, name: officeName }

/** Refuses (`posts/changed-meanwhile`) when the post is no longer as it was when the form was opened. */
export async function refuseStale(db: Db, post: string, version: string): Promise<void> {
  const now = await versionOf(db, post)
  if (now !== version)
    throw new Refusal('conflict', 'posts/changed-meanwhile', { details: { now } })
}

/** Refuses an end that does not come after the beginning. */
export function refuseBackwards(from: Day, until: Day | null): void {
  if (until !== null && until <= from) throw wrongField('until', 'field/after')
}

/** A field of a form that cannot be taken. */
export const wrongField = (field: string, reason: string) =>
  new Refusal('invalid', 'form/invalid', { faults: [{ field, reason }] })
