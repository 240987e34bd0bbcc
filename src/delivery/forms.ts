import { type Static, Type } from 'typebox'
import { VersionField } from '#platform/doors/version.ts'
import {
  ApiQuery,
  DayField,
  IdField,
  idOf,
  PageQuery,
  pagingFields,
  TextField,
} from '#platform/http/queries.ts'
import type { Choice } from '#platform/tree/merge.ts'
import { dueKinds } from './model/due.ts'
import type { TypedInstalment } from './model/agreement.ts'
import { answers, evaluationKinds, evaluationStates, followUps } from './model/evaluation.ts'
import type { TermsTold } from './model/terms.ts'

const version = VersionField
const Long = Type.String({ maxLength: 4000 })
const LongText = Type.String({ maxLength: 40_000 })
const Months = Type.Optional(Type.Integer({ minimum: 0, maximum: 600 }))
const Rows = (items: ReturnType<typeof Type.String>) =>
  Type.Optional(Type.Array(items, { maxItems: 2000 }))

/** What needs nothing but the form it rests on. */
export const PlainBody = Type.Object({ version })

/** An agreement; instalments row by row. */
export const AgreementBody = Type.Object({
  reference: TextField,
  currency: Type.String({ minLength: 3, maxLength: 3, description: 'ISO 4217' }),
  amount: Type.String({ maxLength: 30, description: 'An exact decimal, like 250000.00' }),
  valueDay: DayField,
  from: DayField,
  to: Type.String({ ...DayField, description: 'The last day' }),
  interimLeastMonths: Months,
  interimEveryMonths: Months,
  interimWithinWeeks: Months,
  finalWithinMonths: Months,
  extensionMonthsBefore: Months,
  lateExtension: Type.Optional(Type.Enum(['yes', 'no'])),
  budgetChangeMost: Type.Optional(
    Type.String({ pattern: '^\\d{1,3}(\\.\\d{1,2})?$', description: 'Per cent' }),
  ),
  exPostFromMonths: Months,
  exPostToMonths: Months,
  paidOn: Rows(Type.String({ maxLength: 10 })),
  paid: Rows(Type.String({ maxLength: 30 })),
  condition: Rows(Type.String({ maxLength: 500 })),
  difference: Type.Optional(
    Type.String({
      maxLength: 4000,
      description:
        'Why it says something else than the project, or asks less than the fund or donor',
    }),
  ),
  version,
})

/** What an agreement asks, as it is typed: what is left empty is what the fund or donor asks. */
export const termsFrom = ({ lateExtension, ...body }: Static<typeof AgreementBody>): TermsTold => ({
  interimLeastMonths: body.interimLeastMonths,
  interimEveryMonths: body.interimEveryMonths,
  interimWithinWeeks: body.interimWithinWeeks,
  finalWithinMonths: body.finalWithinMonths,
  extensionMonthsBefore: body.extensionMonthsBefore,
  isLateExtensionAllowed: lateExtension === undefined ? undefined : lateExtension === 'yes',
  budgetChangeMost: body.budgetChangeMost,
  exPostFromMonths: body.exPostFromMonths,
  exPostToMonths: body.exPostToMonths,
})

/** The instalments as they are typed, row by row. */
export const instalmentsTyped = ({
  paidOn = [],
  paid = [],
  condition = [],
}: Static<typeof AgreementBody>): TypedInstalment[] =>
  Array.from({ length: Math.max(paidOn.length, paid.length, condition.length) }, (_, at) => ({
    day: paidOn[at] ?? '',
    amount: paid[at] ?? '',
    condition: condition[at] ?? '',
  }))

export const SignBody = Type.Object({ signedOn: DayField, version })
export const ActivateBody = Type.Object({ manager: idOf('The person who will manage it'), version })

export const RevisionBody = Type.Object({
  kind: Type.Enum(['no-cost-extension', 'budget-change', 'scope']),
  reason: Long,
  to: Type.Optional(Type.String({ ...DayField, description: 'The new last day' })),
  lateReason: Type.Optional(Long),
  version,
})
export const DayBody = Type.Object({ day: DayField, version })
export const AnswerBody = Type.Object({
  answer: Type.Enum(['agreed', 'rejected']),
  day: DayField,
  reference: Type.Optional(TextField),
  reason: Type.Optional(Long),
  version,
})
export const ReasonBody = Type.Object({ reason: Long, version })

/** From which day, and which side was chosen of each conflict: `key` and `side` belong together row by row. */
export const EnforceBody = Type.Object({
  from: DayField,
  key: Rows(Type.String({ maxLength: 300 })),
  side: Rows(Type.String({ maxLength: 10 })),
  version,
})

/** The choices; a row without one is left out. */
export const choicesTyped = ({
  key = [],
  side = [],
}: Pick<Static<typeof EnforceBody>, 'key' | 'side'>): Map<string, Choice> =>
  new Map(
    key.flatMap((each, at): [string, Choice][] => {
      const chosen = side[at]
      return chosen === 'theirs' || chosen === 'mine' ? [[each, { side: chosen }]] : []
    }),
  )

/** What is reached or done, row by row. */
export const ProgressBody = Type.Object({
  part: Rows(Type.String({ maxLength: 120 })),
  value: Rows(Type.String({ maxLength: 30 })),
  day: Rows(Type.String({ maxLength: 10 })),
  version,
})

/** A report, chapter by chapter. */
export const ReportBody = Type.Object({
  chapter: Rows(Type.String({ maxLength: 120 })),
  text: Rows(LongText),
  language: Type.String({ maxLength: 3 }),
  version,
})

export const TickBody = Type.Object({
  answer: Type.Enum(['done', 'not-applicable', 'open']),
  note: Type.Optional(Long),
  version,
})

const planned = { evaluator: TextField, from: DayField, to: DayField, version }
export const PlanBody = Type.Object({ kind: Type.Enum([...evaluationKinds]), ...planned })
export const EvaluationBody = Type.Object({
  ...planned,
  state: Type.Enum([...evaluationStates]),
  findings: Type.Optional(LongText),
})
export const RecommendBody = Type.Object({
  text: Long,
  office: idOf('The office that sees to it'),
  holder: Type.Optional(idOf('The post that sees to it')),
  due: DayField,
  version,
})
export const AnswerRecommendationBody = Type.Object({
  answer: Type.Enum([...answers]),
  reason: Type.Optional(Long),
  version,
})
export const FollowBody = Type.Object({ state: Type.Enum([...followUps]), note: Long, version })

/** A button without fields. */
export const NothingBody = Type.Object({})

/** Pages that tell what was just done. */
export const DoneQuery = PageQuery({ done: Type.Optional(Type.String({ maxLength: 40 })) })

const MonthField = Type.String({ pattern: '^(19|20|21)\\d{2}-(0[1-9]|1[0-2])$' })
const scoped = {
  office: Type.Optional(idOf('Only what is due at this office')),
  region: Type.Optional(idOf('Only what is due under this Regional Office')),
  project: Type.Optional(idOf('Only what is due in this project')),
}

/** Whose calendar, and which month: mine of this month, unless told. */
export const CalendarQuery = PageQuery({
  of: Type.Optional(Type.Enum(['', 'me', 'my-office', 'all'])),
  month: Type.Optional(Type.Union([MonthField, Type.Literal('')])),
  kind: Type.Optional(Type.Union([Type.Enum([...dueKinds]), Type.Literal('')])),
  office: Type.Optional(Type.Union([IdField, Type.Literal('')])),
  region: Type.Optional(Type.Union([IdField, Type.Literal('')])),
  project: Type.Optional(Type.Union([IdField, Type.Literal('')])),
})

/** The same in the API: from one day to another. */
export const DuesQuery = ApiQuery({
  ...pagingFields,
  ...scoped,
  mine: Type.Optional(Type.Boolean({ description: 'Only what whoever asks sees to' })),
  from: Type.Optional(DayField),
  to: Type.Optional(DayField),
  kind: Type.Optional(Type.Enum([...dueKinds], { description: 'Only what is due of this kind' })),
})
export const FeedsQuery = DoneQuery
