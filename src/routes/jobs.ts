import type { Clock } from '#platform/day.ts'
import type { Db } from '#platform/db/db.ts'
import { momentAt } from '#sources/views.ts'
import type { RouteRoom } from './actions/room.ts'
import type { Settling } from './actions/round.ts'
import { settle } from './actions/settling.ts'

/**
 * Looks whether whoever has an open step can still act, passes up what is overdue, and reminds; once for each day and each change,
 * however many programs try. One cheap query when nothing happened.
 */
export const settleSteps = async (
  db: Db,
  clock: Clock,
  room: Pick<RouteRoom, 'link' | 'work'>,
): Promise<Settling> =>
  settle(db, { today: await momentAt(db, clock.today, null), todayAt: clock.todayAt }, room)
