import type { Asker } from '#platform/doors/asker.ts'
import type { Db } from '#platform/db/db.ts'
import { reachedBy } from '#posts/views/reach.ts'
import type { Proposal } from '#proposals/model/proposal.ts'

/** The rights by which a proposal about an office may be read, where they reach it. */
export const readingRights = ['network.propose', 'network.decide'] as const

/** Those of these proposals that somebody may read: their own, and those about offices that their rights to propose or decide reach. */
export async function readableBy(
  db: Db,
  asker: Asker | null,
  proposals: readonly Proposal[],
): Promise<Proposal[]> {
  if (asker === null || proposals.length === 0) return []
  const offices = [...new Set(proposals.map(({ office }) => office))]
  const reaches = await Promise.all(
    readingRights.map((right) => reachedBy(db, asker, right, offices)),
  )
  return proposals.filter(
    (proposal) => isOwn(proposal, asker) || reaches.some((reach) => reach(proposal.office)),
  )
}

/** Whether somebody wrote it. A program with their token needs the right to propose. */
export const isOwn = (
  { authors }: Pick<Proposal, 'authors'>,
  { person, scopes }: Pick<Asker, 'person' | 'scopes'>,
): boolean => authors.persons.includes(person) && (scopes?.includes('network.propose') ?? true)
