import type { Asker, Grant } from '#platform/doors/asker.ts'
import type { Db } from '#platform/db/db.ts'
import type { Day } from '#platform/day.ts'
import { type FieldValues, refuseStale } from '#platform/doors/version.ts'
import type { Words } from '#platform/i18n/words.ts'
import { found, Refusal } from '#platform/refusal.ts'
import type { Post } from '#posts/model/post.ts'
import type { Right } from '#posts/model/rights.ts'
import type { Target } from '#posts/model/target.ts'
import { permits, type Verdict } from '#posts/permits.ts'
import { postById } from '#posts/views/posts.ts'
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
  return grantIn(permits(right, asker, { ...target, ...more }), words)
}

/** The grant of a verdict. Refuses with its reason. */
export function grantIn(verdict: Verdict, words: Words): Grant {
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

/** A post as the rules need it: its office, and who has a mandate over it today. */
export const targetOf = ({ db, asker }: By, post: Post): Promise<Target> =>
  targetAt(db, asker, officeOf(post), asker.today.asOf)

/** The office of a post, as the rules and the history name it. */
export const officeOf = ({ office, officeName }: Post) =>
  office === null ? null : { id: office, name: officeName }

/**
 * Refuses (`form/stale`) what was opened on another end than the one there is, and a day that is no earlier than it: what has
 * ended does not go on by ending it.
 */
export function refuseLater(version: string, now: FieldValues, day: Day): void {
  refuseStale(version, now, { day })
  const { day: until } = now
  if (typeof until === 'string' && until <= day) throw wrongField('day', 'field/after')
}

/** Refuses an end that does not come after the beginning. */
export function refuseBackwards(from: Day, until: Day | null): void {
  if (until !== null && until <= from) throw wrongField('until', 'field/after')
}

/** A field of a form that cannot be taken. */
export const wrongField = (field: string, reason: string) =>
  new Refusal('invalid', 'form/invalid', { faults: [{ field, reason }] })
