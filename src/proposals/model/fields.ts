import { contactChannels } from '#network/model/vocabulary.ts'
import { networkTables } from '#network/model/period-tables.ts'
import { bareClaim } from '#sources/model/claim.ts'
import type { PeriodTable } from '#sources/model/period-table.ts'
import type { Field } from './proposal.ts'

/** The predicates of offices of which something can be proposed, in the order in which they are shown. */
export const fieldNames = [
  'name',
  'kind',
  'place',
  'country',
  'line',
  'function',
  'coverage',
  'language',
  ...contactChannels,
  'successor',
] as const
export type FieldName = (typeof fieldNames)[number]

const names: readonly string[] = fieldNames

/** Whether something can be proposed of this predicate. */
export const isFieldName = (text: string): text is FieldName => names.includes(text)

const tableOf = (predicate: string): PeriodTable | undefined =>
  networkTables.find((table) => table.of === 'office' && table.predicates.includes(predicate))

/** Whether an office has one value of this at a time: one kind, one name in each language. */
export const isSingle = (predicate: string): boolean => tableOf(predicate)?.scope !== 'many'

/** What the network says of an office on a day. */
export interface Fact {
  predicate: string
  qualifier: string
  value: string
}

/** How what is proposed stands to what the network says now: as it did when it was proposed, otherwise, or so already. */
export type Footing = 'as-proposed' | 'moved' | 'done'

const valuesOf = ({ predicate, qualifier }: Field, held: readonly Fact[]) =>
  held
    .filter((fact) => fact.predicate === predicate && fact.qualifier === qualifier)
    .map((fact) => fact.value)

/** What the network says now where the field is: the one value, or of several the one the field is about; null for nothing. */
export function saidNow(field: Field, held: readonly Fact[]): string | null {
  const values = valuesOf(field, held)
  if (isSingle(field.predicate)) return values[0] ?? null
  return values.find((value) => value === field.before || value === field.after) ?? null
}

/** How a field stands to what the network says now. */
export function footingOf(field: Field, held: readonly Fact[]): Footing {
  const { before, after } = field
  if (isSingle(field.predicate)) {
    const said = saidNow(field, held)
    if (said === after) return 'done'
    return said === before ? 'as-proposed' : 'moved'
  }
  const values = valuesOf(field, held)
  const isThere = before !== null && values.includes(before)
  const isNew = after !== null && !values.includes(after)
  if (!isThere && !isNew) return 'done'
  return isThere === (before !== null) && isNew === (after !== null) ? 'as-proposed' : 'moved'
}

/** Something about a field that cannot be; `reason` is a key of words, `details` fill its places. */
export interface WrongField {
  reason: string
  details: Record<string, string>
}

const longest = 500
/** Of these nothing more is said than the value. */
const bare: readonly string[] = ['kind', 'place', 'country', 'line', 'language']

/**
 * Why a value cannot be proposed, or null: the rules of the tables in which it would stand, and that nothing comes of a field
 * that changes nothing, of an office that reports to itself or follows itself. `knows` tells of a subject, such as `city:lima`,
 * whether the network has it.
 */
export function wrongOf(
  office: string,
  field: Field,
  knows: (subject: string) => boolean,
): WrongField | null {
  const { predicate, qualifier, before, after } = field
  const table = tableOf(predicate)
  if (!isFieldName(predicate) || table === undefined) return wrong('field/form')
  if (before === after) return wrong('proposals/no-difference')
  if (bare.includes(predicate) && qualifier !== '') return wrong('field/form')
  if (predicate === 'name' && qualifier === '') return wrong('sources/row/language', { qualifier })
  if (after === null) return null
  if (after.trim() === '' || after !== after.trim()) return wrong('field/form')
  if (after.length > longest || qualifier.length > longest)
    return wrong('field/long', { most: String(longest) })
  const isItself = after === `office:${office}`
  if (isItself && (predicate === 'line' || predicate === 'successor'))
    return wrong('proposals/itself')
  const reason = table.wrong?.(asClaim(office, field, after), knows) ?? null
  return reason === null ? null : wrong(`sources/${reason}`, { value: after, qualifier })
}

const wrong = (reason: string, details: Record<string, string> = {}): WrongField => ({
  reason,
  details,
})

const asClaim = (office: string, { predicate, qualifier }: Field, value: string) =>
  bareClaim({ subject: `office:${office}`, predicate, value, qualifier, certainty: 'stated' })

/** The subjects that a field may name, `type:id`: to ask the network once which of them it has. */
export function subjectsIn({ predicate, qualifier, after }: Field): string[] {
  const value = after ?? ''
  switch (predicate) {
    case 'place':
      return [`city:${value}`]
    case 'country':
      return [`country:${value}`]
    case 'function':
      return [`country:${qualifier}`, `area:${qualifier}`]
    case 'coverage':
      return [`country:${value}`, `area:${value}`]
    default:
      return [value]
  }
}

/** Fields that say the same thing twice, by their places: one value of one thing is proposed once. */
export function repeatedIn(fields: readonly Field[]): number[] {
  const seen = new Set<string>()
  return fields.flatMap((field, at) => {
    const { predicate, qualifier, before, after } = field
    const single = isSingle(predicate)
    const keys = single
      ? [`${predicate}\n${qualifier}`]
      : [before, after].flatMap((value) =>
          value === null ? [] : [`${predicate}\n${qualifier}\n${value}`],
        )
    const isRepeated = keys.some((key) => seen.has(key))
    for (const key of keys) seen.add(key)
    return isRepeated ? [at] : []
  })
}
