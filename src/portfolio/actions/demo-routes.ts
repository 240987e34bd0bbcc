import { perform } from '#platform/act.ts'
import { actorOf } from '#platform/doors/asker.ts'
import { type Day, daysAfter } from '#platform/day.ts'
import { versionOf } from '#platform/doors/version.ts'
import type { Db } from '#platform/db/db.ts'
import { wordsIn } from '#platform/i18n/words.ts'
import { found } from '#platform/refusal.ts'
import type { Moment } from '#platform/moment.ts'
import { demoPeople, demoPost } from '#posts/model/demo.ts'
import type { Role } from '#posts/model/roles.ts'
import { type By, signedInAs } from '#posts/actions/operator.ts'
import { grantsOf } from '#posts/views/grants.ts'
import { projectBy } from '#projects/views.ts'
import { decide, openRoute, type RouteRoom } from '#routes/actions.ts'
import type { ItemAnswer } from '#routes/model/checklist.ts'
import { heldByStep } from '#routes/model/held.ts'
import { checklistList, type StandingStep, stepBy, stepsOf } from '#routes/views.ts'
import type { DemoProject, DemoVerdict } from '#portfolio/forms/demo.ts'

/** Who a demo person is, as who does something on a day: today, unless told. */
export type Team = (role: Role, on?: Day) => Promise<By>

/** The demo people with their rights. */
export const teamOf =
  (db: Db, moment: Moment, holders: ReadonlyMap<string, string>): Team =>
  async (role, on = moment.asOf) => {
    const person = found(holders.get(demoPost(role)), 'posts/unknown-post')
    const today = { ...moment, asOf: on, asKnown: null }
    const name = `${demoPeople.find((each) => each.role === role)?.name ?? role} (demo)`
    const grants = await grantsOf(db, person, today)
    const asker = {
      person,
      name,
      session: null,
      scopes: null,
      hasSecondFactor: true,
      today,
      grants,
    }
    return { db, asker, words: wordsIn('en') }
  }

interface Room {
  moment: Moment
  routes: RouteRoom
  team: Team
}

/** Puts a demo project on its route on a day before today, and lets those who have its steps say what the file tells. */
export async function routeDemo(
  db: Db,
  { id }: DemoProject,
  { daysAgo, verdicts }: NonNullable<DemoProject['route']>,
  { moment, routes, team }: Room,
): Promise<void> {
  const day = daysAfter(moment.asOf, -daysAgo)
  const by = await team('project-developer', day)
  const project = found(await projectBy(db, moment, id), 'projects/unknown-project')
  const asker = found(signedInAs(by) ?? undefined, 'posts/unknown-post')
  const grant = found(
    asker.grants.find(({ right }) => right === 'projects.develop'),
    'posts/unknown-post',
  )
  const actor = actorOf(asker, grant)
  const deed = { by: actor, name: 'routes.submitted', subject: `project:${id}` }
  const route = await perform(db, { ...deed, office: project.office }, (act) =>
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
  for (const said of verdicts) await say(db, { route, day, said }, { moment, routes, team })
}

/** Lets whoever has the step of a rule say something; all items of its checklist are answered with yes. */
async function say(
  db: Db,
  { route, day, said }: { route: string; day: Day; said: DemoVerdict },
  { moment, routes, team }: Room,
): Promise<void> {
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
