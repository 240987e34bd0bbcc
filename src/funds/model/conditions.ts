import { type Static, type TSchema, Type } from 'typebox'
import type { Day } from '#platform/day.ts'
import type { Titles } from '#frameworks/model/titles.ts'

/** What a fund may refuse to finance. */
export const excludedKinds = [
  'movements',
  'emergencies',
  'return-schemes',
  'proposal-writing',
] as const

/** Whether a source says it, or we propose it where none does. */
export const certainties = ['sourced', 'proposal'] as const
export type Certainty = (typeof certainties)[number]

/** A day of a file. */
export const DayText = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })

/** A text in the languages in which it is known; English always is. */
export const TitlesField = Type.Object(
  {
    en: Type.String({ minLength: 1 }),
    fr: Type.Optional(Type.String({ minLength: 1 })),
    es: Type.Optional(Type.String({ minLength: 1 })),
    ar: Type.Optional(Type.String({ minLength: 1 })),
  },
  { additionalProperties: false },
)

/** What every condition says of itself, beside its value. */
const telling = {
  certainty: Type.Enum([...certainties]),
  source: Type.String({ minLength: 1 }),
  note: Type.Optional(TitlesField),
}

/** A condition with where it is said. A value of null: there is none, and none is taken from the default. */
const told = <Value extends TSchema>(value: Value) =>
  Type.Optional(
    Type.Object(
      { value: Type.Union([value, Type.Null()]), ...telling },
      { additionalProperties: false },
    ),
  )

const Amount = Type.String({ pattern: '^\\d{1,15}(\\.\\d{1,6})?$' })
const Percentage = Type.String({ pattern: '^(100|\\d{1,2}(\\.\\d{1,6})?)$' })
const Count = Type.Integer({ minimum: 0, maximum: 600 })
const Id = Type.String({ pattern: '^[a-z0-9][a-z0-9:-]*$' })

/** What a version of conditions can say, each with its source; what it does not say, the default says. */
export const Rules = Type.Object(
  {
    currency: told(Type.String({ pattern: '^[A-Z]{3}$' })),
    nationalLeast: told(Amount),
    nationalMost: told(Amount),
    regionalLeast: told(Amount),
    regionalMost: told(Amount),
    eligibleCountries: told(Type.Array(Type.String({ pattern: '^[A-Z]{3}$' }))),
    eligibilityRule: told(TitlesField),
    excludedKinds: told(Type.Array(Type.Enum([...excludedKinds]))),
    excludedTypes: told(Type.Array(Type.String({ pattern: '^[A-Z]{2}$' }))),
    durationMostMonths: told(Count),
    staffAndOfficeMost: told(Percentage),
    evaluationLeast: told(Percentage),
    exPostFromMonths: told(Count),
    exPostToMonths: told(Count),
    isCoFundingAllowed: told(Type.Boolean()),
    isActivityAligned: told(Type.Boolean()),
    needsRequestLetter: told(Type.Boolean()),
    overheadRate: told(Percentage),
    interimLeastMonths: told(Count),
    interimEveryMonths: told(Count),
    interimWithinWeeks: told(Count),
    finalWithinMonths: told(Count),
    extensionMonthsBefore: told(Count),
    budgetChangeMost: told(Percentage),
    negotiator: told(Id),
    reviewer: told(Id),
    reviewerUnit: told(Id),
    submitter: told(Id),
  },
  { additionalProperties: false },
)
export type Rules = Static<typeof Rules>

/** The name of one thing that funds ask. */
export type ConditionName = keyof Rules

const names: readonly string[] = Object.keys(Rules.properties)

/** Whether the text names something that funds ask. */
export const isConditionName = (text: string): text is ConditionName => names.includes(text)

/** All things that funds ask, in the order in which they are shown. */
export const conditionNames: readonly ConditionName[] = names.filter(isConditionName)

/** One condition: its value, and where it is said. */
export type Rule = NonNullable<Rules[ConditionName]>

/** The conditions of a fund from a day until a day; null where no such day is known. */
export interface FundVersion {
  from: Day | null
  /** The first day on which they hold no more. */
  until: Day | null
  rules: Rules
}

/** A fund, or money of donors that has rules of its own. */
export interface Fund {
  id: string
  titles: Titles
  /** The donors whose money its conditions are about. */
  partners: readonly string[]
  /** Whether its conditions are about all institutions of the European Union. */
  isEuropeanUnion: boolean
  /** The earliest first. */
  versions: readonly FundVersion[]
}

/** The fund whose conditions apply where nothing else is known. */
export const defaultFund = 'default'

/** Where a condition is said: of which fund, by whom, and how sure. */
export interface Said {
  fund: string
  certainty: Certainty
  source: string
  note: Titles | null
}

/**
 * What is asked of a project on a day, as values. Amounts are exact decimal texts in `currency`, percentages are of a hundred; what
 * nobody asks is null.
 */
export interface Conditions {
  fund: string
  titles: Titles
  partners: readonly string[]
  from: Day | null
  until: Day | null
  /** Of the agreement, ISO 4217. */
  currency: string | null
  nationalLeast: string | null
  nationalMost: string | null
  regionalLeast: string | null
  regionalMost: string | null
  /** ISO 3166 alpha-3 of all countries that can be helped; null where no whole list is known. */
  eligibleCountries: readonly string[] | null
  eligibilityRule: Titles | null
  excludedKinds: readonly (typeof excludedKinds)[number][]
  /** Codes of the types of project that are of these kinds: those a budget is told about. */
  excludedTypes: readonly string[]
  durationMostMonths: number | null
  /** The most that staff and office may be of the whole budget. */
  staffAndOfficeMost: string | null
  /** The least of the whole budget that is kept for the ex-post evaluation. */
  evaluationLeast: string | null
  /** The ex-post evaluation lies so many months after the end, from and to; null where none is asked. */
  exPostFromMonths: number | null
  exPostToMonths: number | null
  isCoFundingAllowed: boolean
  /** Whether every line of the budget stands under an activity. */
  isActivityAligned: boolean
  /** Whether a government must ask for the project in writing. */
  needsRequestLetter: boolean
  /** Null: the rule of the organisation holds. */
  overheadRate: string | null
  /** Interim reports are asked of projects of at least so many months, every so many months, within so many weeks. */
  interimLeastMonths: number | null
  interimEveryMonths: number | null
  interimWithinWeeks: number | null
  finalWithinMonths: number | null
  /** An extension is asked for at the latest so many months before the end. */
  extensionMonthsBefore: number | null
  /** A change of more than so much of a line needs approval beforehand. */
  budgetChangeMost: string | null
  /** The office that speaks with the donor. */
  negotiator: string | null
  /** The office at which those decide who act for the fund, and their unit there. */
  reviewer: string | null
  reviewerUnit: string | null
  /** The office through which everything is submitted. */
  submitter: string | null
  /** Where each is said; what nobody says is missing. */
  said: Readonly<Partial<Record<ConditionName, Said>>>
}
