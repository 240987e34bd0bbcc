import { byCommand, perform } from '#platform/act.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db/db.ts'
import type { Ground } from '#decisions/views/foreseen.ts'
import { undo } from './withdraw.ts'

/** Withdraws a decision for the operator, who holds the machine and asks nobody's post. Refuses as `undo` does. */
export async function withdrawAtDesk(
  db: Db,
  id: string,
  { why, today }: { why: string; today: Day },
  ground: Pick<Ground, 'tables'>,
): Promise<void> {
  const deed = {
    by: byCommand('decisions'),
    name: 'decisions.withdrawn',
    subject: `decision:${id}`,
    why,
  }
  await perform(db, deed, (act) => undo(act, id, today, ground))
}
