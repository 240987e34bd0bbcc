import { type Act, perform } from '#platform/act.ts'
import type { Day } from '#platform/day.ts'
import { wordsIn } from '#platform/i18n/words.ts'
import { Refusal } from '#platform/refusal.ts'
import { type By, signedInAs } from '#posts/actions/operator.ts'
import { wrongField } from '#posts/actions/permitted.ts'
import type { Right } from '#posts/model/rights.ts'
import { daysAt } from '#posts/views/reach.ts'
import { actingByAny } from '#projects/actions/commenting.ts'
import type { MoveFollower } from '#projects/actions/making.ts'
import { nowOf } from '#posts/actions/acting.ts'
import { projectNow, theProject, unchanged } from '#projects/actions/permitted.ts'
import { countVersion } from '#projects/actions/versions.ts'
import type { ProjectState } from '#projects/model/life.ts'
import type { Project } from '#projects/model/project.ts'
import type { NeedChecks } from '#projects/views/needs.ts'
import type { RouteRoom } from '#routes/actions.ts'
import { duesOf } from '#delivery/model/due.ts'
import { putDues } from '#delivery/store/dues.ts'
import { deliveredOf, heldDues } from '#delivery/views/delivered.ts'

/** What the verbs of this domain need of those around them: routes that they open, and what moves of projects need. */
export interface DeliveryRoom extends RouteRoom {
  checks: NeedChecks
}

/** Something done after endorsement: by which of these rights, what the history calls it, on what form it rests, and why. */
export interface Doing {
  rights: readonly Right[]
  deed: string
  /** The version of the form, of the whole project; null where it rests on none. */
  version: string | null
  why?: string | null | undefined
  /** The states in which it can be done; any, unless told. */
  states?: readonly ProjectState[]
}

/** What is at hand while something is done. */
export interface AtWork {
  act: Act
  by: By
  project: Project
  /** Today at the office of the project. */
  today: Day
}

/**
 * Does something to a project, whole or not at all; the project is one revision on, and what is due follows. Refuses whose rights do not reach
 * the project's office, a state in which it cannot be done (`delivery/not-now`), and what was changed since the form was opened
 * (`form/stale`).
 */
export async function delivering<T>(
  by: By,
  id: string,
  { rights, deed, version, why = null, states }: Doing,
  work: (at: AtWork) => Promise<T>,
): Promise<T> {
  const before = await theProject(by, id)
  const actor = await actingByAny(by, rights, before)
  const today = await dayThere(by, before)
  const { office } = before
  const told = { by: actor, name: deed, subject: `project:${id}`, office, why }
  return perform(by.db, told, async (act) => {
    const within = { ...by, db: act.db }
    const project =
      version === null ? await theProject(within, id) : await unchanged(within, id, version)
    if (states !== undefined && !states.includes(project.state))
      throw new Refusal('conflict', 'delivery/not-now', {
        details: { state: by.words.t(`projects.state.${project.state}`) },
      })
    const outcome = await work({ act, by: within, project, today })
    const after = await projectNow(within, id)
    await countVersion(act, within, after, after.version)
    await keepDues(act, within, id)
    return outcome
  })
}

/** Reckons again what is due in a project, inside the act that changed something of it. */
export async function keepDues(act: Act, by: By, id: string): Promise<void> {
  const moment = nowOf(by)
  const project = await projectNow({ ...by, db: act.db }, id)
  const held = await heldDues(act.db, moment, id)
  await putDues(act, id, duesOf(await deliveredOf(act.db, moment, project), held))
}

/** What is due follows when a project is suspended, ended, taken up again. */
export const keepsDues: MoveFollower = (act, by, { after }) => keepDues(act, by, after.id)

/** Today at the office of a project. */
export async function dayThere(by: By, { office }: Pick<Project, 'office'>): Promise<Day> {
  const asker = signedInAs(by)
  if (asker === null) return by.asker.today.asOf
  return (await daysAt(by.db, asker, [office])).get(office) ?? asker.today.asOf
}

/** Refuses a day that has not come yet (`delivery/fault.ahead`): what is recorded has happened. */
export function refuseAhead(field: string, day: Day, today: Day): void {
  if (day > today) throw wrongField(field, 'delivery/fault.ahead')
}

/** Tells the history of one thing, in English like all it tells; `key` is that of the field's words, values are words of this domain where `word` is told. */
export function tell(
  act: Act,
  field: string,
  [before, after]: readonly [string | null, string | null],
  word?: string,
): void {
  const words = wordsIn('en')
  const called = (value: string | null) =>
    value === null || word === undefined ? value : words.t(`delivery.${word}.${value}`)
  act.note({ field: `delivery.field.${field}`, before: called(before), after: called(after) })
}
