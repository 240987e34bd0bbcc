import type { Db } from '#platform/db/db.ts'
import { type Custody, holdersOf } from '#proposals/model/holders.ts'
import type { Proposal } from '#proposals/model/proposal.ts'
import { decidingOver, type Now } from '#posts/views/deciders.ts'

/** Who has each of these proposals today, by id; those that are not open are left out. */
export async function custodiesOf(
  db: Db,
  now: Now,
  proposals: readonly Proposal[],
): Promise<ReadonlyMap<string, Custody>> {
  const open = proposals.filter(({ state }) => state === 'open')
  const deciding = await decidingOver(
    db,
    now,
    'network.decide',
    open.map(({ office }) => office),
  )
  return new Map(
    open.flatMap((proposal): [string, Custody][] => {
      const { deciders, day } = deciding.get(proposal.office) ?? {
        deciders: [],
        day: now.today.asOf,
      }
      const custody = holdersOf(proposal, deciders, day)
      return custody === null ? [] : [[proposal.id, custody]]
    }),
  )
}

/** Who has one proposal today; null when it is not open. */
export const custodyOf = async (db: Db, now: Now, proposal: Proposal): Promise<Custody | null> =>
  (await custodiesOf(db, now, [proposal])).get(proposal.id) ?? null
