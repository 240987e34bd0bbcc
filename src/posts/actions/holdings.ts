import { randomUUID } from 'node:crypto'
import type { Day } from '#platform/day.ts'
import { actorOf } from '#platform/doors/asker.ts'
import { perform } from '#platform/act.ts'
import { refuseStale, versionOf } from '#platform/doors/version.ts'
import { found, Refusal } from '#platform/refusal.ts'
import { personById } from '#people/views.ts'
import { appointed, heldByAppointing, heldByShortening, isSame } from '#posts/model/held.ts'
import type { Holding, Post } from '#posts/model/post.ts'
import { addHolding, endHoldingRow } from '#posts/store.ts'
import { holdingsOf } from '#posts/views/posts.ts'
import { appointingNow } from '#posts/views/held.ts'
import { nameOf } from '#posts/views/names.ts'
import { reachOfRole } from '#posts/views/roles.ts'
import {
  type By,
  officeOf,
  permitted,
  refuseBackwards,
  refuseLater,
  thePost,
  wrongField,
} from './permitted.ts'
import type { Ending } from './posts.ts'

/** Who is to hold a post: a person who signs in, a public name, or both. */
export interface Appointment {
  person: string | null
  publicName: string | null
  from: Day
  until: Day | null
  why: string
  version: string
}

/**
 * Appoints somebody to a post, from a day. Refuses a person nobody knows, days on which the post is not there or held by somebody
 * else (`posts/held-already`), a public name for a post that is not public, appointing oneself, and giving rights that reach
 * farther than one's own right to appoint, and a form opened before another change (`form/stale`). Who stands there just so
 * already is left.
 */
export async function appoint(by: By, id: string, wanted: Appointment): Promise<string> {
  const { db, asker } = by
  const post = await thePost(by, id)
  const gives = await reachOfRole(db, asker.today, post.role)
  const grant = await permitted(by, 'posts.appoint', officeOf(post), {
    gives,
    post: id,
    ...(wanted.person === null ? {} : { gains: wanted.person }),
  })
  await refuseUnfit(by, post, wanted)
  const mine = appointed(wanted)
  const before = await holdingsOf(db, asker.today, id)
  const there = before.find((each) => isSame(appointed(each), mine))
  if (there && wanted.version === versionOf(heldByAppointing(post, before))) return there.id
  const holding: Holding = { id: `h-${randomUUID()}`, post: id, ...wanted }
  const deed = {
    by: actorOf(asker, grant),
    name: 'posts.appointed',
    subject: `post:${id}`,
    office: post.office,
    why: wanted.why,
  }
  await perform(db, deed, async (act) => {
    refuseStale(wanted.version, await appointingNow({ ...by, db: act.db }, id), mine)
    const all = await holdingsOf(act.db, asker.today, id)
    const inTheWay = all.find((each) => overlaps(each, wanted))
    if (inTheWay) throw new Refusal('conflict', 'posts/held-already')
    await addHolding(act, holding)
    const name = await nameOf(act.db, holding)
    act.note({ field: 'posts.field.holder', before: null, after: name })
    act.note({ field: 'posts.field.from', before: null, after: wanted.from })
    act.note({ field: 'posts.field.until', before: null, after: wanted.until })
  })
  return holding.id
}

async function refuseUnfit({ db }: By, post: Post, wanted: Appointment): Promise<void> {
  refuseBackwards(wanted.from, wanted.until)
  if (wanted.person === null && wanted.publicName === null)
    throw wrongField('person', 'field/missing')
  if (wanted.publicName !== null && !post.isPublic) throw wrongField('publicName', 'field/unknown')
  if (wanted.person !== null && !(await personById(db, wanted.person)))
    throw wrongField('person', 'field/form')
  const isBefore = post.from !== null && wanted.from < post.from
  const isAfter = post.until !== null && (wanted.until === null || wanted.until > post.until)
  if (!post.isDocumented && isBefore) throw wrongField('from', 'field/outside')
  if (!post.isDocumented && isAfter) throw wrongField('until', 'field/outside')
}

interface Span {
  from: Day | null
  until: Day | null
}

const overlaps = (one: Span, other: Span) =>
  (one.until === null || other.from === null || other.from < one.until) &&
  (other.until === null || one.from === null || one.from < other.until)

/** Ends who holds a post, from a day; the post is vacant then. Refuses a holding that is none of this post's or is over by then, and a stale form. */
export async function endHolding(
  by: By,
  id: string,
  { holding, day, why, version }: Ending & { holding: string },
): Promise<void> {
  const { db, asker } = by
  const post = await thePost(by, id)
  const gives = await reachOfRole(db, asker.today, post.role)
  const grant = await permitted(by, 'posts.appoint', officeOf(post), { gives, post: id })
  const all = await holdingsOf(db, asker.today, id)
  const held = found(
    all.find((each) => each.id === holding),
    'posts/unknown-holding',
  )
  if (held.until === day && version === versionOf(heldByShortening(held))) return
  const deed = {
    by: actorOf(asker, grant),
    name: 'posts.holding-ended',
    subject: `post:${id}`,
    office: post.office,
    why,
  }
  await perform(db, deed, async (act) => {
    const now = (await holdingsOf(act.db, asker.today, id)).find((each) => each.id === holding)
    refuseLater(version, heldByShortening(found(now, 'posts/unknown-holding')), day)
    await endHoldingRow(act, holding, day)
    const name = await nameOf(act.db, held)
    act.note({ field: 'posts.field.holder', before: name, after: null })
    act.note({ field: 'posts.field.until', before: held.until, after: day })
  })
}
