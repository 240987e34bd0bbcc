import { isDay } from '#platform/day.ts'
import type { Fault } from '#platform/refusal.ts'
import { type Claim, claimCertainties, precisions, type Ruling, windowFrom } from './model/claim.ts'
import type { PeriodTable } from './model/period-table.ts'
import { type Reading, oneOf, type Parsed, readRows, type WrongRow } from '#platform/rows.ts'
import type { SourceDocument } from './model/source.ts'

export const claimColumns = [
  'key',
  'subject',
  'predicate',
  'value',
  'qualifier',
  'precision',
  'certainty',
  'from',
  'until',
  'document',
  'line',
  'stated',
  'note',
] as const
export const documentColumns = [
  'document',
  'title',
  'publisher',
  'kind',
  'language',
  'reference_day',
  'reference_precision',
  'file',
  'address',
  'marking',
  'note',
] as const
export const rulingColumns = [
  'key',
  'subject',
  'predicate',
  'value',
  'taken',
  'set_aside',
  'reason',
] as const

/** A file of corrections says of which day each of them speaks. */
export const correctionColumns = [...claimColumns, 'seen'] as const

/** Reads a claim file. Refuses, row by row, unreadable periods, words that are none, missing cells. */
export function readClaims(file: string, text: string): Parsed<Claim & { row: number }> {
  let at = 1
  const hasDays = text.slice(0, text.indexOf('\n')).trimEnd().endsWith(',seen')
  const read = ({ row, fault }: Reading<(typeof claimColumns)[number]>, seen: string) => {
    at += 1
    for (const field of ['key', 'subject', 'predicate', 'value', 'document'] as const)
      if (row[field] === '') fault(field, 'row/empty')
    if (!/^[a-z]+:[^\s:]+$/u.test(row.subject))
      fault('subject', 'row/subject', { value: row.subject })
    const precision = oneOf(precisions, row.precision || 'exact')
    if (!precision)
      fault('precision', 'row/word', { value: row.precision, expected: precisions.join(', ') })
    const certainty = oneOf(claimCertainties, row.certainty || 'stated')
    if (!certainty)
      fault('certainty', 'row/word', {
        value: row.certainty,
        expected: claimCertainties.join(', '),
      })
    const from = windowFrom(row.from)
    if (from === undefined) fault('from', 'row/period', { value: row.from })
    const until = windowFrom(row.until)
    if (until === undefined) fault('until', 'row/period', { value: row.until })
    if (from && until && until.latest <= from.earliest) fault('until', 'row/period-order')
    if (row.line !== '' && !/^[1-9]\d{0,6}$/.test(row.line))
      fault('line', 'row/line', { value: row.line })
    if (row.line !== '' && row.stated === '') fault('stated', 'row/empty')
    if (row.stated.length > 80) fault('stated', 'row/long', { most: 80 })
    if (seen !== '' && !isDay(seen)) fault('seen', 'row/day', { value: seen })
    if (!precision || !certainty || from === undefined || until === undefined) return null
    return {
      key: row.key,
      subject: row.subject,
      predicate: row.predicate,
      value: row.value,
      qualifier: row.qualifier,
      precision,
      certainty,
      from,
      until,
      source: row.document,
      seen: seen || null,
      line: row.line === '' ? null : Number(row.line),
      stated: row.stated,
      note: row.note,
      row: at,
    }
  }
  return hasDays
    ? readRows(file, text, correctionColumns, (reading) => read(reading, reading.row.seen))
    : readRows(file, text, claimColumns, (reading) => read(reading, ''))
}

const kinds = ['document', 'page', 'dataset', 'standard', 'decision'] as const
/** What a reader must know of a source before trusting it. */
const markings = ['published-under-another-name', 'from-general-knowledge'] as const
const dayPrecisions = ['day', 'approximate', 'month', 'year'] as const

/** Reads a file of documents. `surveys` are those that describe the network as a whole. */
export const readDocuments = (
  file: string,
  text: string,
  surveys: readonly string[],
): Parsed<SourceDocument> =>
  readRows(file, text, documentColumns, ({ row, fault }) => {
    for (const field of ['document', 'title'] as const)
      if (row[field] === '') fault(field, 'row/empty')
    const kind = oneOf(kinds, row.kind)
    if (!kind) fault('kind', 'row/word', { value: row.kind, expected: kinds.join(', ') })
    const precision = oneOf(dayPrecisions, row.reference_precision)
    if (!precision)
      fault('reference_precision', 'row/word', {
        value: row.reference_precision,
        expected: dayPrecisions.join(', '),
      })
    if (!isDay(row.reference_day)) fault('reference_day', 'row/day', { value: row.reference_day })
    if (row.marking !== '' && !oneOf(markings, row.marking))
      fault('marking', 'row/word', { value: row.marking, expected: markings.join(', ') })
    if (!kind || !precision) return null
    return {
      id: row.document,
      title: row.title,
      publisher: row.publisher,
      kind,
      language: row.language || 'en',
      referenceDay: row.reference_day,
      referencePrecision: precision,
      isSurvey: surveys.includes(row.document),
      file: row.file || null,
      address: row.address || null,
      marking: row.marking || null,
      note: row.note || null,
    }
  })

/** Reads a file of rulings. */
export const readRulings = (file: string, text: string): Parsed<Ruling> =>
  readRows(file, text, rulingColumns, ({ row, fault }) => {
    for (const field of ['key', 'subject', 'predicate', 'reason'] as const)
      if (row[field] === '') fault(field, 'row/empty')
    return {
      key: row.key,
      subject: row.subject,
      predicate: row.predicate,
      value: row.value,
      taken: row.taken,
      setAside: row.set_aside.split(/\s+/).filter(Boolean),
      reason: row.reason,
    }
  })

/** What only all files together can show: unknown documents, keys used twice, predicates no table takes, values that do not fit. */
export function crossCheck(
  claims: readonly (Claim & { row: number; file: string })[],
  known: { documents: ReadonlySet<string>; subjects: ReadonlySet<string> },
  tables: readonly PeriodTable[],
): WrongRow[] {
  const wrong: WrongRow[] = []
  const seen = new Map<string, string>()
  const takes = new Map(
    tables.flatMap((table) =>
      table.predicates.map((predicate) => [`${table.of} ${predicate}`, table]),
    ),
  )
  for (const claim of claims) {
    const fault = (field: string, reason: string, details: Fault['details'] = {}) =>
      wrong.push({ file: claim.file, row: claim.row, field, reason, details })
    const first = seen.get(claim.key)
    if (first !== undefined) fault('key', 'row/key-twice', { value: claim.key, first })
    else seen.set(claim.key, `${claim.file}:${claim.row}`)
    if (!known.documents.has(claim.source))
      fault('document', 'row/document', { value: claim.source })
    const type = claim.subject.slice(0, claim.subject.indexOf(':'))
    if (plain.has(`${type} ${claim.predicate}`)) continue
    const table = takes.get(`${type} ${claim.predicate}`)
    if (!table) fault('predicate', 'row/predicate', { value: `${type} ${claim.predicate}` })
    const reason = table?.wrong?.(claim, (subject) => known.subjects.has(subject)) ?? null
    if (reason !== null) fault('value', reason, { value: claim.value, qualifier: claim.qualifier })
  }
  return wrong
}

/** Claims that are read as they are, without a table of their own. */
const plain = new Set(['list lists-all', 'document defect', 'document language'])
