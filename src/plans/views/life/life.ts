import type { Day } from '#platform/day.ts'
import type { Asker } from '#platform/doors/asker.ts'
import type { Db } from '#platform/db/db.ts'
import type { Moment } from '#platform/moment.ts'
import type { WorkingWeek } from '#platform/working-days.ts'
import { calendarOf } from '#calendars/views.ts'
import type { Decider } from '#posts/model/decider.ts'
import type { Now } from '#posts/views/deciders.ts'
import { daysAt, reachedBy } from '#posts/views/reach.ts'
import { targetAt } from '#posts/views/targets.ts'
import { permits, type Verdict } from '#posts/permits.ts'
import { overtaking } from '#plans/model/life/behind.ts'
import {
  type Consulted,
  type PlanAnswer,
  type PlanComment,
  type PlanVerdict,
  silentAmong,
} from '#plans/model/life/consultation.ts'
import { openStates } from '#plans/model/life.ts'
import type { PlanVersion } from '#plans/model/plan.ts'
import type { PlanTemplate } from '#plans/model/template.ts'
import { type ConsultedOffice, consultedOn } from '#plans/views/consulted.ts'
import { versionList } from '#plans/views.ts'
import { answersOf, commentsOf, consultedOf, verdictsOf } from './consultation.ts'
import { endorsersOf, endorsingTarget } from './endorsing.ts'

/** Where a version stands in its life, and who has it: what its page shows to those who see plans before they are published. */
export interface Life {
  version: PlanVersion
  template: PlanTemplate
  /** Today at the office of the plan: its deadlines end there. */
  today: Day
  /** By which the plan's office counts its working days. */
  week: WorkingWeek
  consulted: readonly Consulted[]
  comments: readonly PlanComment[]
  answers: readonly PlanAnswer[]
  silent: readonly Consulted[]
  verdicts: readonly PlanVerdict[]
  /** Whom the network of today has consulted; null where it does not matter any more. */
  network: readonly ConsultedOffice[] | null
  /** Who may endorse it, while it is on its way there. */
  endorsers: readonly Decider[]
  /** The version that was published since the one it is based on. */
  newer: PlanVersion | undefined
  /** The consulted offices for which the reader may speak. */
  mine: readonly string[]
  /** Whether the reader may reply for the plan's own office. */
  isOwn: boolean
  /** Whether the reader may write it, and whether they may endorse it. */
  writes: Verdict
  endorses: Verdict
}

/** Who looks: signed in, at a moment. */
export interface Onlooker extends Pick<Now, 'todayAt'> {
  db: Db
  moment: Moment
  asker: Asker
}

/** The life of a version as it stands at the moment. A bounded number of queries, but one for each country it is for. */
export async function lifeOf(
  { db, moment, asker }: Onlooker,
  version: PlanVersion,
  template: PlanTemplate,
): Promise<Life> {
  const { plan, number, state } = version
  const which = { plan: plan.id, number }
  const today = (await daysAt(db, asker, [plan.office])).get(plan.office) ?? asker.today.asOf
  const isOpen = openStates.includes(state)
  const bound = state === 'draft' || state === 'consultation' || state === 'endorsement'
  const office = { id: plan.office, name: plan.officeName }
  const [consulted, comments, answers, verdicts] = await Promise.all([
    consultedOf(db, moment, which),
    commentsOf(db, moment, which),
    answersOf(db, moment, which),
    verdictsOf(db, moment, which),
  ])
  const offices = consulted.map((each) => each.office)
  const reaches = await reachedBy(db, asker, 'plans.comment', [...offices, plan.office])
  return {
    version,
    template,
    today,
    week: await calendarOf(db, asker.today, plan.office),
    consulted: state === 'draft' ? [] : consulted,
    comments,
    answers,
    silent: silentAmong(consulted, answers),
    verdicts,
    network: bound ? await consultedOn(db, { ...moment, asOf: today }, plan, template) : null,
    endorsers: bound ? await endorsersOf(db, asker, version) : [],
    newer: isOpen
      ? overtaking(version, await versionList(db, moment, { plan: plan.id }))
      : undefined,
    mine: offices.filter((each) => reaches(each)),
    isOwn: reaches(plan.office),
    writes: permits('plans.write', asker, await targetAt(db, asker, office, asker.today.asOf)),
    endorses: permits('plans.endorse', asker, await endorsingTarget(db, asker, version)),
  }
}
