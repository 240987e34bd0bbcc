import { nowOf } from '#posts/actions/acting.ts'
import { projectNow } from '#projects/actions/permitted.ts'
import { lockVersion } from '#projects/actions/versions.ts'
import type { Ended, Outcomes } from '#routes/actions.ts'
import { found } from '#platform/refusal.ts'
import type { MoveFollower } from '#projects/actions/making.ts'
import type { Agreement } from '#delivery/model/agreement.ts'
import { agreementOf } from '#delivery/views/agreements.ts'
import { revisionBy } from '#delivery/views/revisions.ts'
import { agreeing, moveAgreement } from './agreement.ts'
import { closed } from './closing.ts'
import { type AtWork, dayThere, keepDues } from './delivering.ts'
import { reopenEvaluation } from './evaluating.ts'
import { routedReport } from './reports.ts'
import { moveRevision } from './revisions.ts'

const isCleared = ({ outcome }: Ended) =>
  outcome === 'endorsed' || outcome === 'endorsed-with-conditions'

/** What becomes of agreements, revisions, reports, closures and evaluations when their route ends: in the act in which it does. */
export const deliveryOutcomes: Outcomes = {
  agreement: async (act, by, ended) => {
    await moveAgreement(await atWork(act, by, ended), isCleared(ended) ? 'cleared' : 'drafted')
  },
  revision: async (act, by, ended) => {
    const at = await atWork(act, by, ended)
    const { number } = ended.route
    const revision = found(
      await revisionBy(act.db, nowOf(by), at.project.id, number),
      'delivery/unknown-revision',
    )
    if (isCleared(ended)) return moveRevision(at, revision, 'clear')
    const { outcome, reason } = ended
    if (outcome === 'declined') return moveRevision(at, revision, 'decline', { reason })
    await lockVersion(act, { project: at.project.id, number }, false)
    return moveRevision(at, revision, 'return', { reason })
  },
  report: async (act, by, ended) => {
    const report = found(ended.route.about ?? undefined, 'delivery/unknown-report')
    await routedReport(await atWork(act, by, ended), report, isCleared(ended) ? 'cleared' : 'draft')
    await keepDues(act, by, ended.route.project)
  },
  closure: async (act, by, ended) => {
    if (!isCleared(ended)) return
    const { project, by: within } = await atWork(act, by, ended)
    await closed(act, within, { project, move: 'close-finances' }, deliveryOutcomes)
    await keepDues(act, by, project.id)
  },
  evaluation: async (act, by, ended) => {
    if (isCleared(ended)) return
    const evaluation = found(ended.route.about ?? undefined, 'delivery/unknown-evaluation')
    await reopenEvaluation(await atWork(act, by, ended), evaluation)
    await keepDues(act, by, ended.route.project)
  },
}

/**
 * An agreement that nobody signed yet is written anew when its project goes back: what was cleared was cleared of what the project said
 * then.
 */
export const reopensAgreement: MoveFollower = async (act, by, { after }) => {
  if (agreeing.some((state) => state === after.state)) return
  const agreement = await agreementOf(act.db, nowOf(by), after.id)
  if (agreement === null || !isUnsigned(agreement)) return
  const within = { ...by, db: act.db }
  const at = { act, by: within, project: after, today: await dayThere(within, after) }
  await moveAgreement(at, 'drafted')
}

const isUnsigned = ({ state }: Pick<Agreement, 'state'>) =>
  state === 'review' || state === 'cleared'

async function atWork(act: AtWork['act'], by: AtWork['by'], { route }: Ended): Promise<AtWork> {
  const within = { ...by, db: act.db }
  const project = await projectNow(within, route.project)
  return { act, by: within, project, today: await dayThere(within, project) }
}
