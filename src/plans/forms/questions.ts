import { type Static, Type } from 'typebox'
import { VersionField } from '#platform/doors/version.ts'
import { ApiQuery, idOf, PageQuery, pagingFields } from '#platform/http/queries.ts'
import { answers, questionStates } from '#plans/model/questions.ts'
import type { Wanted } from '#plans/model/questions/wanted.ts'

const MaybeId = Type.String({ pattern: '^([A-Za-z0-9][A-Za-z0-9:._-]*)?$', maxLength: 120 })

/** What the list of what is to be confirmed is narrowed by; its form sends empty fields too. */
export const QuestionsPageQuery = PageQuery({
  office: Type.Optional(MaybeId),
  region: Type.Optional(MaybeId),
  state: Type.Optional(Type.Enum(['', 'any', ...questionStates])),
  overdue: Type.Optional(Type.Enum(['', 'true'])),
  cursor: Type.Optional(Type.String({ maxLength: 500, pattern: '^[A-Za-z0-9_-]*$' })),
})

/** The same in the API. */
export const QuestionsQuery = ApiQuery({
  ...pagingFields,
  office: Type.Optional(idOf('Only those that this office answers')),
  region: Type.Optional(
    idOf('Only those that offices answer for which this Regional Office is responsible'),
  ),
  state: Type.Optional(
    Type.Enum(['any', ...questionStates], {
      description: 'Only those that stand so, or any; else open ones',
    }),
  ),
  overdue: Type.Optional(Type.Enum(['true'], { description: 'Only those that are late' })),
})

/** What was just done, told once on the page of a question. */
export const QuestionQuery = PageQuery({ done: Type.Optional(Type.Enum(['answered'])) })

/** What is said of a citation that is to be confirmed. */
export const AnswerBody = Type.Object({
  answer: Type.Enum([...answers]),
  reason: Type.String({ minLength: 1, maxLength: 2000 }),
  version: VersionField,
})

/** What a query narrows the list by: a form that sends no state wants any, an address without one those that are open. */
export const wantedFrom = (
  query: Static<typeof QuestionsPageQuery> | Static<typeof QuestionsQuery>,
): Wanted => ({
  office: query.office || undefined,
  region: query.region || undefined,
  state: query.state === '' ? 'any' : query.state,
  overdue: query.overdue === 'true',
})
