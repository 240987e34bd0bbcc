import { perform } from '#platform/act.ts'
import type { Day } from '#platform/day.ts'
import { type By, signedInAs } from '#posts/actions/operator.ts'
import { daysAt } from '#posts/views/reach.ts'
import type { MoveFollower } from '#projects/actions/making.ts'
import { lacksFor, moveProject, refuseLacks } from '#projects/actions/moving.ts'
import { actingOn, refuseMove, theProject, unchanged } from '#projects/actions/permitted.ts'
import type { Project } from '#projects/model/project.ts'
import { authorsOf } from '#projects/views/authors.ts'
import type { NeedChecks } from '#projects/views/needs.ts'
import { openRouteOf, stepsOf } from '#routes/views/routes.ts'
import { letSee } from './advancing.ts'
import { closeRoute } from './ending.ts'
import { openRoute } from './opening.ts'
import type { RouteRoom } from './room.ts'

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
    const route = await openRoute(
      act,
      within,
      { project: moved, number: now.version, purpose: 'endorsement', authors, anchor },
      room,
    )
    const steps = await stepsOf(act.db, { ...by.asker.today, asKnown: null }, route)
    await letSee(
      act,
      moved,
      steps.map(({ standing }) => standing),
    )
    return route
  })
}

/** Ends the route a project is on when it is taken back or withdrawn, in the same act; what was said stays. */
export const endsRoute: MoveFollower = async (act, by, { before, move, reason }) => {
  if (move !== 'take-back' && move !== 'withdraw') return
  const moment = { ...by.asker.today, asKnown: null }
  const route = await openRouteOf(act.db, moment, before.id)
  if (route === undefined) return
  await closeRoute(act, by, { route, outcome: 'taken-back', reason })
}
