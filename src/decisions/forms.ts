import { Type } from 'typebox'
import { ApiQuery, idOf, PageQuery, pagingFields } from '#platform/http/queries.ts'
import { type DecisionState, decisionStates } from './model/decision.ts'

/** What lists of decisions are narrowed by, in the API. */
export const DecisionsQuery = ApiQuery({
  ...pagingFields,
  state: Type.Optional(
    Type.Enum([...decisionStates], { description: 'Only those in this state on the day' }),
  ),
  office: Type.Optional(idOf('Only those that concern this office')),
})

/** The same on the page, whose form sends empty fields too. */
export const DecisionsPageQuery = PageQuery({
  state: Type.Optional(Type.Enum(['', ...decisionStates])),
  office: Type.Optional(Type.String({ pattern: '^[A-Za-z0-9:._-]*$', maxLength: 120 })),
  cursor: Type.Optional(Type.String({ maxLength: 500, pattern: '^[A-Za-z0-9_-]*$' })),
})

/** Why a decision is withdrawn. */
export const WithdrawBody = Type.Object({
  why: Type.String({ minLength: 1, maxLength: 500 }),
})

/** A list as it was asked for: the office by its id. */
export const filterFrom = ({
  state,
  office,
}: {
  state?: DecisionState | undefined
  office?: string | undefined
}): { state: DecisionState | undefined; subject: string | undefined } => ({
  state,
  subject: office === undefined ? undefined : `office:${office}`,
})
