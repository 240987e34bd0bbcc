import { freeId } from '#platform/text.ts'
import type { Day } from '#platform/day.ts'
import { actorOf } from '#platform/doors/asker.ts'
import { perform } from '#platform/act.ts'
import { versionOf } from '#platform/doors/version.ts'
import { Refusal } from '#platform/refusal.ts'
import { isOffice } from '#network/views/lists.ts'
import { officeCalled } from '#posts/views/offices.ts'
import type { NewPost } from '#posts/forms/new-post.ts'
import { confinementOf, isRole } from '#posts/model/roles.ts'
import { addPost, endDelegationRow, endHoldingRow, endPostRow } from '#posts/store.ts'
import { delegationsOf, holdingsOf, isPostKnown } from '#posts/views/posts.ts'
import { endingNow } from '#posts/views/held.ts'
import { reachOfRole } from '#posts/views/roles.ts'
import { englishTitle } from '#posts/views/titles.ts'
import {
  type By,
  officeOf,
  permitted,
  refuseBackwards,
  refuseLater,
  thePost,
  wrongField,
} from './permitted.ts'

/**
 * Makes a post at an office; answers its id. Refuses a role or an office nobody knows, a confinement where the role has none or
 * none where it needs one, and whom the right to make posts does not let reach as far as the role's rights do.
 */
export async function makePost(by: By, wanted: NewPost): Promise<string> {
  const { db, asker } = by
  if (!isRole(wanted.role)) throw wrongField('role', 'field/form')
  if (!(await isOffice(db, wanted.office))) throw wrongField('office', 'field/form')
  const name = await officeCalled(db, asker.today, wanted.office)
  const gives = await reachOfRole(db, asker.today, wanted.role)
  const grant = await permitted(by, 'posts.make', { id: wanted.office, name }, { gives })
  refuseBackwards(wanted.from, wanted.until)
  const needsConfining = confinementOf(wanted.role) !== null
  if (needsConfining !== wanted.confinedTo.length > 0)
    throw wrongField('confinedTo', needsConfining ? 'field/missing' : 'field/unknown')
  const id = await freeId(`${wanted.role}-${wanted.office}`, (each) => isPostKnown(by.db, each))
  const title = englishTitle(wanted.role, wanted.titles, name)
  const deed = {
    by: actorOf(asker, grant),
    name: 'posts.made',
    subject: `post:${id}`,
    office: wanted.office,
    why: wanted.why,
  }
  await perform(db, deed, async (act) => {
    if (await isPostKnown(act.db, id)) throw new Refusal('conflict', 'posts/id-taken')
    await addPost(act, { ...wanted, id, unit: null, confinedTo: [...wanted.confinedTo] })
    act.note({ field: 'posts.field.title', before: null, after: title })
    act.note({ field: 'posts.field.from', before: null, after: wanted.from })
    act.note({ field: 'posts.field.until', before: null, after: wanted.until })
  })
  return id
}

/** What ends a post: the first day on which it is no more, and the version of the page on which it was asked for. */
export interface Ending {
  day: Day
  why: string
  version: string
}

/**
 * Ends a post, and with it from that day who holds it and what it lent or was lent. Refuses posts of the documents
 * (`posts/documented-post`), which end as the documents say, and a page that is no longer true (`form/stale`). An end that stands
 * already is left.
 */
export async function endPost(by: By, id: string, { day, why, version }: Ending): Promise<void> {
  const { db, asker } = by
  const post = await thePost(by, id)
  const gives = await reachOfRole(db, asker.today, post.role)
  const grant = await permitted(by, 'posts.make', officeOf(post), { gives, post: id })
  if (post.isDocumented) throw new Refusal('conflict', 'posts/documented-post')
  if (post.until === day && version === versionOf(await endingNow(by, id))) return
  const deed = {
    by: actorOf(asker, grant),
    name: 'posts.ended',
    subject: `post:${id}`,
    office: post.office,
    why,
  }
  await perform(db, deed, async (act) => {
    refuseLater(version, await endingNow({ ...by, db: act.db }, id), day)
    for (const held of await holdingsOf(act.db, asker.today, id))
      await endHoldingRow(act, held.id, day)
    for (const lent of await delegationsOf(act.db, asker.today, id))
      await endDelegationRow(act, lent.id, day)
    await endPostRow(act, id, day)
    act.note({ field: 'posts.field.until', before: post.until, after: day })
  })
}
