import type { Locale } from '#platform/i18n/locale.ts'
import type { Doer } from '#plans/model/plan.ts'

/** The documents people send. A request letter is the government's; a revision letter asks the donor. */
export const paperKinds = [
  'concept-note',
  'proposal',
  'budget',
  'request-letter',
  'revision-letter',
  'interim-report',
  'final-report',
] as const
export type PaperKind = (typeof paperKinds)[number]

/** The forms in which a document is written out. */
export const paperFormats = ['docx', 'pdf', 'xlsx'] as const
export type PaperFormat = (typeof paperFormats)[number]

/** The formats of a kind: only a budget is a workbook too. */
export const formatsOf = (paper: PaperKind): readonly PaperFormat[] =>
  paper === 'budget' ? paperFormats : ['docx', 'pdf']

/** What the file of a format is, as browsers call it. */
export const mediaTypes: Readonly<Record<PaperFormat, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** The tables that a template can ask for. */
export const tables = [
  'results',
  'work-plan',
  'budget-lines',
  'budget-sums',
  'budget-years',
  'people',
  'places',
  'partners',
  'risks',
  'safeguards',
  'objectives',
  'gender',
  'contacts',
  'reached',
  'done',
  'money',
  'changes',
] as const
export type PaperTable = (typeof tables)[number]

/** The single facts that a template can ask for. */
export const facts = [
  'title',
  'code',
  'type',
  'office',
  'countries',
  'period',
  'themes',
  'donor',
  'fund',
  'amount',
  'executing-agency',
  'gender-marker',
  'report-period',
  'report-due',
] as const
export type PaperFact = (typeof facts)[number]

/** The values of the record that sentences can name in braces. */
export const values = [
  'organisation',
  'title',
  'code',
  'office',
  'countries',
  'donor',
  'fund',
  'amount',
  'from',
  'to',
  'day',
  'reference',
  'new-to',
  'new-amount',
  'reason',
  'partner',
] as const
export type PaperValue = (typeof values)[number]

/** Something that a document would need and the record does not say: what kind of thing, and how it is called. */
export interface PaperLack {
  kind: 'chapter' | 'table' | 'value'
  /** In the language of the document; of a value its name. */
  name: string
}

/** Which document is wanted. */
export interface PaperWish {
  paper: PaperKind
  language: Locale
  /** A certain version of a template, `proposal@1`; the one in use unless told. */
  template?: string | undefined
  /** The version of the project: of a letter about a revision the revision's. The one that counts, or the newest revision, unless told. */
  version?: number | undefined
  /** The report; the newest of the kind that somebody began unless told. */
  report?: string | undefined
}

/** To whom a document was sent. */
export interface PaperSent {
  recipient: string
  day: string
  by: Doer
  /** ISO, UTC. */
  at: string
}

/** A document that was made. */
export interface PaperIssued {
  project: string
  /** 1, 2, … of the project. */
  number: number
  paper: PaperKind
  template: { id: string; version: number }
  language: Locale
  format: PaperFormat
  /** The version of the project. */
  version: number
  report: string | null
  isDraft: boolean
  asOf: string
  /** Everything in it is as the database held it then: ISO, UTC. */
  asKnown: string
  /** The address of the organisation that it names, `https://…`; null where it was made before this was kept. */
  origin: string | null
  /** SHA-256 of its bytes, in hexadecimal. */
  hash: string
  /** What the file is called. */
  name: string
  /** In bytes. */
  size: number
  by: Doer
  at: string
  sent: readonly PaperSent[]
}
