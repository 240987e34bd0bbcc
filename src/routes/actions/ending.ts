import type { Act } from '#platform/act.ts'
import { wordsIn } from '#platform/i18n/words.ts'
import type { By } from '#posts/actions/operator.ts'
import { moveProject } from '#projects/actions/moving.ts'
import type { Move } from '#projects/model/life.ts'
import type { Project } from '#projects/model/project.ts'
import type { Outcome, Route } from '#routes/model/route.ts'
import { ruleOf } from '#routes/model/rule.ts'
import { addEnd, addSender, putStandings } from '#routes/store/routes.ts'
import { stepsOf } from '#routes/views/routes.ts'
import { ruleList } from '#routes/views/rules.ts'
import { tellAuthors } from './letters.ts'
import type { RouteRoom } from './room.ts'

/** What becomes of a project when its route to endorsement ends so. */
const movesOf: Readonly<Record<Exclude<Outcome, 'taken-back'>, Move>> = {
  endorsed: 'endorse',
  'endorsed-with-conditions': 'endorse',
  returned: 'return',
  declined: 'decline',
}

/** How a route ends, and why. */
export interface Ending {
  route: Route
  outcome: Outcome
  reason: string | null
}

/** Closes a route inside the act of whoever ends it: what is still open or waiting ends, what was said stays. */
export async function closeRoute(
  act: Act,
  by: Pick<By, 'asker'>,
  { route, outcome, reason }: Ending,
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
}

/** Keeps who sends what is endorsed to the donor, where a rule of the route says that whoever holds its step does. */
async function keepSender(act: Act, { asker }: Pick<By, 'asker'>, { route, outcome }: Ending) {
  if (movesOf[outcome === 'taken-back' ? 'returned' : outcome] !== 'endorse') return
  const rules = await ruleList(act.db, { asKnown: null })
  const steps = await stepsOf(act.db, { ...asker.today, asKnown: null }, route.id)
  const submits = steps.find(
    ({ step, standing }) => standing.state === 'decided' && ruleOf(step, rules)?.submits === true,
  )
  if (submits === undefined) return
  const { step, standing } = submits
  await addSender(act, { route: route.id, project: route.project, right: step.right, standing })
}

/** Closes a route by what was said on it; what it was for follows, and those who wrote it are told. */
export async function endRoute(
  act: Act,
  by: By,
  { project, ...ending }: Ending & { project: Project; outcome: Exclude<Outcome, 'taken-back'> },
  room: RouteRoom,
): Promise<void> {
  const { route, outcome, reason } = ending
  const within = { ...by, db: act.db }
  await closeRoute(act, by, ending)
  if (route.purpose === 'endorsement') {
    await keepSender(act, by, ending)
    await moveProject(act, within, project, movesOf[outcome], { reason })
  }
  const follows = room.outcomes?.[route.purpose]
  if (follows !== undefined) await follows(act, within, ending)
  await tellAuthors(act, {
    persons: route.authors.persons,
    project,
    topic: outcome,
    why: reason,
    room,
  })
}
