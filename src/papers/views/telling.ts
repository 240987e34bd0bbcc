import type { Block, Column, Passage } from '#platform/documents/document.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import { moneyText } from '#platform/i18n/money.ts'
import type { Words } from '#platform/i18n/words.ts'
import { textOf } from '#platform/tree/part.ts'
import type { Budget } from '#budgets/views/budget.ts'
import type { Changes, Revision } from '#delivery/model/revision.ts'
import type { Report, ReportFigures, ReportTemplate } from '#delivery/model/report.ts'
import type { ProjectPart } from '#projects/model/kinds.ts'
import type { Citation } from '#frameworks/model/citation.ts'
import type { Project, ProjectVersion } from '#projects/model/project.ts'
import type { ProjectTemplate } from '#projects/model/template.ts'
import type { CitedUpper } from '#projects/views/cited.ts'
import type { PaperLack, PaperValue } from '#papers/model/paper.ts'
import type { PaperTemplate } from '#papers/model/template.ts'

/** A report with what its template asks and what it tells of the project. */
export interface ToldReport {
  report: Report
  template: ReportTemplate | null
  figures: ReportFigures
}

/** A revision with what it changes. */
export interface ToldRevision {
  revision: Revision
  changes: Changes
}

/** Everything that a document is made from, as it was known at the moment. */
export interface Telling {
  template: PaperTemplate
  project: Project
  version: ProjectVersion
  projectTemplate: ProjectTemplate
  parts: readonly ProjectPart[]
  citations: readonly Citation[]
  uppers: ReadonlyMap<string, CitedUpper>
  budget: Budget
  report: ToldReport | null
  revision: ToldRevision | null
  /** What offices, countries and areas, partners and funds are called. */
  offices: ReadonlyMap<string, string>
  places: ReadonlyMap<string, string>
  partners: ReadonlyMap<string, string>
  values: Readonly<Partial<Record<PaperValue, string>>>
  types: ReadonlyMap<string, string>
  numbers: ReadonlyMap<string, string>
  words: Words
  locale: Locale
  /** The day of the document. */
  day: string
  /** The document's language, then those of the project. */
  languages: readonly string[]
}

/** What a block of a template came to: blocks of a document, and what is missing for them. */
export interface Told {
  blocks: readonly Block[]
  lacks: readonly PaperLack[]
}

/** A text of the record: in the document's language as it is, in another one with its language behind it. */
export function marked(
  said: { text: string; language: string } | null,
  { locale }: Pick<Telling, 'locale'>,
): Passage {
  if (said === null) return ''
  if (said.language === locale) return said.text
  return { text: `${said.text} [${said.language.toUpperCase()}]`, language: said.language }
}

/** A text of a part in the document's language, else in the project's, marked. */
export const textIn = (
  part: Pick<ProjectPart, 'fields'>,
  name: string,
  telling: Telling,
): Passage => marked(textOf(part, name, telling.languages), telling)

/** What is behind a passage, with something of the document's own before it: a number. */
export const after = (before: string, passage: Passage): Passage =>
  typeof passage === 'string'
    ? `${before} ${passage}`.trim()
    : { ...passage, text: `${before} ${passage.text}`.trim() }

/** What a choice is called; what is none stands as it is. */
export function choiceName({ words }: Telling, key: string, value: string | undefined): string {
  if (value === undefined) return ''
  const named = `projects.choice.${key}.${value}`
  return words.has(named) ? words.t(named) : value
}

/** A day as people write it; nothing where there is none. */
export const dayName = ({ words }: Telling, day: string | null | undefined): string =>
  day === null || day === undefined ? '' : words.day(day)

/** From which to which day, as far as it is told. */
export const periodName = (
  telling: Telling,
  { from, to }: { from?: string | null | undefined; to?: string | null | undefined },
): string =>
  [dayName(telling, from), dayName(telling, to)].filter((each) => each !== '').join(' – ')

/** An exact amount with its currency; nothing where one of them is not told. */
export const amountName = (
  { locale }: Telling,
  amount: string | null | undefined,
  currency: string | null | undefined,
): string =>
  amount === null || amount === undefined || currency === null || currency === undefined
    ? ''
    : moneyText(amount, currency, locale)

/** A column by the key of its name. */
export const column = (
  { words }: Telling,
  key: string,
  { isNumeric = false, share = 1 }: { isNumeric?: boolean; share?: number } = {},
): Column => ({ head: words.t(key), isNumeric, share })
