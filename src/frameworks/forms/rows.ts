import {
  bases,
  type EditionFact,
  type FrameworkFact,
  type MappingFact,
  type NoteFact,
  type ObjectiveFact,
  relations,
} from '#frameworks/model/facts.ts'
import { objectiveKinds, translators } from '#frameworks/model/objective.ts'
import type { Titles } from '#frameworks/model/titles.ts'
import { upperFrom } from '#frameworks/model/upper.ts'
import { type Day, isDay } from '#platform/day.ts'
import { oneOf, type Parsed, type Reading, readRows } from '#platform/rows.ts'
import {
  editionColumns,
  frameworkColumns,
  mappingColumns,
  noteColumns,
  objectiveColumns,
} from './columns.ts'

/** Where a row stands, so that a wrong one can be named. */
export interface Placed {
  file: string
  row: number
}

/** Reads `frameworks.csv`; the order of the rows is the order of the pages. */
export function readFrameworkNames(file: string, text: string): Parsed<FrameworkFact & Placed> {
  return numbered(file, text, frameworkColumns, ({ row, fault }, at) => {
    const titles = titlesOf(row, fault)
    needs(row, fault, ['framework', 'source'])
    if (upperFrom(`${row.framework}@1/1`) === null || row.framework.startsWith('p-'))
      fault('framework', 'row/unknown-subject', { value: row.framework })
    return { framework: row.framework, place: at, titles, source: row.source }
  })
}

/** Reads `editions.csv`. */
export function readEditions(file: string, text: string): Parsed<EditionFact & Placed> {
  return numbered(file, text, editionColumns, ({ row, fault }) => {
    const titles = titlesOf(row, fault)
    needs(row, fault, ['framework', 'edition', 'source'])
    if (upperFrom(`f@${row.edition}/1`) === null || row.edition === row.supersedes)
      fault('edition', 'row/unknown-subject', { value: row.edition })
    return {
      framework: row.framework,
      edition: row.edition,
      titles,
      ...daysOf(row.from, row.until, fault),
      supersedes: row.supersedes || null,
      source: row.source,
    }
  })
}

/** Reads a file of objectives; the order of the rows is the order of the tree. */
export function readObjectives(file: string, text: string): Parsed<ObjectiveFact & Placed> {
  return numbered(file, text, objectiveColumns, ({ row, fault }, at) => {
    const titles = titlesOf(row, fault)
    needs(row, fault, ['framework', 'edition', 'code', 'source'])
    if (upperFrom(`f@1/${row.code}`) === null)
      fault('code', 'row/unknown-subject', { value: row.code })
    const kind = oneOf(objectiveKinds, row.kind)
    if (!kind) fault('kind', 'row/word', { value: row.kind, expected: objectiveKinds.join(', ') })
    const translatedBy = oneOf(translators, row.translated_by)
    const isTranslated = Object.keys(titles).length > 1
    if (isTranslated !== (translatedBy !== undefined))
      fault('translated_by', 'row/word', {
        value: row.translated_by,
        expected: isTranslated ? translators.join(', ') : '',
      })
    if (!kind) return null
    return {
      framework: row.framework,
      edition: row.edition,
      code: row.code,
      parent: row.parent || null,
      place: at,
      kind,
      titles,
      translatedBy: translatedBy ?? null,
      text: row.text || null,
      ...daysOf(row.from, row.until, fault),
      source: row.source,
    }
  })
}

/** Reads `mappings.csv`: both ends as `framework@edition/code`. */
export function readMappings(file: string, text: string): Parsed<MappingFact & Placed> {
  return numbered(file, text, mappingColumns, ({ row, fault }) => {
    const from = upperFrom(row.from)
    const to = upperFrom(row.to)
    if (from === null) fault('from', 'row/unknown-subject', { value: row.from })
    if (to === null || row.to === row.from) fault('to', 'row/unknown-subject', { value: row.to })
    const relation = oneOf(relations, row.relation)
    if (!relation)
      fault('relation', 'row/word', { value: row.relation, expected: relations.join(', ') })
    const basis = oneOf(bases, row.basis)
    if (!basis) fault('basis', 'row/word', { value: row.basis, expected: bases.join(', ') })
    needs(row, fault, ['source'])
    const days = daysOf(row.since, row.until, fault)
    if (from === null || to === null || !relation || !basis) return null
    return {
      fromFramework: from.of,
      fromEdition: from.version,
      fromCode: from.code,
      toFramework: to.of,
      toEdition: to.version,
      toCode: to.code,
      relation,
      basis,
      ...days,
      source: row.source,
    }
  })
}

/** Reads `notes.csv`: what a reader must know of an edition, or of one of its objectives. */
export function readNotes(file: string, text: string): Parsed<NoteFact & Placed> {
  return numbered(file, text, noteColumns, ({ row, fault }, at) => {
    const texts = titlesOf(row, fault)
    needs(row, fault, ['framework', 'edition', 'source'])
    const { framework, edition, code, source } = row
    return { framework, edition, code, number: at, texts, source }
  })
}

type Fault = Reading<string>['fault']

/** Rows with where they stand; a file without a row has none. */
function numbered<Column extends string, Row>(
  file: string,
  text: string,
  columns: readonly Column[],
  read: (reading: Reading<Column>, at: number) => Row | null,
): Parsed<Row & Placed> {
  let at = 0
  return readRows(file, text, columns, (reading) => {
    at += 1
    const made = read(reading, at)
    return made === null ? null : { ...made, file, row: at + 1 }
  })
}

function needs<Column extends string>(
  row: Record<Column, string>,
  fault: Fault,
  columns: readonly Column[],
): void {
  for (const column of columns) if (row[column] === '') fault(column, 'row/empty')
}

function titlesOf(
  row: Record<'title_en' | 'title_fr' | 'title_es' | 'title_ar', string>,
  fault: Fault,
): Titles {
  if (row.title_en === '') fault('title_en', 'row/empty')
  return {
    en: row.title_en,
    ...(row.title_fr === '' ? {} : { fr: row.title_fr }),
    ...(row.title_es === '' ? {} : { es: row.title_es }),
    ...(row.title_ar === '' ? {} : { ar: row.title_ar }),
  }
}

function daysOf(
  from: string,
  until: string,
  fault: Fault,
): { from: Day | null; until: Day | null } {
  if (from !== '' && !isDay(from)) fault('from', 'row/day', { value: from })
  if (until !== '' && !isDay(until)) fault('until', 'row/day', { value: until })
  if (from !== '' && until !== '' && until <= from) fault('until', 'row/period-order')
  return { from: from || null, until: until || null }
}
