import type { Act } from '#platform/act.ts'
import { wordsIn } from '#platform/i18n/words.ts'
import type { By } from '#posts/actions/operator.ts'
import { moveProject } from '#projects/actions/moving.ts'
import type { Move } from '#projects/model/life.ts'
import type { Project } from '#projects/model/project.ts'
import type { Outcome, Route } from '#routes/model/route.ts'
import { addEnd, putStandings } from '#routes/store/routes.ts'
import { stepsOf } from '#routes/views/routes.ts'
import { tellAuthors } from './letters.ts'
import type { RouteRoom } from './room.ts'

/** What becomes of a project when its route to endorsement ends so; nothing where it was taken back: that is a move of its own. */
const movesOf: Readonly<Record<Outcome, Move | null>> = {
  endorsed: 'endorse',
  'endorsed-with-conditions': 'endorse',
  returned: 'return',
  declined: 'decline',
  'taken-back': null,
}

/** Ends a route inside the act of whoever ends it: what is still open or waiting ends, what was said stays, and what the route was for follows. */
export async function endRoute(
  act: Act,
  by: By,
  { route, project, outcome, reason }: { route: Route; project: Project; outcome: Outcome; reason: string | null },
  room: RouteRoom,
): Promise<void> {
  await addEnd(act, route.id, { outcome, reason })
  const left = (await stepsOf(act.db, { ...by.asker.today, asKnown: null }, route.id)).filter(
    ({ standing }) => standing.state === 'open' || standing.state === 'waiting',
  )
  await putStandings(
    act,
    left.map(({ step, standing }) => ({ ...standing, step: step.id, state: 'ended' })),
  )
  act.note({
    field: 'routes.field.outcome',
    before: null,
    after: wordsIn('en').t(`routes.outcome.${outcome}`),
  })
  const move = movesOf[outcome]
  if (route.purpose === 'endorsement' && move !== null)
    await moveProject(act, { ...by, db: act.db }, project, move, { reason })
  const follows = room.outcomes?.[route.purpose]
  if (follows !== undefined) await follows(act, { ...by, db: act.db }, { route, outcome, reason })
  if (outcome !== 'taken-back')
    await tellAuthors(act, {
      persons: route.authors.persons,
      project,
      topic: outcome,
      why: reason,
      room,
    })
}
