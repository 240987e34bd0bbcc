import { type Act, perform } from '#platform/act.ts'
import type { Day } from '#platform/day.ts'
import { type By, signedInAs } from '#posts/actions/operator.ts'
import { daysAt } from '#posts/views/reach.ts'
import type { MoveFollower } from '#projects/actions/making.ts'
import { lacksFor, moveProject, refuseLacks } from '#projects/actions/moving.ts'
import { actingOn, refuseMove, theProject, unchanged } from '#projects/actions/permitted.ts'
import type { Project } from '#projects/model/project.ts'
import { authorsOf } from '#projects/views/authors.ts'
import type { NeedChecks } from '#projects/views/needs.ts'
import { isAskedIn } from '#routes/model/under-way.ts'
import { openRoutesOf } from '#routes/views/routes.ts'
import { closeRoute } from './ending.ts'
import { openRoute } from './opening.ts'
import type { Outcomes, RouteRoom } from './room.ts'

/** Today at the office of a project: its route is bound to the network of that day. */
async function dayThere(by: By, { office }: Pick<Project, 'office'>): Promise<Day> {
  const asker = signedInAs(by)
  if (asker === null) return by.asker.today.asOf
  return (await daysAt(by.db, asker, [office])).get(office) ?? asker.today.asOf
}

/**
 * Puts a proposal on its route to endorsement, bound to the network of today at its office; answers the route's id. Refuses whoever does not
 * develop for its office, what the table of moves does not allow (`projects/no-move`), what is missing for it (`projects/lacking`), a form
 * that was opened before somebody changed it (`form/stale`), and a step on which nobody could act (`routes/nobody`).
 */
export async function submit(
  by: By,
  id: string,
  { version }: { version: string },
  { checks, ...room }: RouteRoom & { checks: NeedChecks },
): Promise<string> {
  const before = await theProject(by, id)
  const actor = await actingOn(by, 'projects.develop', before)
  const anchor = await dayThere(by, before)
  const deed = {
    by: actor,
    name: 'routes.submitted',
    subject: `project:${id}`,
    office: before.office,
  }
  return perform(by.db, deed, async (act) => {
    const within = { ...by, db: act.db }
    refuseMove('submit', await theProject(within, id), by.words)
    const now = await unchanged(within, id, version)
    refuseLacks(await lacksFor(within, now, 'submit', checks))
    const authors = await authorsOf(act.db, id, now.version)
    const moved = await moveProject(act, within, now, 'submit', { anchor })
    return openRoute(
      act,
      within,
      { project: moved, number: now.version, purpose: 'endorsement', authors, anchor },
      room,
    )
  })
}

/**
 * Ends every route about which nobody is asked any more as a project stands now, inside the act that brought it there: what was said stays,
 * and what each was for follows (`taken-back`).
 */
export async function endLeft(
  act: Act,
  by: By,
  { after, reason }: { after: Project; reason: string | null },
  outcomes: Outcomes,
): Promise<void> {
  const moment = { ...by.asker.today, asKnown: null }
  const within = { ...by, db: act.db }
  for (const route of await openRoutesOf(act.db, moment, after.id)) {
    if (isAskedIn(route.purpose, after.state)) continue
    const ended = { route, outcome: 'taken-back', reason } as const
    await closeRoute(act, within, ended)
    await outcomes[route.purpose]?.(act, within, ended)
  }
}

/** Ends the routes that a move of a project leaves behind: of one that is taken back, withdrawn, rejected, ended. */
export const endsRoutes =
  (outcomes: Outcomes): MoveFollower =>
  (act, by, told) =>
    endLeft(act, by, told, outcomes)
