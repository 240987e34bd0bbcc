import { type Static, type TSchema, Type } from 'typebox'
import { officeFunctions, officeKinds } from '#network/model/vocabulary.ts'
import { roles } from '#posts/model/roles.ts'
import { themes } from '#posts/model/themes.ts'

/** What a route is for. */
export const purposes = [
  'endorsement',
  'agreement',
  'revision',
  'report',
  'closure',
  'evaluation',
] as const
export type Purpose = (typeof purposes)[number]

/** What can be said at a step. */
export const verdicts = ['endorse', 'endorse-with-conditions', 'return', 'decline'] as const
export type VerdictKind = (typeof verdicts)[number]

/** What is changed by a revision, as rules tell revisions apart. */
export const revisionKinds = ['no-cost-extension', 'budget-change', 'scope'] as const
export type RevisionKind = (typeof revisionKinds)[number]

/** The rights by which a step is decided. */
export const decidingRights = [
  'projects.endorse',
  'budget.review',
  'legal.review',
  'evaluation.review',
  'funds.mobilise',
] as const

const Titles = Type.Object(
  { en: Type.String(), fr: Type.String(), es: Type.String(), ar: Type.String() },
  { additionalProperties: false },
)
const texts = Type.Array(Type.String())
const orNull = <Schema extends TSchema>(schema: Schema) => Type.Union([schema, Type.Null()])
const Kinds = Type.Array(Type.Enum([...officeKinds]))
const Money = Type.String({ pattern: '^\\d{1,15}(\\.\\d{1,2})?$' })
const closed = { additionalProperties: false } as const

/** Whom a rule would ask, one way after the other: the first that leads to an office. */
export const Ask = Type.Union([
  /** The office that manages the project. */
  Type.Object({ by: Type.Literal('own') }, closed),
  /** Whoever holds this function for the countries of the project, for the country of its office, or at all. */
  Type.Object(
    {
      by: Type.Literal('function'),
      function: Type.Enum([...officeFunctions]),
      of: Type.Enum(['countries', 'office', 'anything']),
    },
    closed,
  ),
  /** Whoever covers the countries of the project, or that of its office, and is of one of these kinds. */
  Type.Object(
    { by: Type.Literal('coverage'), kinds: Kinds, of: Type.Enum(['countries', 'office']) },
    closed,
  ),
  /** The offices of these kinds that lie in the countries of the project. */
  Type.Object({ by: Type.Literal('place'), kinds: Kinds }, closed),
  /** The office that the conditions of the fund name. */
  Type.Object({ by: Type.Literal('fund'), as: Type.Enum(['reviewer', 'submitter']) }, closed),
  /** The offices of these kinds, wherever they are. */
  Type.Object({ by: Type.Literal('kind'), kinds: Kinds }, closed),
])
export type Ask = Static<typeof Ask>

/** When a rule applies; what is empty or null does not narrow. */
const When = Type.Object(
  {
    themes: Type.Array(Type.Enum([...themes])),
    types: texts,
    /** Codes of countries, and ids of areas the project is for. */
    countries: texts,
    donors: texts,
    funds: texts,
    /** Money of the European Union. */
    isEuropean: orNull(Type.Boolean()),
    /** Money of a fund whose conditions name a unit that reviews. */
    hasReviewer: orNull(Type.Boolean()),
    /** From so much on; less than so much. A project whose amount nobody knows in this currency is asked about. */
    amount: orNull(
      Type.Object(
        {
          least: orNull(Money),
          below: orNull(Money),
          currency: Type.String({ pattern: '^[A-Z]{3}$' }),
        },
        closed,
      ),
    ),
    /** The kind of the office that manages it is one of these, or none of those. */
    ownKinds: Kinds,
    notOwnKinds: Kinds,
    revisions: Type.Array(Type.Enum([...revisionKinds])),
    /** Its countries lie in at least so many regions. */
    regionsLeast: orNull(Type.Integer({ minimum: 1 })),
  },
  closed,
)

const Criterion = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z][a-z0-9-]*$' }),
    titles: Titles,
    weight: Type.Integer({ minimum: 1 }),
  },
  closed,
)

/** What a rule says, as `organisations/routes/rules.json` holds it: one step that may be asked. */
export const RuleContent = Type.Object(
  {
    titles: Titles,
    purposes: Type.Array(Type.Enum([...purposes]), { minItems: 1 }),
    when: When,
    /** Steps of one stage are asked at the same time, and the next stage when they have answered. */
    stage: Type.Integer({ minimum: 1, maximum: 99 }),
    asks: Type.Array(Ask, { minItems: 1 }),
    /** One step for all countries, for each office found, or for each office and theme. */
    each: Type.Enum(['once', 'office', 'theme']),
    /** Whether the office that manages the project is not asked by it: it is asked by another rule. */
    isNotOwn: Type.Boolean(),
    /** Whose post at the office has the step: the first role with somebody able. */
    roles: Type.Array(Type.Enum([...roles]), { minItems: 1 }),
    right: Type.Enum([...decidingRights]),
    checklist: orNull(Type.String()),
    workingDays: Type.Integer({ minimum: 1, maximum: 250 }),
    verdicts: Type.Array(Type.Enum([...verdicts]), { minItems: 1 }),
    /** At least so many review it, by criteria with weights, each scored from 1 to 5, before it is decided; null where one decides alone. */
    reviewers: orNull(
      Type.Object(
        { least: Type.Integer({ minimum: 1 }), criteria: Type.Array(Criterion, { minItems: 1 }) },
        closed,
      ),
    ),
    /** What becomes of the step when no office holds what is asked: it is skipped, or headquarters is asked. */
    nobody: Type.Enum(['skip', 'headquarters']),
    overdue: Type.Object(
      {
        /** Working days before the last day on which whoever has it is reminded. */
        remindBefore: Type.Integer({ minimum: 0 }),
        /** Working days after it on which they are reminded again. */
        remindAfter: Type.Integer({ minimum: 0 }),
        /** Working days after it on which the decision passes up; null where it never does. */
        passUpAfter: orNull(Type.Integer({ minimum: 0 })),
        /** Working days that whoever it passes up to has. */
        newDays: Type.Integer({ minimum: 1 }),
      },
      closed,
    ),
    /** Whether whoever holds this step also sends the project to the donor. */
    submits: Type.Boolean(),
    /** Where the rule comes from: a document, or `our proposal`. */
    source: Type.String({ minLength: 1 }),
  },
  closed,
)

/** One step that may be asked, from a day until a day. */
export interface Rule extends Static<typeof RuleContent> {
  id: string
  from: string
  /** The first day on which it no longer holds; null where no end is known. */
  until: string | null
}

const purposeNames: readonly string[] = purposes

/** Whether the text is a purpose of routes. */
export const isPurpose = (text: string): text is Purpose => purposeNames.includes(text)

const verdictNames: readonly string[] = verdicts

/** Whether the text is a verdict. */
export const isVerdictKind = (text: string): text is VerdictKind => verdictNames.includes(text)

/** The rules that hold on a day. */
export const rulesOn = (rules: readonly Rule[], day: string): Rule[] =>
  rules.filter(({ from, until }) => from <= day && (until === null || day < until))

/** The rule that a step follows; that of another day where its own is gone. */
export const ruleOf = (
  { rule, ruleFrom }: { rule: string; ruleFrom: string },
  rules: readonly Rule[],
): Rule | undefined =>
  rules.find(({ id, from }) => id === rule && from === ruleFrom) ??
  rules.find(({ id }) => id === rule)
