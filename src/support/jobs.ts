import type { Clock } from '#platform/day.ts'
import type { Db } from '#platform/db/db.ts'
import { momentAt } from '#sources/views.ts'
import type { Settling } from '#routes/actions/round.ts'
import type { SupportRoom } from './actions/room.ts'
import { settle } from './actions/settling.ts'

/** Looks whether whoever has an open request can still act, passes up what is overdue, and reminds; one cheap query when nothing happened. */
export const settleSupport = async (db: Db, clock: Clock, room: SupportRoom): Promise<Settling> =>
  settle(db, { today: await momentAt(db, clock.today, null), todayAt: clock.todayAt }, room)
