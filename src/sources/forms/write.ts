import Papa from 'papaparse'
import { lastOfMonth } from '#platform/day.ts'
import { claimColumns, correctionColumns, documentColumns, rulingColumns } from '#sources/forms.ts'
import type { Claim, Ruling, Window } from '#sources/model/claim.ts'
import type { Said } from '#sources/model/said.ts'
import type { SourceDocument } from '#sources/model/source.ts'

/** The files of a collection by name, as a load reads them: documents, rulings, and the claims of each document in a file of its own. */
export function filesOf({ documents, claims, rulings }: Said): Map<string, string> {
  const files = new Map([
    ['documents.csv', csv(documentColumns, documents.map(documentRow))],
    ...(rulings.length > 0
      ? [['rulings.csv', csv(rulingColumns, rulings.map(rulingRow))] as const]
      : []),
  ])
  for (const [source, own] of Map.groupBy(claims, (claim) => claim.source))
    files.set(
      fileFor(source),
      own.some(({ seen }) => seen !== null)
        ? csv(correctionColumns, own.map(correctionRow))
        : csv(claimColumns, own.map(claimRow)),
    )
  return files
}

/** A document's id as a file's name, apart from the two names that mean something else. */
function fileFor(source: string): string {
  const name = encodeURIComponent(source)
  return ['documents', 'rulings'].includes(name) ? `claims-of-${name}.csv` : `${name}.csv`
}

const csv = <Column extends string>(
  columns: readonly Column[],
  rows: readonly Record<Column, string>[],
): string =>
  `${Papa.unparse({ fields: [...columns], data: rows.map((row) => columns.map((column) => row[column])) }, { newline: '\n' })}\n`

const claimRow = (claim: Claim): Record<(typeof claimColumns)[number], string> => ({
  key: claim.key,
  subject: claim.subject,
  predicate: claim.predicate,
  value: claim.value,
  qualifier: claim.qualifier,
  precision: claim.precision === 'exact' ? '' : claim.precision,
  certainty: claim.certainty === 'stated' ? '' : claim.certainty,
  from: windowText(claim.from),
  until: windowText(claim.until),
  document: claim.source,
  line: claim.line === null ? '' : String(claim.line),
  stated: claim.stated,
  note: claim.note,
})

const correctionRow = (claim: Claim): Record<(typeof correctionColumns)[number], string> => ({
  ...claimRow(claim),
  seen: claim.seen ?? '',
})

const documentRow = (
  document: SourceDocument,
): Record<(typeof documentColumns)[number], string> => ({
  document: document.id,
  title: document.title,
  publisher: document.publisher,
  kind: document.kind,
  language: document.language,
  reference_day: document.referenceDay,
  reference_precision: document.referencePrecision,
  file: document.file ?? '',
  address: document.address ?? '',
  marking: document.marking ?? '',
  note: document.note ?? '',
})

const rulingRow = (ruling: Ruling): Record<(typeof rulingColumns)[number], string> => ({
  key: ruling.key,
  subject: ruling.subject,
  predicate: ruling.predicate,
  value: ruling.value,
  taken: ruling.taken,
  set_aside: ruling.setAside.join(' '),
  reason: ruling.reason,
})

/** A bound as people write it: a day, a month, a year, or two days with a slash between them. `windowFrom` reads it. */
export function windowText(window: Window | null): string {
  if (window === null) return ''
  const { earliest, latest } = window
  if (earliest === latest) return earliest
  const [year, month] = [earliest.slice(0, 4), earliest.slice(0, 7)]
  if (earliest === `${year}-01-01` && latest === `${year}-12-31`) return year
  if (earliest === `${month}-01` && latest === lastOfMonth(month)) return month
  return `${earliest}/${latest}`
}
