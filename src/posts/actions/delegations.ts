import { randomUUID } from 'node:crypto'
import type { Day } from '#platform/day.ts'
import { type Grant, actorOf } from '#platform/doors/asker.ts'
import { perform } from '#platform/act.ts'
import { refuseStale, versionOf } from '#platform/doors/version.ts'
import { found, Refusal } from '#platform/refusal.ts'
import { heldByLending, heldByShortening, isSame, lentOut } from '#posts/model/held.ts'
import { type Delegation, holdsOn, type Post } from '#posts/model/post.ts'
import { isRight } from '#posts/model/rights.ts'
import { lends } from '#posts/permits.ts'
import { addDelegation, endDelegationRow } from '#posts/store.ts'
import { lendingNow } from '#posts/views/held.ts'
import { delegationsOf, holdingsOf } from '#posts/views/posts.ts'
import { nameOf } from '#posts/views/names.ts'
import { reachOfRole, roleRights } from '#posts/views/roles.ts'
import { englishTitle } from '#posts/views/titles.ts'
import {
  type By,
  grantIn,
  refuseBackwards,
  refuseLater,
  targetOf,
  thePost,
  wrongField,
} from './permitted.ts'
import type { Ending } from './posts.ts'

/** Rights that a post is to lend to whoever holds another post; without a list, all of them: an officer in charge. */
export interface Loan {
  toPost: string
  rights: readonly string[] | null
  from: Day
  until: Day
  reason: string
  version: string
}

/**
 * Lends rights of a post to the holder of another, from a day until a day. Who holds the post may do so with their own right to
 * delegate; others need that right and the one to appoint over the office, and reach as far as what is lent. Refuses rights the role does not give,
 * a post nobody holds on the first day, lending to oneself, and a second officer in charge for the same days
 * (`posts/in-charge-already`), and a form opened before another change (`form/stale`). What was lent is not lent on; what is
 * lent just so already is left.
 */
export async function lend(by: By, id: string, wanted: Loan): Promise<string> {
  const { db, asker } = by
  const post = await thePost(by, id)
  const to = await thePost(by, wanted.toPost)
  const all = await holdingsOf(db, asker.today, to.id)
  const holder = all.find((each) => holdsOn(each, wanted.from))
  if (to.id === post.id) throw wrongField('toPost', 'field/form')
  const person = holder?.person ?? null
  const grant = await mayLend(by, post, person ?? '')
  refuseBackwards(wanted.from, wanted.until)
  if (person === null) throw wrongField('toPost', 'field/nobody')
  await refuseForeignRights(by, post, wanted.rights)
  const mine = lentOut(wanted)
  const before = await delegationsOf(db, asker.today, id)
  const there = before.find((each) => each.post === id && isSame(lentOut(each), mine))
  if (there && wanted.version === versionOf(heldByLending(post, before))) return there.id
  const lent: Delegation = {
    id: `d-${randomUUID()}`,
    post: id,
    toPost: to.id,
    person,
    rights: wanted.rights === null ? null : [...wanted.rights],
    from: wanted.from,
    until: wanted.until,
    reason: wanted.reason,
  }
  const deed = {
    by: actorOf(asker, grant),
    name: lent.rights === null ? 'posts.put-in-charge' : 'posts.delegated',
    subject: `post:${id}`,
    office: post.office,
    why: wanted.reason,
  }
  await perform(db, deed, async (act) => {
    refuseStale(wanted.version, await lendingNow({ ...by, db: act.db }, id), mine)
    if (lent.rights === null) await refuseSecond({ ...by, db: act.db }, post, wanted)
    await addDelegation(act, lent)
    const name = await nameOf(act.db, { person, publicName: null })
    const title = englishTitle(to.role, to.titles, to.officeName)
    act.note({ field: 'posts.field.stand-in', before: null, after: `${name}, ${title}` })
    act.note({ field: 'posts.field.rights', before: null, after: lent.rights?.join(', ') ?? 'all' })
    act.note({ field: 'posts.field.from', before: null, after: wanted.from })
    act.note({ field: 'posts.field.until', before: null, after: wanted.until })
  })
  return lent.id
}

/** The right by which a post's rights are lent: as its holder, or by who could appoint to it, and reaches as far. */
async function mayLend(by: By, post: Post, gains: string): Promise<Grant> {
  const { db, asker } = by
  const gives = await reachOfRole(db, asker.today, post.role)
  const target = { ...(await targetOf(by, post)), gives, gains }
  return grantIn(lends(asker, post.id, target), by.words)
}

async function refuseForeignRights(
  { db, asker }: By,
  post: Post,
  rights: readonly string[] | null,
): Promise<void> {
  if (rights === null) return
  const given = new Set((await roleRights(db, asker.today, post.role)).map((each) => each.right))
  const isForeign = rights.some((right) => !isRight(right) || !given.has(right))
  if (isForeign || rights.length === 0) throw wrongField('rights', 'field/form')
}

async function refuseSecond({ db, asker }: By, post: Post, { from, until }: Loan): Promise<void> {
  const all = await delegationsOf(db, asker.today, post.id)
  const second = all.find(
    (each) =>
      each.post === post.id &&
      each.rights === null &&
      (each.until === null || from < each.until) &&
      (each.from === null || each.from < until),
  )
  if (second) throw new Refusal('conflict', 'posts/in-charge-already')
}

/** Takes lent rights back, from a day. Whoever may lend may take back, and so may who has them give them back. */
export async function takeBack(
  by: By,
  id: string,
  { delegation, day, why, version }: Ending & { delegation: string },
): Promise<void> {
  const { db, asker } = by
  const post = await thePost(by, id)
  const all = await delegationsOf(db, asker.today, id)
  const lent = found(
    all.find((each) => each.id === delegation && each.post === id),
    'posts/unknown-delegation',
  )
  const isTheirs = lent.person === asker.person && asker.scopes === null
  const grant = isTheirs ? null : await mayLend(by, post, '')
  if (lent.until === day && version === versionOf(heldByShortening(lent))) return
  const deed = {
    by: actorOf(asker, grant),
    name: 'posts.taken-back',
    subject: `post:${id}`,
    office: post.office,
    why,
  }
  await perform(db, deed, async (act) => {
    const now = (await delegationsOf(act.db, asker.today, id)).find(
      (each) => each.id === delegation,
    )
    refuseLater(version, heldByShortening(found(now, 'posts/unknown-delegation')), day)
    await endDelegationRow(act, delegation, day)
    const name = await nameOf(act.db, { person: lent.person, publicName: null })
    act.note({ field: 'posts.field.stand-in', before: name, after: null })
    act.note({ field: 'posts.field.until', before: lent.until, after: day })
  })
}
