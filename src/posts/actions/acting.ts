import { type Actor, byCommand } from '#platform/act.ts'
import { actorOf } from '#platform/doors/asker.ts'
import type { Moment } from '#platform/moment.ts'
import type { Right } from '#posts/model/rights.ts'
import type { Target } from '#posts/model/target.ts'
import { permits } from '#posts/permits.ts'
import { targetAt } from '#posts/views/targets.ts'
import type { By } from './operator.ts'
import { grantIn } from './permitted.ts'

/** The day and moment at which a verb looks: now. */
export const nowOf = ({ asker }: Pick<By, 'asker'>): Moment => asker.today

/**
 * Who does something at this office by this right. `more` narrows it (authors do not decide on their own). Refuses with the reason
 * (`posts/reason.…`).
 */
export async function actingAt(
  { db, asker, words }: By,
  right: Right,
  office: { id: string; name: string | null },
  more: Partial<Target> = {},
): Promise<Actor> {
  if ('command' in asker) return byCommand(asker.command)
  const target = await targetAt(db, asker, office, asker.today.asOf)
  return actorOf(asker, grantIn(permits(right, asker, { ...target, ...more }), words))
}
