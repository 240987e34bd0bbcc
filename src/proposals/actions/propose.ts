import { randomUUID } from 'node:crypto'
import { type Act, perform } from '#platform/act.ts'
import { actorOf, type Grant } from '#platform/doors/asker.ts'
import { refuseStale } from '#platform/doors/version.ts'
import { Refusal } from '#platform/refusal.ts'
import { calendarOf } from '#calendars/views.ts'
import { isOffice } from '#network/views/lists.ts'
import { type By, permitted } from '#posts/actions/permitted.ts'
import { officeCalled } from '#posts/views/offices.ts'
import { heldByStanding } from '#proposals/model/held.ts'
import { beginningOf } from '#proposals/model/holders.ts'
import type { Authors, Manner, Proposal, Sending } from '#proposals/model/proposal.ts'
import { passesOnAfter } from '#proposals/model/deadline.ts'
import { addProposal, addSending, putStanding } from '#proposals/store.ts'
import { decidingOver } from '#posts/views/deciders.ts'
import { isOwn } from '#proposals/views/sight.ts'
import { tellHolders } from './letters.ts'
import { noteFields, officeOf, type Room, saidFor, theProposal } from './room.ts'
import { refuseUnfit, refuseUnseen } from './sending.ts'

/**
 * Proposes a change or a correction of an office; answers its id. It comes to whoever holds a mandate over the office, or at once
 * to whoever decides everywhere when nobody does. Refuses an office nobody knows, whoever's right to propose does not reach it,
 * fields that cannot be, and values that the network does not say on that day (`proposals/said-otherwise`).
 */
export async function propose(
  by: By,
  office: string,
  manner: Manner,
  sending: Sending,
  { link }: Pick<Room, 'link'>,
): Promise<string> {
  const { db, asker } = by
  if (!(await isOffice(db, office))) throw new Refusal('not-found', 'network/unknown-office')
  const officeName = await officeCalled(db, asker.today, office)
  const grant = await permitted(by, 'network.propose', { id: office, name: officeName })
  await refuseUnfit(by, office, manner, sending)
  const id = `proposal-${randomUUID().slice(0, 8)}`
  const deed = {
    by: actorOf(asker, grant),
    name: 'proposals.proposed',
    subject: `proposal:${id}`,
    office,
    why: sending.why,
  }
  await perform(db, deed, async (act) => {
    await addProposal(act, { id, office, manner })
    const sent = {
      id,
      office,
      officeName,
      manner,
      number: 1,
      authors: authorsOf(asker.person, grant),
    }
    await send(by, act, { proposal: sent, grant, sending, link })
  })
  return id
}

/**
 * Sends a returned proposal again, amended. Refuses anybody but its author (`proposals/not-yours`), what was not returned
 * (`proposals/not-returned`), a stale form, and what `propose` refuses.
 */
export async function amend(
  by: By,
  id: string,
  { version, ...sending }: Sending & { version: string },
  { link }: Pick<Room, 'link'>,
): Promise<void> {
  const { db, asker } = by
  const proposal = await theProposal(by, id)
  refuseOthers(by, proposal)
  const grant = await permitted(by, 'network.propose', officeOf(proposal))
  if (proposal.state === 'returned')
    await refuseUnfit(by, proposal.office, proposal.manner, sending)
  const deed = {
    by: actorOf(asker, grant),
    name: 'proposals.amended',
    subject: `proposal:${id}`,
    office: proposal.office,
    why: sending.why,
  }
  await perform(db, deed, async (act) => {
    const now = await theProposal({ ...by, db: act.db }, id)
    refuseStale(version, heldByStanding(now), {})
    if (now.state !== 'returned') throw new Refusal('conflict', 'proposals/not-returned')
    const mine = authorsOf(asker.person, grant)
    const authors = {
      persons: [...now.authors.persons, ...mine.persons],
      posts: [...now.authors.posts, ...mine.posts],
    }
    const sent = { ...now, number: now.number + 1, authors }
    await send(by, act, { proposal: sent, grant, sending, link })
  })
}

/** Withdraws what somebody proposed themselves. Refuses anybody else, what is decided or withdrawn already, and a stale form. */
export async function withdrawProposal(
  by: By,
  id: string,
  { why, version }: { why: string; version: string },
): Promise<void> {
  const { db, asker } = by
  const proposal = await theProposal(by, id)
  refuseOthers(by, proposal)
  const { post, onBehalfOf } = proposal.author
  const deed = {
    by: { person: asker.person, name: asker.name, post, onBehalfOf },
    name: 'proposals.withdrawn',
    subject: `proposal:${id}`,
    office: proposal.office,
    why,
  }
  await perform(db, deed, async (act) => {
    const now = await theProposal({ ...by, db: act.db }, id)
    refuseStale(version, heldByStanding(now), {})
    if (now.state !== 'open' && now.state !== 'returned')
      throw new Refusal('conflict', 'proposals/not-open')
    await putStanding(act, id, {
      ...closed,
      state: 'withdrawn',
      since: asker.today.asOf,
      person: asker.name,
      postTitle: post.title,
      reason: why,
    })
  })
}

/** What is true of every proposal that is not open. */
export const closed = { stage: null, passesOn: null, decision: null } as const

/** Only who wrote it may. A program with their token needs the right to propose. */
function refuseOthers({ asker }: By, proposal: Proposal): void {
  if (!isOwn(proposal, asker)) throw new Refusal('forbidden', 'proposals/not-yours')
}

const authorsOf = (person: string, { post, onBehalfOf }: Grant): Authors => ({
  persons: [person],
  posts: [post.id, ...(onBehalfOf === null ? [] : [onBehalfOf.id])],
})

interface Sent {
  proposal: Pick<Proposal, 'id' | 'office' | 'officeName' | 'manner' | 'number' | 'authors'>
  grant: Grant
  sending: Sending
  link: Room['link']
}

/** Records a sending and with whom it now is, and tells them. */
async function send(by: By, act: Act, { proposal, grant, sending, link }: Sent): Promise<void> {
  const { asker } = by
  const { id, office, number, authors } = proposal
  const within = { ...by, db: act.db }
  await refuseUnseen(within, sending, await saidFor(within, { office, ...sending }))
  const deciding = (await decidingOver(act.db, asker, 'network.decide', [office])).get(office)
  const { deciders, day } = deciding ?? { deciders: [], day: asker.today.asOf }
  const week = await calendarOf(act.db, asker.today, office)
  const beginning = beginningOf(authors, deciders, day, passesOnAfter(day, week))
  const author = {
    person: asker.person,
    name: asker.name,
    post: grant.post,
    onBehalfOf: grant.onBehalfOf,
  }
  await addSending(act, id, { ...sending, number, by: author, on: day })
  await putStanding(act, id, {
    state: 'open',
    stage: beginning.stage,
    since: day,
    passesOn: beginning.passesOn,
    person: asker.name,
    postTitle: grant.post.title,
    reason: null,
    decision: null,
  })
  await noteFields(act, { ...asker.today, asOf: day }, sending.fields)
  act.note({ field: 'proposals.field.from', before: null, after: sending.from })
  if (beginning.custody !== null) {
    const fields = sending.fields.map((field, at) => ({ at: at + 1, ...field }))
    const told = { ...proposal, fields, author }
    await tellHolders(act, told, { custody: beginning.custody, topic: 'came', link })
  }
}
