import type { Again } from '#platform/doors/forms.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { Version } from '#platform/ui/conflict.tsx'
import { Form, SubmitButton, typedOr } from '#platform/ui/form.tsx'
import { LongField } from '#platform/ui/long-field.tsx'
import { permits } from '#posts/permits.ts'
import { targetAt } from '#posts/views/targets.ts'
import { whyNot } from '#posts/web/may.ts'
import { answers, heldByQuestion, type Question } from '#plans/model/questions.ts'
import { paths } from '#plans/paths.ts'

/** Why the reader may not answer a question today; null when they may. */
export async function whyNoAnswer(reader: Reader, question: Question): Promise<string | null> {
  const { db, asker, moment } = reader
  const office = { id: question.owner, name: question.ownerName }
  const target = await targetAt(db, asker, office, moment.asOf)
  return whyNot(permits('plans.write', asker, target), reader)
}

interface AnsweringProps {
  question: Question
  again: Again | null
  reader: Reader
}

/** What can be said of the citation, and why. What was withdrawn cannot be confirmed. */
export function Answering({ question, again, reader }: AnsweringProps) {
  const { words } = reader
  const isDraft = question.versionState === 'draft'
  const offered = answers.filter((each) => each !== 'confirmed' || question.became === 'revised')
  const chosen = typedOr(again, 'answer')
  return (
    <>
      {isDraft && (
        <p>
          {words.t('plans.question.answer.in-draft')}{' '}
          <a
            class="ds-link"
            href={linkTo(reader, paths.cite(question.plan, question.number, question.part))}
          >
            {words.t('plans.question.answer.cite')}
          </a>
        </p>
      )}
      <Form reader={reader}>
        <Version now={heldByQuestion(question)} again={again} />
        <fieldset id="field-answer">
          <legend>{words.t('plans.question.answer.legend')}</legend>
          {offered.map((each) => (
            <p class="form__check">
              <input
                type="radio"
                id={`answer-${each}`}
                name="answer"
                value={each}
                checked={each === chosen}
                required
              />
              <label for={`answer-${each}`}>
                {words.t(
                  `plans.question.answer.${each === 'dropped' && isDraft ? 'dropped-draft' : each}`,
                )}
              </label>
            </p>
          ))}
        </fieldset>
        <LongField
          name="reason"
          label={words.t('plans.question.answer.reason')}
          hint={words.t('plans.question.answer.reason-hint')}
          again={again}
          words={words}
          required
        />
        <p>
          <SubmitButton
            label={words.t('plans.question.answer.send')}
            barred={null}
            id="no-answer"
          />
        </p>
      </Form>
    </>
  )
}
