import { type Static, Type } from 'typebox'
import type { Day } from '#platform/day.ts'
import type { FieldValues } from '#platform/doors/version.ts'
import { type Fault } from '#platform/refusal.ts'
import { wordsIn } from '#platform/tree/wrong.ts'
import type { Doer } from '#plans/model/plan.ts'
import { reportKinds, type ReportDue } from './reporting.ts'

const Titles = Type.Object(
  { en: Type.String(), fr: Type.String(), es: Type.String(), ar: Type.String() },
  { additionalProperties: false },
)

/** Which chapters a report has, as `organisations/reports/templates.json` holds it. */
export const ReportTemplateContent = Type.Object(
  {
    titles: Titles,
    /** Where it comes from: a document, or `our proposal`. */
    source: Type.String({ minLength: 1 }),
    kinds: Type.Array(Type.Enum([...reportKinds]), { minItems: 1 }),
    chapters: Type.Array(
      Type.Object(
        {
          id: Type.String({ pattern: '^[a-z][a-z0-9-]*$' }),
          titles: Titles,
          guidance: Titles,
          mostWords: Type.Union([Type.Integer({ minimum: 1 }), Type.Null()]),
          isRequired: Type.Boolean(),
        },
        { additionalProperties: false },
      ),
      { minItems: 1 },
    ),
  },
  { additionalProperties: false },
)

/** One version of a template of reports. */
export interface ReportTemplate extends Static<typeof ReportTemplateContent> {
  id: string
  version: number
  from: Day
  until: Day | null
}

/** `due`: nobody began it. */
export const reportStates = ['due', 'draft', 'review', 'cleared', 'sent'] as const
export type ReportState = (typeof reportStates)[number]

/** What a report tells of an indicator: what was aimed at, and what is reached. */
export interface IndicatorFigure {
  part: string
  /** By language. */
  titles: Readonly<Record<string, string>>
  units: Readonly<Record<string, string>>
  baseline: string | null
  target: string | null
  reached: string | null
  reachedDay: Day | null
}

/** What a report tells of an activity: when it was planned, and how much of it is done. */
export interface ActivityFigure {
  part: string
  titles: Readonly<Record<string, string>>
  from: Day | null
  to: Day | null
  /** Per cent. */
  done: string | null
  doneDay: Day | null
}

/** What a report tells of money: what was budgeted. What was spent is not recorded here, and is never guessed. */
export interface MoneyFigure {
  /** An activity; null: under none. */
  part: string | null
  titles: Readonly<Record<string, string>>
  budgeted: string
}

/** What a report is filled with from the project. */
export interface ReportFigures {
  currency: string | null
  total: string | null
  indicators: readonly IndicatorFigure[]
  activities: readonly ActivityFigure[]
  money: readonly MoneyFigure[]
}

/** A report as it stands: due only, or written. */
export interface ReportStanding extends ReportDue {
  project: string
  state: ReportState
  sentOn: Day | null
}

/** A report that somebody writes. */
export interface Report extends ReportStanding {
  template: { id: string; version: number }
  language: string
  /** By chapter. */
  texts: Readonly<Record<string, string>>
  /** As they were when it was sent; null before. */
  figures: ReportFigures | null
  by: Doer
  recordedFrom: string
}

/** The template in use on a day for reports of a kind: the newest. */
export const templateFor = (
  templates: readonly ReportTemplate[],
  kind: ReportDue['kind'],
  day: Day,
): ReportTemplate | undefined =>
  templates
    .filter(
      (each) =>
        each.kinds.includes(kind) && each.from <= day && (each.until === null || day < each.until),
    )
    .toSorted((a, b) => b.version - a.version || a.id.localeCompare(b.id))[0]

/** What cannot stand in a chapter: more words than it may have, each at its chapter. */
export const wrongTexts = (
  texts: Readonly<Record<string, string>>,
  { chapters }: Pick<ReportTemplate, 'chapters'>,
): Fault[] =>
  chapters.flatMap(({ id, mostWords }) => {
    const count = wordsIn(texts[id] ?? '')
    return mostWords === null || count <= mostWords
      ? []
      : [{ field: id, reason: 'field/many-words', details: { most: mostWords, words: count } }]
  })

/** The required chapters in which nothing stands yet. */
export const missingTexts = (
  texts: Readonly<Record<string, string>>,
  { chapters }: Pick<ReportTemplate, 'chapters'>,
): Fault[] =>
  chapters.flatMap(({ id, isRequired }) =>
    isRequired && (texts[id] ?? '').trim() === '' ? [{ field: id, reason: 'field/missing' }] : [],
  )

/** What the form of a report rests on; of one that nobody began, that it is in no language yet. */
export const heldByReport = (report: Pick<Report, 'texts' | 'language'> | null): FieldValues =>
  report === null ? { language: null } : { ...report.texts, language: report.language }
