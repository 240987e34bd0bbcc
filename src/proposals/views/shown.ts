import type { Asker } from '#platform/doors/asker.ts'
import type { Db } from '#platform/db/db.ts'
import type { Moment } from '#platform/moment.ts'
import type { Custody } from '#proposals/model/holders.ts'
import type { Proposal } from '#proposals/model/proposal.ts'
import { custodiesOf } from './custody.ts'
import type { Now } from '#posts/views/deciders.ts'
import { type ProposalFilter, proposalById, proposalList } from './proposals.ts'
import { readableBy } from './sight.ts'

/** Who looks, at which moment, and when that is: who has a proposal is told for today. */
export interface Looking {
  db: Db
  moment: Moment
  asker: Asker | null
  now: Now
}

/** A proposal with who has it today. */
export interface ShownProposal extends Proposal {
  /** Null when it is not open. */
  custody: Custody | null
  /** Whether it waits for the one who looks. */
  isForMe: boolean
  isMine: boolean
}

/** What a list is narrowed by beside the rest: those that wait for me, that I sent, or on which nobody can decide. */
export interface ShownFilter extends ProposalFilter {
  waiting?: 'me' | 'sent' | 'nobody' | undefined
}

/** The proposals that somebody may read, the last sent first. A terminal sees all: `seesAll`. */
export async function shownProposals(
  looking: Looking,
  { waiting, ...filter }: ShownFilter = {},
  seesAll = false,
): Promise<ShownProposal[]> {
  const { db, moment, asker } = looking
  const all = await proposalList(db, moment, filter)
  const shown = await withCustody(looking, seesAll ? all : await readableBy(db, asker, all))
  return shown.filter((each) => {
    if (waiting === 'me') return each.isForMe
    if (waiting === 'sent') return each.isMine
    return waiting === undefined || each.custody?.holders.length === 0
  })
}

/** One proposal as it was known at the moment; undefined where there is none, or none for the one who looks. */
export async function shownProposal(
  looking: Looking,
  id: string,
  seesAll = false,
): Promise<ShownProposal | undefined> {
  const { db, moment, asker } = looking
  const proposal = await proposalById(db, moment, id)
  if (proposal === undefined) return undefined
  const mine = seesAll ? [proposal] : await readableBy(db, asker, [proposal])
  return (await withCustody(looking, mine))[0]
}

async function withCustody(
  { db, asker, now }: Looking,
  proposals: readonly Proposal[],
): Promise<ShownProposal[]> {
  const custodies = await custodiesOf(db, now, proposals)
  const person = asker?.person
  return proposals.map((proposal) => {
    const custody = custodies.get(proposal.id) ?? null
    return {
      ...proposal,
      custody,
      isForMe: custody?.holders.some((holder) => holder.person === person) ?? false,
      isMine: person !== undefined && proposal.authors.persons.includes(person),
    }
  })
}
