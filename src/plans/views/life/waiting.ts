import type { Day } from '#platform/day.ts'
import { isWithin } from '#posts/model/target.ts'
import { daysAt, mandatesAmong, reachedBy } from '#posts/views/reach.ts'
import { isRunning } from '#plans/model/life/consultation.ts'
import type { Question } from '#plans/model/questions.ts'
import { type PlanVersion, versionText } from '#plans/model/plan.ts'
import { versionList } from '#plans/views.ts'
import { questionList } from '#plans/views/questions.ts'
import { authorsOfThose } from './authors.ts'
import { silentOfThose } from './consultation.ts'
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
 * were given back or can go on, and what their offices are to confirm. What is due first stands first. A bounded number of queries, and
 * one for each day to which something before a mandate holder is bound.
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
  const silentIn = await silentOfThose(db, moment)
  const silentOffices = [...new Set([...silentIn.values()].flat())]
  const comments = await reachedBy(db, asker, 'plans.comment', silentOffices)
  const endorses = await endorsable(
    onlooker,
    open.filter((each) => each.state === 'endorsement' && !isMine(each)),
  )
  const waiting: Waiting[] = []
  for (const version of open) {
    const { state, since, deadline, plan } = version
    const add = (kind: Waiting['kind'], until: Day | null = null) =>
      waiting.push({ kind, version, since, until })
    if (state === 'consultation') {
      const silent = silentIn.get(versionText(version)) ?? []
      if (isRunning(version, today(version)) && silent.some((office) => comments(office)))
        add('to-comment', deadline)
      const isOver = silent.length === 0 || !isRunning(version, today(version))
      if (isOver && writes(plan.office)) add('to-submit')
    }
    if (endorses.has(version)) add('to-endorse')
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

/**
 * Those of these versions whose office their right to endorse reaches by the mandates of the day each is bound to. One query for
 * each such day.
 */
async function endorsable(
  { db, asker }: Onlooker,
  versions: readonly PlanVersion[],
): Promise<ReadonlySet<PlanVersion>> {
  const grants = asker.grants.filter(({ right }) => right === 'plans.endorse')
  if (grants.length === 0) return new Set()
  const offices = grants.flatMap(({ office }) => (office === null ? [] : [office]))
  const found = new Set<PlanVersion>()
  const byDay = Map.groupBy(versions, ({ anchor }) => anchor ?? asker.today.asOf)
  for (const [asOf, those] of byDay) {
    const over = those.map(({ plan }) => plan.office)
    const mandates = await mandatesAmong(db, { ...asker.today, asOf }, { offices, over })
    const byOffice = Map.groupBy(mandates, (each) => each.over)
    for (const version of those) {
      const { office } = version.plan
      const target = { office, mandates: byOffice.get(office) ?? [] }
      if (grants.some((grant) => isWithin(grant, target))) found.add(version)
    }
  }
  return found
}
