import { locales } from '#platform/i18n/locale.ts'
import { Refusal } from '#platform/refusal.ts'
import { contactChannels } from '#network/model/vocabulary.ts'
import { type Fact, fieldNames, isSingle, saidNow } from '#proposals/model/fields.ts'
import type { Field } from '#proposals/model/proposal.ts'

/** A row of the form: what is said of one thing and what is written beside it; both are empty where nothing is. */
export interface Row {
  predicate: string
  qualifier: string
  before: string
  after: string
  /** Something could be added here; the qualifier is chosen too. */
  isFree: boolean
}

/** The rows as a form sends them: one list for each column, in the order of the rows. */
export interface SentRows {
  predicate: readonly string[]
  qualifier: readonly string[]
  before: readonly string[]
  after: readonly string[]
}

const single = ['kind', 'place', 'country', 'line'] as const

/** So many empty rows stand below what is said, to add something; functions and coverage rarely come alone. */
const freeRows: Readonly<Record<string, number>> = { function: 3, coverage: 3, language: 2 }

/** The rows of a fresh form: everything that is said of the office, and room to add. */
export function freshRows(said: readonly Fact[]): Row[] {
  const of = (predicate: string) => said.filter((fact) => fact.predicate === predicate)
  const row = ({ predicate, qualifier, value }: Fact): Row => ({
    predicate,
    qualifier,
    before: value,
    after: value,
    isFree: false,
  })
  const empty = (predicate: string, qualifier = '', isFree = false): Row => ({
    predicate,
    qualifier,
    before: '',
    after: '',
    isFree,
  })
  const named = of('name')
  const languages = new Set([...locales, ...named.map(({ qualifier }) => qualifier)])
  const names = [...languages].map((language) => {
    const fact = named.find(({ qualifier }) => qualifier === language)
    return fact === undefined ? empty('name', language) : row(fact)
  })
  const ones = single.map((predicate) => {
    const [fact] = of(predicate)
    return fact === undefined ? empty(predicate) : row(fact)
  })
  const several = ['function', 'coverage', 'language', ...contactChannels, 'successor'].flatMap(
    (predicate) => [
      ...of(predicate).map(row),
      ...Array.from({ length: freeRows[predicate] ?? 1 }, () => empty(predicate, '', true)),
    ],
  )
  return [...names, ...ones, ...several]
}

/** The rows as they were sent. Refuses columns of different lengths: no form of ours sends them. */
export function sentRows({ predicate, qualifier, before, after }: SentRows): Row[] {
  const lengths = new Set([predicate, qualifier, before, after].map(({ length }) => length))
  if (lengths.size > 1)
    throw new Refusal('invalid', 'form/invalid', {
      faults: [{ field: 'after', reason: 'field/form' }],
    })
  return predicate.map((each, at) => {
    const said = before[at] ?? ''
    return {
      predicate: each,
      qualifier: qualifier[at] ?? '',
      before: said,
      after: (after[at] ?? '').trim(),
      isFree: said === '' && !isSingle(each),
    }
  })
}

/** Rows that were sent, beside what is said on another day or by now: what was written stays. */
export const besideNow = (rows: readonly Row[], said: readonly Fact[]): Row[] =>
  rows.map((row) => {
    const now = saidNow(fieldOf(row), said) ?? ''
    const isNow = isSingle(row.predicate) || now === row.before
    const before = isNow ? now : ''
    return { ...row, before, isFree: before === '' && !isSingle(row.predicate) }
  })

/** Fresh rows with fields of a proposal written into them. */
export function writtenInto(rows: readonly Row[], fields: readonly Field[]): Row[] {
  return fields.reduce<Row[]>(
    (written, field) => {
      const { predicate, qualifier } = field
      const before = field.before ?? ''
      const isIts = (row: Row) =>
        row.predicate === predicate &&
        (isSingle(predicate)
          ? row.qualifier === qualifier
          : before === ''
            ? row.isFree && row.after === ''
            : row.qualifier === qualifier && row.before === before)
      const at = written.findIndex(isIts)
      const row = {
        predicate,
        qualifier,
        before: '',
        after: field.after ?? '',
        isFree: !isSingle(predicate),
      }
      if (at < 0) return field.after === null ? written : [...written, row]
      return written.map((each, place) =>
        place === at ? { ...each, qualifier, after: field.after ?? '' } : each,
      )
    },
    [...rows],
  )
}

/** Rows in the order in which they are shown, each thing with its own. */
export const inGroups = (rows: readonly Row[]): { predicate: string; rows: Row[] }[] =>
  fieldNames
    .map((predicate) => ({ predicate, rows: rows.filter((row) => row.predicate === predicate) }))
    .filter((group) => group.rows.length > 0)

/** Whether something is proposed in a row. */
export const isChanged = ({ before, after }: Row): boolean => before !== after

/** What is proposed in the rows, in their order. */
export const fieldsIn = (rows: readonly Row[]): Field[] => rows.filter(isChanged).map(fieldOf)

const fieldOf = ({ predicate, qualifier, before, after }: Row): Field => ({
  predicate,
  qualifier,
  before: before === '' ? null : before,
  after: after === '' ? null : after,
})
