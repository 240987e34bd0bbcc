import { byCommand, perform } from '#platform/act.ts'
import type { Clock } from '#platform/day.ts'
import type { Db } from '#platform/db/db.ts'
import { momentAt } from '#sources/views.ts'
import { tellHolders } from './actions/letters.ts'
import type { Room } from './actions/room.ts'
import type { Custody } from './model/holders.ts'
import type { Proposal } from './model/proposal.ts'
import { putStanding } from './store.ts'
import { custodiesOf, custodyOf } from './views/custody.ts'
import type { Now } from '#posts/views/deciders.ts'
import { proposalById, proposalList } from './views/proposals.ts'

/**
 * Passes on every proposal that is no longer with whoever holds the mandate: its deadline went by, or nobody holds the mandate any
 * more. Each passing on is an act of its own, and is done once however many programs try. Answers how many passed on.
 */
export async function passOn(db: Db, clock: Clock, { link }: Pick<Room, 'link'>): Promise<number> {
  const today = await momentAt(db, clock.today, null)
  const now = { today, todayAt: clock.todayAt }
  const open = (await proposalList(db, today, { state: 'open' })).filter(isWithMandate)
  const custodies = await custodiesOf(db, now, open)
  let passed = 0
  for (const proposal of open)
    if (custodies.get(proposal.id)?.stage === 'everywhere')
      passed += (await passedOn(db, now, proposal, link)) ? 1 : 0
  return passed
}

const isWithMandate = ({ stage }: Pick<Proposal, 'stage'>) => stage === 'mandate'

async function passedOn(
  db: Db,
  now: Now,
  { id, office }: Proposal,
  link: Room['link'],
): Promise<boolean> {
  const deed = {
    by: byCommand('pass-on'),
    name: 'proposals.passed-on',
    subject: `proposal:${id}`,
    office,
  }
  try {
    await perform(db, deed, async (act) => {
      const proposal = await proposalById(act.db, now.today, id)
      // Somebody may have decided, or another program passed it on, while this one waited for its turn.
      if (proposal === undefined || !isWithMandate(proposal)) throw new NotDue()
      const custody = await custodyOf(act.db, now, proposal)
      if (custody?.stage !== 'everywhere') throw new NotDue()
      await putStanding(act, id, standingSince(custody))
      act.note({ field: 'proposals.field.passed-on', before: null, after: custody.since })
      await tellHolders(act, proposal, { custody, topic: 'passed-on', link })
    })
    return true
  } catch (error) {
    if (error instanceof NotDue) return false
    throw error
  }
}

const standingSince = ({ since }: Pick<Custody, 'since'>) => ({
  state: 'open' as const,
  stage: 'everywhere' as const,
  since,
  passesOn: null,
  person: null,
  postTitle: null,
  reason: null,
  decision: null,
})

/** Undoes a passing on that turned out to have no occasion. */
class NotDue extends Error {
  override name = 'NotDue'
}
