import type { FastifyInstance } from 'fastify'
import { admit, presently } from '#platform/doors/asker.ts'
import { type Again, form } from '#platform/doors/forms.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { FormBody } from '#platform/ui/conflict.tsx'
import { Done } from '#platform/ui/done.tsx'
import { Page } from '#platform/ui/page.tsx'
import { Section } from '#platform/ui/section.tsx'
import { byOf } from '#posts/web/parts.tsx'
import { answerQuestion } from '#plans/actions/questioning.ts'
import { AnswerBody, QuestionQuery } from '#plans/forms/questions.ts'
import { isOverdue, type Question } from '#plans/model/questions.ts'
import { seesDrafts } from '#plans/model/sight.ts'
import { paths } from '#plans/paths.ts'
import { furtherDown, othersCiting } from '#plans/views/questions/around.ts'
import { comparedUpper } from '#plans/views/questions/compared.ts'
import { citingOf, seenQuestion, toldOf } from '#plans/views/questions/seen.ts'
import { uppersTold } from '#plans/views/reading/cited.ts'
import { About } from './about.tsx'
import { Answering, whyNoAnswer } from './answering.tsx'
import { AroundThis, Differing } from './around.tsx'
import { TitleOf } from './parts.tsx'

/** One citation that is to be confirmed: what was said and is said now, who else cites it, what rests on it, and the answer. */
export function questionPage(app: FastifyInstance): void {
  form(app, paths.question(':id'), {
    query: QuestionQuery,
    body: AnswerBody,
    // Whoever sees plans before they are published reads it; the verb tells who may answer.
    admission: 'signed-in',
    show: async (visitor, { done }, { id = '' }, again) => {
      const reader = presently(visitor)
      // Who may not even read it is told why what they sent was refused.
      if (again !== null && !seesDrafts(reader.asker)) throw again.refusal
      const question = await seenQuestion(reader, id)
      const [compared, others, further] = await Promise.all([
        comparedUpper(reader.db, reader.moment, question),
        othersCiting(reader, question),
        furtherDown(reader, question),
      ])
      const told = new Map([
        ...(await toldOf(reader, [question])),
        ...(await uppersTold(reader, [
          ...[...others.items, ...further.items].map(citingOf),
          ...compared.cites.added,
          ...compared.cites.removed,
        ])),
      ])
      const { words } = reader
      const title = words.t('plans.question.list.title')
      return (
        <Page reader={reader} title={title} isOwn>
          <p class="plan__line">
            <a class="ds-link" href={linkTo(reader, paths.questions)}>
              {title}
            </a>
          </p>
          <h1 class="ds-heading" data-size="lg">
            <TitleOf upper={citingOf(question)} told={told} reader={reader} />
          </h1>
          <p class="lead">{leadOf(question, reader)}</p>
          {done === 'answered' && <Done>{words.t('plans.question.answer.done')}</Done>}
          <About question={question} told={told} reader={reader} />
          <Section title={words.t('plans.question.compared')}>
            <Differing compared={compared} told={told} reader={reader} />
          </Section>
          <AnswerSection
            question={question}
            again={again}
            barred={await whyNoAnswer(reader, question)}
            reader={reader}
          />
          <AroundThis name="others" around={others} told={told} reader={reader} />
          <AroundThis name="further" around={further} told={told} reader={reader} />
        </Page>
      )
    },
    send: async (reader, body, { id = '' }) => {
      admit(reader, { right: 'plans.write' })
      await answerQuestion(byOf(reader), id, body)
      return linkTo({ locale: reader.locale, asked: {} }, paths.question(id), { done: 'answered' })
    },
  })
}

const isOver = ({ state, versionState }: Question) =>
  state === 'open' && (versionState === 'superseded' || versionState === 'withdrawn')

function leadOf(question: Question, { words, moment }: Reader): string {
  if (isOver(question)) return words.t('plans.question.lead.over')
  const { state, owner, ownerName, due } = question
  const values = { office: ownerName ?? owner, day: words.day(due) }
  return words.t(
    `plans.question.lead.${isOverdue(question, moment.asOf) ? 'overdue' : state}`,
    values,
  )
}

interface AnswerProps {
  question: Question
  again: Again | null
  barred: string | null
  reader: Reader
}

/** The form of the answer, or why it is not for the reader; when somebody answered meanwhile, both stand side by side. */
function AnswerSection({ question, again, barred, reader }: AnswerProps) {
  const { words } = reader
  const label = (field: string) =>
    words.t(`plans.question.answer.${field === 'reason' ? 'reason' : 'legend'}`)
  if (again === null && (question.state !== 'open' || isOver(question))) return null
  return (
    <Section id="answer" title={words.t('plans.question.answer.title')}>
      <FormBody
        {...{ reader, again, barred, label }}
        shown={(_field, value) => {
          const key = `plans.question.state.${value}`
          return words.has(key) ? words.t(key) : value
        }}
      >
        <Answering question={question} again={again} reader={reader} />
      </FormBody>
    </Section>
  )
}
