import type { Act } from '#platform/act.ts'
import { projectBy } from '#projects/views.ts'
import type { By } from '#posts/actions/operator.ts'
import type { Project } from '#projects/model/project.ts'
import { askedOf, type Ground, placeOf } from '#routes/model/asked.ts'
import { waysOf } from '#routes/model/candidates.ts'
import { type Holder, holderFor } from '#routes/model/holder.ts'
import type { Route, Step } from '#routes/model/route.ts'
import { type Rule, ruleOf } from '#routes/model/rule.ts'
import { type NewStanding, putStandings } from '#routes/store/routes.ts'
import { daysOf, groundOn, officesNamedIn } from '#routes/views/ground.ts'
import { type StandingStep, stepsOf } from '#routes/views/routes.ts'
import { ruleList } from '#routes/views/rules.ts'
import { verdictsOf } from '#routes/views/said.ts'
import { endRoute } from './ending.ts'
import { tellArrived } from './letters.ts'
import { type RouteRoom, timesOf } from './room.ts'

/**
 * Goes on after a step was decided: when the last of its stage has answered, the next stage opens, each step with whoever has it by the
 * network of today; after the last stage the route ends, endorsed.
 */
export async function advance(
  act: Act,
  by: By,
  { route, project }: { route: Route; project: Project },
  room: RouteRoom,
): Promise<void> {
  const moment = { ...by.asker.today, asKnown: null }
  const steps = await stepsOf(act.db, moment, route.id)
  if (steps.some(({ standing }) => standing.state === 'open')) return
  const waiting = steps.filter(({ standing }) => standing.state === 'waiting')
  if (waiting.length === 0) {
    const verdicts = await verdictsOf(
      act.db,
      steps.map(({ step }) => step.id),
    )
    const isBound = [...verdicts.values()].some(
      ({ verdict }) => verdict === 'endorse-with-conditions',
    )
    const outcome = isBound ? 'endorsed-with-conditions' : 'endorsed'
    const now = (await projectBy(act.db, moment, project.id)) ?? project
    return endRoute(act, by, { route, project: now, outcome, reason: null }, room)
  }
  const stage = Math.min(...waiting.map(({ step }) => step.stage))
  await openStage(
    act,
    by,
    { route, project, steps: waiting.filter(({ step }) => step.stage === stage) },
    room,
  )
}

async function openStage(
  act: Act,
  by: By,
  { route, project, steps }: { route: Route; project: Project; steps: readonly StandingStep[] },
  room: RouteRoom,
): Promise<void> {
  const now = { ...timesOf(by), today: { ...by.asker.today, asKnown: null } }
  const rules = await ruleList(act.db, { asKnown: null })
  const had = steps.flatMap(({ standing }) => standing.office ?? [])
  const only = [...officesNamedIn(route.facts), ...had]
  const ground = await groundOn(act.db, now, [route.facts], rules, { only })
  const drawn = steps.map((each) => ({
    ...each,
    holder: holderOf(each.step, route, rules, ground),
  }))
  const offices = drawn.flatMap(({ holder, standing }) => holder?.office ?? standing.office ?? [])
  const days = await daysOf(act.db, now, offices)
  const standings = drawn.map(({ step, standing, holder }): NewStanding => {
    const office = holder?.office ?? standing.office ?? ''
    return {
      ...standing,
      step: step.id,
      state: 'open',
      office,
      post: holder?.post.id ?? standing.post,
      postTitle: holder?.post.title ?? standing.postTitle,
      since: days.today(office),
      openedAt: act.at,
      due: days.due(office, step.workingDays),
      because: holder?.because ?? standing.because,
    }
  })
  await putStandings(act, standings)
  await tellArrived(act, { posts: standings, bench: ground.bench, project, room })
}

/** Who has a step by the network and the posts of a day; null when nobody at all could act. */
export function holderOf(
  step: Step,
  { facts, authors }: Pick<Route, 'facts' | 'authors'>,
  rules: readonly Rule[],
  ground: Ground,
): Holder | null {
  const rule = ruleOf(step, rules)
  if (rule === undefined) return null
  const ways = waysOf(rule, step.countries, facts, ground.network)
  const asked = askedOf(step, ways, { facts, authors })
  return holderFor(asked, ways, ground.bench, placeOf(ground))
}
