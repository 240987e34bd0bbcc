import { sql } from 'kysely'
import { byCommand, perform } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import { versionOf } from '#platform/doors/version.ts'
import { refusalOf } from '#platform/testing/outcome.ts'
import type { By } from '#posts/actions/permitted.ts'
import { as, day, somebody, why } from '#posts/people.test.room.ts'
import { ground } from '#decisions/decided.test.room.ts'
import { saidFor, theProposal } from './actions/room.ts'
import { decideProposal } from './actions.ts'
import { heldByDeciding, heldByStanding } from './model/held.ts'
import type { Field, Sending, Verdict } from './model/proposal.ts'
import { addProposal, addSending, putStanding } from './store.ts'

export const office = 'kyrgyzstan'
export const room = {
  ground,
  link: (locale: string, id: string) => `https://example.invalid/${locale}/proposals/${id}`,
}

export const field = (
  predicate: string,
  before: string | null,
  after: string | null,
  qualifier = '',
): Field => ({ predicate, qualifier, before, after })

/** That the office becomes a country office, and has a telephone. */
export const fields = [
  field('kind', 'country-site', 'country-office'),
  field('telephone', null, '+996 312 000000'),
]

/** What is sent: from a day on, unless told. */
export const sending = (more: Partial<Sending> = {}): Sending => ({
  from: '2025-03-01',
  seenOn: day,
  soFrom: '',
  soUntil: '',
  source: { title: 'Note of the mission', address: 'https://example.invalid/note' },
  why,
  fields,
  ...more,
})

/** The people of a proposal: who writes it, who holds the mandate over the office, who decides everywhere. */
export async function people(db: Db) {
  const ada = await somebody(db, 'Ada', 'chief-of-mission')
  const ilse = await somebody(db, 'Ilse', 'regional-director', 'vienna')
  const gro = await somebody(db, 'Gro', 'director-general', 'headquarters')
  return { ada: await as(db, ada), ilse: await as(db, ilse), gro: await as(db, gro) }
}

/** What a form about the proposal was opened on. */
export async function versionsOf(by: By, id: string) {
  const proposal = await theProposal(by, id)
  const said = await saidFor(by, proposal)
  return {
    decide: versionOf(heldByDeciding(proposal, said)),
    other: versionOf(heldByStanding(proposal)),
  }
}

export const yes = (at: number): Verdict => ({ at, isAccepted: true, reason: null })
export const no = (at: number, reason: string | null): Verdict => ({
  at,
  isAccepted: false,
  reason,
})

/** Decides on the proposal as it is now. */
export const decideNow = async (by: By, id: string, verdicts: readonly Verdict[]) =>
  decideProposal(by, id, { verdicts, why, version: (await versionsOf(by, id)).decide }, room)

/** How it ends: `done`, or the reason of its first fault, or its code. */
export async function endOf(work: Promise<unknown>): Promise<string> {
  const refusal = await refusalOf(work)
  return refusal === null ? 'done' : (refusal.faults[0]?.reason ?? refusal.code)
}

/** The letters written so far, by topic and person. */
export async function letters(db: Db): Promise<string[]> {
  const { rows } = await sql<{ topic: string; name: string }>`
    select topic, name from letter where topic like 'proposals.%' order by topic, name`.execute(db)
  return rows.map(({ topic, name }) => `${topic} ${name}`)
}

/** The names of the last events, the last first. */
export async function events(db: Db, count: number): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from event order by id desc limit ${count}`.execute(db)
  return rows.map(({ name }) => name)
}

/** The id of the proposal that `proposed` makes. */
export const proposedId = 'proposal-sample'

/** A proposal for tests of doors and pages: of somebody who is gone, with whoever holds the mandate, for ever. */
export async function proposed(db: Db, at: string): Promise<void> {
  const deed = {
    by: byCommand('test'),
    name: 'proposals.proposed',
    subject: `proposal:${proposedId}`,
  }
  const on = '2026-11-20'
  await perform(db, deed, async (act) => {
    const post = { id: 'post-of-nobody', title: 'Chief of Mission' }
    const by = { person: 'p-gone', name: 'Somebody gone', post, onBehalfOf: null }
    const sent = sending({
      from: '2026-12-15',
      seenOn: on,
      fields: [field('language', null, 'ky')],
    })
    await addProposal(act, { id: proposedId, office: at, manner: 'change' })
    await addSending(act, proposedId, { ...sent, number: 1, by, on })
    await putStanding(act, proposedId, {
      state: 'open',
      stage: 'mandate',
      since: on,
      passesOn: '2099-01-01',
      person: by.name,
      postTitle: post.title,
      reason: null,
      decision: null,
    })
  })
}
