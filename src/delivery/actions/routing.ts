import type { Act } from '#platform/act.ts'
import type { Day } from '#platform/day.ts'
import type { By } from '#posts/actions/operator.ts'
import { signedInAs } from '#posts/actions/operator.ts'
import type { Project } from '#projects/model/project.ts'
import { openRoute } from '#routes/actions.ts'
import { timesOf } from '#routes/actions/room.ts'
import type { Authors } from '#routes/model/route.ts'
import type { Purpose, RevisionKind } from '#routes/model/rule.ts'
import { routePreview } from '#routes/views/preview.ts'
import type { DeliveryRoom } from './delivering.ts'

/** What is put on a route beside the project itself. */
export interface Sending {
  project: Project
  number: number
  purpose: Purpose
  about?: string
  revision?: RevisionKind
  authors: Authors
  anchor: Day
}

/**
 * Puts something on the route that the rules tell for it; answers whether anybody is asked. Where the rules ask nobody, no route is
 * opened. Refuses what `openRoute` refuses.
 */
export async function sendOnRoute(
  act: Act,
  by: By,
  sending: Sending,
  room: DeliveryRoom,
): Promise<boolean> {
  const { project, number, purpose, revision = null, authors } = sending
  const sender = signedInAs(by)?.person ?? null
  const preview = await routePreview(act.db, timesOf(by), project, by.words.locale, {
    purpose,
    number,
    revision,
    authors,
    sender,
  })
  if (preview.steps.every(({ isSkipped }) => isSkipped)) return false
  await openRoute(act, by, { ...sending, revision }, room)
  return true
}
