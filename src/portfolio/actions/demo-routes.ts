import { perform } from '#platform/act.ts'
import { actorOf } from '#platform/doors/asker.ts'
import { type Day, daysAfter } from '#platform/day.ts'
import { versionOf } from '#platform/doors/version.ts'
import type { Db } from '#platform/db/db.ts'
import { found } from '#platform/refusal.ts'
import type { Moment } from '#platform/moment.ts'
import { demoPeople, demoPost } from '#posts/model/demo.ts'
import type { Role } from '#posts/model/roles.ts'
import { signedInAs } from '#posts/actions/operator.ts'
import { projectBy } from '#projects/views.ts'
import { decide, openRoute } from '#routes/actions.ts'
import type { ItemAnswer } from '#routes/model/checklist.ts'
import { heldByStep } from '#routes/model/held.ts'
import { checklistList, type StandingStep, stepBy, stepsOf } from '#routes/views.ts'
import type { DemoProject, DemoRoute, DemoVerdict } from '#portfolio/forms/demo.ts'
import type { DemoRoom } from './demo-team.ts'

type Room = Pick<DemoRoom, 'moment' | 'routes' | 'team'>

/** Puts a demo project on its route on a day before today, and lets those who have its steps say what the file tells. */
export async function routeDemo(
  db: Db,
  { id }: Pick<DemoProject, 'id'>,
  route: DemoRoute,
  room: Room,
): Promise<void> {
  const { moment, routes, team } = room
  const day = sentOn(route, moment.asOf)
  const by = await team('project-developer', day)
  const project = found(await projectBy(db, moment, id), 'projects/unknown-project')
  const asker = found(signedInAs(by) ?? undefined, 'posts/unknown-post')
  const grant = found(
    asker.grants.find(({ right }) => right === 'projects.develop'),
    'posts/unknown-post',
  )
  const actor = actorOf(asker, grant)
  const deed = { by: actor, name: 'routes.submitted', subject: `project:${id}` }
  const opened = await perform(db, { ...deed, office: project.office }, (act) =>
    openRoute(
      act,
      { ...by, db: act.db },
      {
        project,
        number: 1,
        purpose: 'endorsement',
        authors: { persons: [asker.person], posts: [demoPost('project-developer')] },
        anchor: day,
      },
      routes,
    ),
  )
  for (const said of route.verdicts) await say(db, { route: opened, day, said }, room)
}

/** The day on which a demo project is put on its route. */
export const sentOn = (route: DemoRoute, today: Day): Day =>
  'on' in route ? route.on : daysAfter(today, -route.daysAgo)

/** Lets whoever has the step of a rule say something; all items of its checklist are answered with yes. Answers at how many steps. */
export async function say(
  db: Db,
  { route, day, said }: { route: string; day: Day; said: DemoVerdict },
  { moment, routes, team }: Room,
): Promise<number> {
  const now = { ...moment, asKnown: null }
  const steps = await stepsOf(db, now, route)
  const open = steps.filter(
    ({ step, standing }) => step.rule === said.rule && standing.state === 'open',
  )
  for (const each of open) {
    const by = await team(roleOf(each), day)
    const step = found(await stepBy(db, now, each.step.id), 'routes/unknown-step')
    const { rule: _rule, reason = '', reasons = [], conditions = [], verdict } = said
    const answers = verdict === 'return' || verdict === 'decline' ? [] : await yesTo(db, now, each)
    const version = versionOf(heldByStep(step))
    await decide(
      by,
      each.step.id,
      { verdict, reason, reasons, conditions, answers, version },
      routes,
    )
  }
  return open.length
}

/** The role of the demo person who has a step. */
function roleOf({ standing }: StandingStep): Role {
  const demo = demoPeople.find(({ role }) => demoPost(role) === standing.post)
  return found(demo, 'posts/unknown-post').role
}

async function yesTo(db: Db, moment: Moment, { step }: StandingStep): Promise<ItemAnswer[]> {
  const { checklist } = step
  const list = (await checklistList(db, moment)).find(
    ({ id, version }) => id === checklist?.id && version === checklist.version,
  )
  return (list?.items ?? []).map(({ id }) => ({ item: id, answer: 'yes', note: '' }))
}
