import type { Day } from '#platform/day.ts'
import { isWithin } from '#posts/model/target.ts'
import { daysAt, mandatesOver, reachedBy } from '#posts/views/reach.ts'
import { isRunning, silentAmong } from '#plans/model/life/consultation.ts'
import type { Question } from '#plans/model/questions.ts'
import type { PlanVersion } from '#plans/model/plan.ts'
import { versionList } from '#plans/views.ts'
import { questionList } from '#plans/views/questions.ts'
import { authorsOfThose } from './authors.ts'
import { answersOf, consultedOf } from './consultation.ts'
import type { Onlooker } from './life.ts'

/** Something that waits for somebody: since when, and until when; null where no day is set. */
export interface Waiting {
  kind: 'to-comment' | 'to-endorse' | 'to-submit' | 'to-publish' | 'returned'
  version: PlanVersion
  since: Day
  until: Day | null
}

/** Everything about plans that waits for somebody. */
export interface AllWaiting {
  waiting: Waiting[]
  /** What their offices are to confirm. */
  questions: Question[]
}

/**
 * What waits for the asker today: consultations for which their office has not answered, versions they may endorse, their own that
 * were given back or can go on, and what their offices are to confirm. What is due first stands first.
 */
export async function waitingFor(onlooker: Onlooker): Promise<AllWaiting> {
  const { db, asker } = onlooker
  const moment = asker.today
  const states = ['draft', 'consultation', 'endorsement', 'endorsed'] as const
  const open = await versionList(db, moment, { states })
  const offices = open.map(({ plan }) => plan.office)
  const days = await daysAt(db, asker, offices)
  const today = ({ plan }: PlanVersion) => days.get(plan.office) ?? moment.asOf
  const writes = await reachedBy(db, asker, 'plans.write', offices)
  const authors = await authorsOfThose(db, states)
  const isMine = ({ plan, number }: PlanVersion) =>
    authors.get(`${plan.id}@${number}`)?.persons.includes(asker.person) === true
  const waiting: Waiting[] = []
  for (const version of open) {
    const { state, since, deadline, plan } = version
    const add = (kind: Waiting['kind'], until: Day | null = null) =>
      waiting.push({ kind, version, since, until })
    if (state === 'consultation') {
      const silent = await silentOf(onlooker, version)
      const reaches = await reachedBy(db, asker, 'plans.comment', silent)
      if (isRunning(version, today(version)) && silent.some((office) => reaches(office)))
        add('to-comment', deadline)
      const isOver = silent.length === 0 || !isRunning(version, today(version))
      if (isOver && writes(plan.office)) add('to-submit')
    }
    if (state === 'endorsement' && !isMine(version) && (await mayEndorse(onlooker, version)))
      add('to-endorse')
    if (state === 'endorsed' && writes(plan.office)) add('to-publish')
    if (state === 'draft' && version.reason !== null && isMine(version)) add('returned')
  }
  const asked = await questionList(db, moment, { states: ['open'] })
  const confirms = await reachedBy(
    db,
    asker,
    'plans.write',
    asked.map(({ owner }) => owner),
  )
  return {
    waiting: waiting.toSorted((a, b) => ((a.until ?? '9') < (b.until ?? '9') ? -1 : 1)),
    questions: asked.filter(({ owner }) => confirms(owner)),
  }
}

async function silentOf({ db, asker }: Onlooker, { plan, number }: PlanVersion): Promise<string[]> {
  const which = { plan: plan.id, number }
  const consulted = await consultedOf(db, asker.today, which)
  return silentAmong(consulted, await answersOf(db, asker.today, which)).map(({ office }) => office)
}

/** Whether their right to endorse reaches the plan's office by the mandates of the day it is bound to. */
async function mayEndorse(
  { db, asker }: Onlooker,
  { plan, anchor }: PlanVersion,
): Promise<boolean> {
  const grants = asker.grants.filter(({ right }) => right === 'plans.endorse')
  if (grants.length === 0) return false
  const offices = grants.flatMap(({ office }) => (office === null ? [] : [office]))
  const moment = { ...asker.today, asOf: anchor ?? asker.today.asOf }
  const mandates = await mandatesOver(db, moment, plan.office, offices)
  return grants.some((grant) => isWithin(grant, { office: plan.office, mandates }))
}
