import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { signedIn } from '#platform/doors/asker.ts'
import { versionOf } from '#platform/doors/version.ts'
import { write } from '#platform/doors/write.ts'
import { read } from '#platform/http/answer.ts'
import { pageThrough } from '#platform/http/paging.ts'
import { ApiQuery } from '#platform/http/queries.ts'
import { ListShape, recordedShape } from '#platform/http/shapes.ts'
import { upperText } from '#frameworks/model/upper.ts'
import { answerQuestion } from '#plans/actions/questioning.ts'
import { AnswerBody, QuestionsQuery, wantedFrom } from '#plans/forms/questions.ts'
import { heldByQuestion, isOverdue, type Question, questionStates } from '#plans/model/questions.ts'
import { nearest } from '#platform/i18n/wording.ts'
import { paths } from '#plans/paths.ts'
import { furtherDown } from '#plans/views/questions/around.ts'
import { comparedUpper } from '#plans/views/questions/compared.ts'
import { citingOf, seenQuestion, seenQuestions, toldOf } from '#plans/views/questions/seen.ts'
import type { ToldUpper } from '#plans/views/reading/cited.ts'

const tag = 'plans'
const text = Type.String()
const maybe = Type.Union([text, Type.Null()])
const day = Type.String({ format: 'date' })

const question = {
  id: text,
  plan: text,
  number: Type.Integer(),
  part: text,
  title: text,
  language: text,
  upper: Type.String({ description: 'What is cited: `of@version/code`' }),
  upperTitle: text,
  became: Type.Enum(['revised', 'withdrawn']),
  now: Type.Union([text, Type.Null()], {
    description: 'Where it is read on; null where it was withdrawn',
  }),
  since: Type.Union([day, Type.Null()]),
  owner: text,
  ownerName: maybe,
  due: day,
  isOverdue: Type.Boolean(),
  state: Type.Enum([...questionStates]),
  reason: maybe,
  askedAt: Type.String({ format: 'date-time' }),
  ...recordedShape,
}

const Difference = Type.Object({ field: text, before: maybe, after: maybe })

/** A question whole: what was said and is said now, what rests on it, and what its answer rests on. */
const WholeShape = Type.Object({
  ...question,
  fields: Type.Array(Difference),
  further: Type.Array(text),
  version: text,
})

/** What is to be confirmed, each with its comparison, and the answer to it. */
export function questionsApi(app: FastifyInstance): void {
  read(
    app,
    paths.api.questions,
    {
      query: QuestionsQuery,
      tag,
      admission: 'signed-in',
      summary: 'Citations that are to be confirmed, since what they cite was revised or withdrawn',
      answers: ListShape(Type.Object(question)),
    },
    async (reader, query) => {
      const all = await seenQuestions(reader, wantedFrom(query))
      const told = await toldOf(reader, all)
      const items = all.map((each) => listed(each, told, reader))
      return pageThrough(
        items,
        query,
        ({ id, title, upperTitle }) => `${id} ${title} ${upperTitle}`,
      )
    },
  )
  read(
    app,
    `${paths.api.questions}/:id`,
    {
      query: ApiQuery({}),
      tag,
      admission: 'signed-in',
      summary: 'One of them: what was said and is said now, and what further down rests on it',
      answers: WholeShape,
    },
    async (reader, _query, { id = '' }) => {
      const one = await seenQuestion(reader, id)
      const [compared, further, told] = await Promise.all([
        comparedUpper(reader.db, reader.moment, one),
        furtherDown(reader, one),
        toldOf(reader, [one]),
      ])
      return {
        ...listed(one, told, reader),
        fields: compared.fields,
        further: further.items.map((each) => upperText(citingOf(each))),
        version: versionOf(heldByQuestion(one)),
      }
    },
  )
  write(app, `${paths.api.questions}/:id`, {
    tag,
    answers: Type.Object({ id: text }),
    admission: { right: 'plans.write' },
    body: AnswerBody,
    summary:
      'Says of a citation that it is still right, that the plan is to be amended, or that it is dropped',
    handle: async (reader, body, { id = '' }) => {
      const { db, asker, words } = signedIn(reader)
      await answerQuestion({ db, asker, words }, id, body)
      return { id }
    },
  })
}

function listed(
  one: Question,
  told: ReadonlyMap<string, ToldUpper>,
  { locale, moment }: { locale: string; moment: { asOf: string } },
) {
  const { id, plan, number, part, became, since, owner, ownerName, due, state } = one
  const titleOf = (upper: string) =>
    nearest(told.get(upper)?.titles ?? {}, locale) ?? { text: upper, language: 'en' }
  const title = titleOf(upperText(citingOf(one)))
  return {
    id,
    plan,
    number,
    part,
    title: title.text,
    language: title.language,
    upper: upperText(one.upper),
    upperTitle: titleOf(upperText(one.upper)).text,
    became,
    now: one.now === null ? null : upperText(one.now),
    since,
    owner,
    ownerName,
    due,
    isOverdue: isOverdue(one, moment.asOf),
    state,
    reason: one.answer === null || one.answer.reason === '' ? null : one.answer.reason,
    askedAt: one.askedAt,
    recordedFrom: one.recordedFrom,
  }
}
