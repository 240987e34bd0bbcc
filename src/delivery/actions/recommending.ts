import { randomUUID } from 'node:crypto'
import type { Day } from '#platform/day.ts'
import { type Fault, found, Refusal, refuseFaults } from '#platform/refusal.ts'
import { isOffice } from '#network/views/lists.ts'
import type { By } from '#posts/actions/operator.ts'
import { wrongField } from '#posts/actions/permitted.ts'
import { postById } from '#posts/views/posts.ts'
import { nowOf } from '#posts/actions/acting.ts'
import type { Answer, FollowUp, Recommendation } from '#delivery/model/evaluation.ts'
import { put, type Row } from '#delivery/store.ts'
import { recommendationsOf } from '#delivery/views/evaluations.ts'
import { type AtWork, delivering, tell } from './delivering.ts'
import { evaluable, evaluating, theEvaluation } from './evaluating.ts'

const managing = ['projects.manage'] as const

/** What an evaluation recommends, and who sees to it. */
export interface RecommendationWanted {
  text: string
  office: string
  /** Id of a post; none: whoever the office lets see to it. */
  holder?: string | undefined
  due: Day
  version: string
}

/** Records a recommendation of an evaluation; answers its id. Refuses an office or a post that there is not. */
export const recommend = (
  by: By,
  id: string,
  evaluation: string,
  { text, office, holder, due, version }: RecommendationWanted,
): Promise<string> =>
  delivering(
    by,
    id,
    { rights: evaluating, deed: 'delivery.recommended', version, states: evaluable },
    async (at) => {
      const { act } = at
      await theEvaluation(at, evaluation)
      const faults: Fault[] = []
      if (text.trim() === '') faults.push({ field: 'text', reason: 'field/missing' })
      if (!(await isOffice(act.db, office)))
        faults.push({ field: 'office', reason: 'field/office' })
      const post = holder === undefined ? null : await postById(act.db, nowOf(by), holder)
      if (post === undefined || (post !== null && post.office !== office))
        faults.push({ field: 'holder', reason: 'delivery/fault.holder' })
      refuseFaults(faults)
      const recommendation = `rc-${randomUUID()}`
      await put(act, 'recommendation', {
        id: recommendation,
        evaluation,
        project: id,
        text: text.trim(),
        office,
        holder: holder ?? null,
        due,
        state: 'open',
        note: '',
      })
      tell(act, 'recommendation', [null, text.trim()])
      tell(act, 'due', [null, due])
      return recommendation
    },
  )

const theRecommendation = async (
  { act, by, project }: AtWork,
  id: string,
): Promise<Recommendation> => {
  const all = await recommendationsOf(act.db, nowOf(by), project.id)
  return found(
    all.find((each) => each.id === id),
    'delivery/unknown-recommendation',
  )
}

const rowOf = (held: Recommendation, change: Row): Row => ({
  id: held.id,
  evaluation: held.evaluation,
  project: held.project,
  text: held.text,
  office: held.office,
  holder: held.holder,
  due: held.due,
  answer: held.answer,
  reason: held.reason,
  state: held.state,
  note: held.note,
  ...change,
})

/**
 * Answers a recommendation, for those who manage the project. Refuses an answer that does not accept it whole without its reason; one
 * that is rejected is not pursued.
 */
export const answerRecommendation = (
  by: By,
  id: string,
  recommendation: string,
  { answer, reason = '', version }: { answer: Answer; reason?: string; version: string },
): Promise<void> =>
  delivering(
    by,
    id,
    { rights: managing, deed: 'delivery.recommendation-answered', version, why: reason },
    async (at) => {
      const held = await theRecommendation(at, recommendation)
      if (answer !== 'accepted' && reason.trim() === '') throw wrongField('reason', 'field/missing')
      const state = answer === 'rejected' ? 'not-pursued' : followed(held)
      await put(at.act, 'recommendation', rowOf(held, { answer, reason: reason.trim(), state }))
      tell(at.act, 'recommendation', [null, held.text])
      tell(at.act, 'answer', [held.answer, answer], 'answer')
    },
  )

const followed = ({ state }: Recommendation): FollowUp => (state === 'not-pursued' ? 'open' : state)

/** Records how a recommendation that was accepted stands. Refuses one that nobody answered yet or that was rejected (`delivery/not-followed`). */
export const followRecommendation = (
  by: By,
  id: string,
  recommendation: string,
  { state, note, version }: { state: FollowUp; note: string; version: string },
): Promise<void> =>
  delivering(
    by,
    id,
    { rights: managing, deed: 'delivery.recommendation-followed', version },
    async (at) => {
      const held = await theRecommendation(at, recommendation)
      if (held.answer === null || held.answer === 'rejected')
        throw new Refusal('conflict', 'delivery/not-followed')
      if (note.trim() === '') throw wrongField('note', 'field/missing')
      await put(at.act, 'recommendation', rowOf(held, { state, note: note.trim() }))
      tell(at.act, 'recommendation', [null, held.text])
      tell(at.act, 'recommendation-state', [held.state, state], 'recommendation-state')
      tell(at.act, 'note', [held.note || null, note.trim()])
    },
  )
