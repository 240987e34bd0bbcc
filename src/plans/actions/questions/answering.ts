import { type Actor, perform } from '#platform/act.ts'
import { refuseStale } from '#platform/doors/version.ts'
import { found, Refusal } from '#platform/refusal.ts'
import { upperText } from '#frameworks/model/upper.ts'
import { type By } from '#posts/actions/operator.ts'
import { next, theVersion, writing } from '#plans/actions/permitted.ts'
import { type Answer, heldByQuestion, type Question } from '#plans/model/questions.ts'
import { putStanding } from '#plans/store.ts'
import { putCitations } from '#plans/store/parts.ts'
import { endSettled, putAnswer } from '#plans/store/questions.ts'
import { citationsOf } from '#plans/views/parts.ts'
import { questionBy } from '#plans/views/questions.ts'

/** What is said of a citation that is to be confirmed, and why; `version` is what the form rested on. */
export interface Answering {
  answer: Answer
  reason: string
  version: string
}

/**
 * The question as it is now, with the version it is about. Refuses one that there is not, or about a version they may not see
 * (`plans/unknown-question`).
 */
async function theQuestion(by: Pick<By, 'db' | 'asker'>, id: string) {
  const question = found(await questionBy(by.db, by.asker.today, id), 'plans/unknown-question')
  return { question, version: await theVersion(by, question) }
}

/**
 * Answers a question for the office whose plan it is: by whoever writes for it. In a draft, what is dropped is cited no more. Refuses a
 * question that is closed (`plans/question-closed`), one answered since (`form/stale`), and to confirm what was withdrawn (`plans/nothing-to-confirm`).
 */
export async function answerQuestion(by: By, id: string, answering: Answering): Promise<void> {
  const actor = await answererOf(by, id)
  const { question: before } = await theQuestion(by, id)
  const deed = {
    by: actor,
    name: 'plans.question-answered',
    subject: `plan:${before.plan}`,
    office: before.owner,
    why: answering.reason,
    detail: { question: id, number: before.number, part: before.part },
  }
  await perform(by.db, deed, async (act) => {
    const inside = { ...by, db: act.db }
    const { question, version } = await theQuestion(inside, id)
    const { answer, reason } = answering
    refuseStale(answering.version, heldByQuestion(question), { state: answer, reason })
    refuseClosed(question)
    if (answer === 'confirmed' && question.became === 'withdrawn')
      throw new Refusal('conflict', 'plans/nothing-to-confirm')
    await putAnswer(act, id, { answer, reason })
    act.note({ field: 'plans.field.cites', before: upperText(question.upper), after: null })
    act.note({
      field: 'plans.field.question',
      before: null,
      after: by.words.t(`plans.question.state.${answer}`),
    })
    if (answer === 'dropped' && version.state === 'draft') {
      await dropCitation(inside, act, question)
      await putStanding(act, question, next(version, {}))
    }
  })
}

/** Who answers for the office whose plan it is. Refuses with the reason. */
export async function answererOf(by: By, id: string): Promise<Actor> {
  const { version } = await theQuestion(by, id)
  return writing(by, version)
}

/** A version that is no longer worked on or in force needs no answer any more. */
function refuseClosed({ state, versionState }: Question): void {
  const isOver = versionState === 'superseded' || versionState === 'withdrawn'
  if (state !== 'open' || isOver) throw new Refusal('conflict', 'plans/question-closed')
}

async function dropCitation(
  { asker }: Pick<By, 'asker'>,
  act: Parameters<typeof putAnswer>[0],
  question: Question,
): Promise<void> {
  const all = await citationsOf(act.db, { ...asker.today, asKnown: null }, question)
  const dropped = upperText(question.upper)
  const kept = all.filter(
    ({ part, upper }) => part === question.part && upperText(upper) !== dropped,
  )
  await putCitations(act, question, [question.part], kept)
  await endSettled(act, question)
}
