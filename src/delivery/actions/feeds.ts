import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { perform } from '#platform/act.ts'
import { actorOf } from '#platform/doors/asker.ts'
import { found, Refusal } from '#platform/refusal.ts'
import { type By, signedInAs } from '#posts/actions/operator.ts'
import { addFeed, addFeedEnd } from '#delivery/store.ts'
import { feedsOf } from '#delivery/views/feeds.ts'

/** So many calendars for programs somebody has at a time. */
export const mostFeeds = 5

/** The fingerprint by which the token of a calendar is known. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex')

const ownSession = (by: By) => {
  const asker = signedInAs(by)
  if (asker === null) throw new Refusal('unknown-asker', 'asker/unknown')
  return asker
}

/**
 * Makes the address of a calendar for whoever acts; answers its token, which is told only now: whoever has it reads what is due for this
 * person. Refuses more than five at a time (`delivery/many-feeds`).
 */
export async function makeFeed(by: By): Promise<{ id: string; token: string }> {
  const asker = ownSession(by)
  const id = `cf-${randomUUID()}`
  const token = randomBytes(32).toString('base64url')
  const deed = {
    by: actorOf(asker, null),
    name: 'delivery.feed-made',
    subject: `person:${asker.person}`,
  }
  await perform(by.db, deed, async (act) => {
    const held = await feedsOf(act.db, asker.person)
    if (held.length >= mostFeeds)
      throw new Refusal('conflict', 'delivery/many-feeds', { details: { most: mostFeeds } })
    await addFeed(act, { id, person: asker.person, token: tokenHash(token) })
  })
  return { id, token }
}

/** Ends a calendar of whoever acts: its address leads nowhere from now on. Refuses one that is not theirs (`delivery/unknown-feed`). */
export async function endFeed(by: By, id: string): Promise<void> {
  const asker = ownSession(by)
  const deed = {
    by: actorOf(asker, null),
    name: 'delivery.feed-ended',
    subject: `person:${asker.person}`,
  }
  await perform(by.db, deed, async (act) => {
    const held = await feedsOf(act.db, asker.person)
    found(
      held.find((each) => each.id === id),
      'delivery/unknown-feed',
    )
    await addFeedEnd(act, id)
  })
}
