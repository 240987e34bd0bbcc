import { Type } from 'typebox'
import { certainties, conditionNames, excludedKinds, Rules } from '#funds/model/conditions.ts'
import { overheadBases } from '#funds/model/overhead.ts'

const text = Type.String()
const maybe = Type.Union([text, Type.Null()])
const count = Type.Union([Type.Integer(), Type.Null()])
const yes = Type.Boolean()
const Day = Type.Union([Type.String({ format: 'date' }), Type.Null()])
const Titles = Type.Record(Type.Enum(['en', 'fr', 'es', 'ar']), text)
const Note = Type.Union([Titles, Type.Null()])
const Certainty = Type.Enum([...certainties])

/** A fund with all versions of its conditions. */
export const FundShape = Type.Object({
  id: text,
  titles: Titles,
  partners: Type.Array(text),
  isEuropeanUnion: yes,
  versions: Type.Array(Type.Object({ from: Day, until: Day, rules: Rules })),
})

const Said = Type.Object({ fund: text, certainty: Certainty, source: text, note: Note })

/** What is asked on a day, as values; amounts and percentages are exact decimal texts. */
export const ConditionsShape = Type.Object({
  fund: text,
  titles: Titles,
  partners: Type.Array(text),
  from: Day,
  until: Day,
  currency: maybe,
  nationalLeast: maybe,
  nationalMost: maybe,
  regionalLeast: maybe,
  regionalMost: maybe,
  eligibleCountries: Type.Union([Type.Array(text), Type.Null()]),
  eligibilityRule: Note,
  excludedKinds: Type.Array(Type.Enum([...excludedKinds])),
  excludedTypes: Type.Array(text),
  durationMostMonths: count,
  staffAndOfficeMost: maybe,
  evaluationLeast: maybe,
  exPostFromMonths: count,
  exPostToMonths: count,
  isCoFundingAllowed: yes,
  isActivityAligned: yes,
  needsRequestLetter: yes,
  overheadRate: maybe,
  interimLeastMonths: count,
  interimEveryMonths: count,
  interimWithinWeeks: count,
  finalWithinMonths: count,
  extensionMonthsBefore: count,
  budgetChangeMost: maybe,
  negotiator: maybe,
  reviewer: maybe,
  reviewerUnit: maybe,
  submitter: maybe,
  said: Type.Partial(Type.Record(Type.Enum([...conditionNames]), Said)),
})

/** What the organisation reckons on top of costs; null where no rule holds. */
export const OverheadShape = Type.Union([
  Type.Object({
    rate: text,
    basis: Type.Enum([...overheadBases]),
    from: Day,
    until: Day,
    certainty: Certainty,
    source: text,
    note: Note,
  }),
  Type.Null(),
])
