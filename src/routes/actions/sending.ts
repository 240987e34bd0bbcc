import { Refusal } from '#platform/refusal.ts'
import type { MoveDoer } from '#projects/actions/making.ts'
import { bearerOf } from '#routes/model/may-act.ts'
import { benchOn } from '#routes/views/bench.ts'
import { senderOf } from '#routes/views/sender.ts'
import { actingUnder } from './acting.ts'

/**
 * Who sends an endorsed project to its donor where a rule of its route says that whoever holds the step also submits: whoever acts under the post that
 * decided it, or has its right at that office. Null where no rule says so, and where nobody there could act today: then its own office sends it.
 * Refuses others (`routes/not-sender`).
 */
export const sends: MoveDoer = async (by, project) => {
  const { asker, db } = by
  if ('command' in asker) return null
  const sender = await senderOf(db, project.id)
  if (sender === undefined) return null
  const { office, post, postTitle, right } = sender
  const own =
    asker.grants.find((grant) => bearerOf(grant) === post && grant.right === right) ??
    asker.grants.find((grant) => grant.right === right && grant.office === office)
  if (own !== undefined)
    return actingUnder(
      by,
      { post: bearerOf(own), postTitle },
      {
        right,
        authors: { persons: [], posts: [] },
        refusals: { notYours: 'routes/not-sender', author: 'routes/not-sender' },
      },
    )
  const bench = await benchOn(db, { ...asker.today, asKnown: null }, [right], [office])
  const isSomebody = (bench.byOffice.get(office) ?? []).some(({ hands }) =>
    hands.some((hand) => hand.right === right && !bench.absent.has(hand.person)),
  )
  if (!isSomebody) return null
  throw new Refusal('forbidden', 'routes/not-sender', { details: { post: postTitle ?? '—' } })
}
