import { Temporal } from 'temporal-polyfill'
import { type Static, type TSchema, Type } from 'typebox'
import { Value } from 'typebox/value'
import { intlLocale, type Locale } from '#platform/i18n/locale.ts'
import { Refusal } from '#platform/refusal.ts'
import { instantFrom } from './moment.ts'
import { cut, type Page } from './paging.ts'
import { InstantField } from './queries.ts'

/** An item of a list, as it is answered. */
export type Item = Record<string, unknown>

/** What the items of a list are made of, read from the schema of its answer. */
export interface ListFields {
  names: readonly string[]
  /** Text, numbers and the like: what the list can be sorted by. */
  plain: readonly string[]
  /** The columns of a table: the fields, and of one that is a thing of its own its parts, `before.value`. */
  columns: ReadonlyMap<string, readonly string[]>
  /** Whether one row stands behind each item, so that it is known since when it is held. */
  isRecorded: boolean
  /** Whether the items have a place on earth. */
  isPlaced: boolean
}

/** The fields of the items of a list; null when the answer is no list. */
export function listFields(answers: TSchema): ListFields | null {
  if (!Type.IsObject(answers)) return null
  const { items, next } = answers.properties
  if (next === undefined || !Type.IsArray(items) || !Type.IsObject(items.items)) return null
  const fields = Object.entries(items.items.properties)
  const names = fields.map(([name]) => name)
  return {
    names,
    plain: fields.filter(([, field]) => isPlain(field)).map(([name]) => name),
    columns: new Map(fields.map(([name, field]) => [name, columnsOf(name, field)])),
    isRecorded: names.includes('recordedFrom'),
    isPlaced: names.includes('latitude') && names.includes('longitude'),
  }
}

function columnsOf(name: string, field: TSchema): string[] {
  const kinds: TSchema[] = Type.IsUnion(field) ? field.anyOf : [field]
  const parts = kinds.flatMap((kind) => (Type.IsObject(kind) ? Object.keys(kind.properties) : []))
  return parts.length === 0 ? [name] : parts.map((part) => `${name}.${part}`)
}

function isPlain(field: TSchema): boolean {
  if (Type.IsUnion(field)) return field.anyOf.every(isPlain)
  return [
    Type.IsString,
    Type.IsNumber,
    Type.IsInteger,
    Type.IsBoolean,
    Type.IsEnum,
    Type.IsLiteral,
    Type.IsNull,
  ].some((is) => is(field))
}

/** The query of a list with what every list takes: which fields, in which order, what is new. */
export function listQuery(query: TSchema, { names, plain, isRecorded }: ListFields): TSchema {
  if (!Type.IsObject(query)) return query
  const more = {
    fields: Type.Optional(
      Type.String({
        pattern: '^[A-Za-z]+(,[A-Za-z]+)*$',
        maxLength: 1000,
        description: `Only these fields of each item, with commas between them: ${names.join(', ')}`,
      }),
    ),
    sort: Type.Optional(
      Type.Enum([...plain, ...plain.map((name) => `-${name}`)], {
        description:
          'Orders the list by this field, with a minus backwards; items without it come last',
      }),
    ),
    ...(isRecorded ? { changedSince: Type.Optional(ChangedSince) } : {}),
  }
  return Type.Object(
    { ...query.properties, ...more },
    'additionalProperties' in query ? { additionalProperties: false } : {},
  )
}

const ChangedSince = Type.String({
  ...InstantField,
  description:
    'Only items whose `recordedFrom` is after this instant, or after the end of this day in UTC, and those that came back since, when a decision was withdrawn. Items that are gone are not told',
})

/** What the summary of a list adds in OpenAPI. */
export const listDescription = ({ isRecorded }: ListFields): string | undefined =>
  isRecorded
    ? undefined
    : 'Each item is put together from many rows, so that it has no `recordedFrom` and the list takes no `changedSince`.'

const Asked = Type.Object({
  fields: Type.Optional(Type.String()),
  sort: Type.Optional(Type.String()),
  changedSince: Type.Optional(Type.String()),
  limit: Type.Optional(Type.Integer()),
  cursor: Type.Optional(Type.String()),
})

/** How a list was asked for: what every list takes, and the query of this list alone. */
export interface ListAsked {
  shared: Static<typeof Asked>
  own: Record<string, unknown>
}

/** Parts the query of a list, which the server has already held against its schema. */
export function listAsked(query: unknown): ListAsked {
  if (!Value.Check(Asked, query)) throw new Error('the query was not held against its schema')
  const { fields: _fields, sort: _sort, changedSince: _changedSince, ...own } = query
  return { shared: query, own }
}

/** Reads a list from a place on. */
export type ReadFrom<Answer> = (place: {
  limit?: number | undefined
  cursor?: string | undefined
}) => Promise<Answer>

const readAtOnce = 5000
/** Of a list that is sent while it is read: enough for few questions, little enough to be held. */
const sentAtOnce = 1000

/** The items of a list part after part, in its own order, those recorded after the instant asked for. */
export async function* partsOfList<Answer>(
  { changedSince }: ListAsked['shared'],
  read: ReadFrom<Answer>,
): AsyncGenerator<Item[], undefined> {
  for (let cursor: string | undefined | null; cursor !== null;) {
    const part = pageIn(await read({ limit: sentAtOnce, cursor }))
    yield changedIn(part.items, changedSince).map(shown)
    cursor = part.next
  }
}

/** All items of a list under the same filters: those recorded after the instant asked for, in the order asked for. */
export async function wholeList<Answer>(
  { sort, changedSince }: ListAsked['shared'],
  locale: Locale,
  read: ReadFrom<Answer>,
): Promise<Answer & Page<Item>> {
  const first = pageIn(await read({ limit: readAtOnce, cursor: undefined }))
  const items = [...first.items]
  for (let { next } = first; next !== null;) {
    const further = pageIn(await read({ limit: readAtOnce, cursor: next }))
    items.push(...further.items)
    next = further.next
  }
  const changed = changedIn(items, changedSince)
  const sorted = sort === undefined ? changed : sortedBy(changed, sort, locale)
  return { ...first, items: sorted.map(shown), total: sorted.length, next: null }
}

/** A page of a list, in its own order or in the one asked for. */
export async function pageOfList<Answer>(
  asked: ListAsked['shared'],
  locale: Locale,
  read: ReadFrom<Answer>,
): Promise<Answer & Page<Item>> {
  const { sort, changedSince, limit, cursor } = asked
  if (sort === undefined && changedSince === undefined) {
    const page = pageIn(await read({ limit, cursor }))
    return { ...page, items: page.items.map(shown) }
  }
  const whole = await wholeList(asked, locale, read)
  const order = ['sorted', sort ?? '']
  const key = ({ id }: Item) => String(id)
  return { ...whole, ...cut(whole.items, { limit: limit ?? Infinity, cursor, key, order }) }
}

function pageIn<Answer>(answer: Answer): Answer & Page<Item> {
  if (!isPage(answer)) throw new Error('a list was announced, and something else was answered')
  return answer
}

const isPage = <Answer>(answer: Answer): answer is Answer & Page<Item> =>
  typeof answer === 'object' && answer !== null && 'items' in answer && Array.isArray(answer.items)

/** An item as it is shown: when it came back only tells what is new. */
function shown(item: Item): Item {
  if (!('recordedAgain' in item)) return item
  const { recordedAgain: _, ...rest } = item
  return rest
}

/** Instants are texts of one form, so their order is that of the letters. */
function changedIn(items: readonly Item[], since: string | undefined): Item[] {
  if (since === undefined) return [...items]
  const instant = Temporal.Instant.from(instantFrom(since, new Date(), 'changedSince'))
  const after = instant.toString({ smallestUnit: 'microsecond' })
  return items.filter(
    ({ recordedFrom, recordedAgain }) => String(recordedAgain ?? recordedFrom) > after,
  )
}

const number = /^-?\d+(\.\d+)?$/

/** Orders by a field: numbers by size, texts as the reader's language has them; what is missing comes last either way. */
function sortedBy(items: readonly Item[], sort: string, locale: Locale): Item[] {
  const field = sort.replace(/^-/, '')
  const sign = sort.startsWith('-') ? -1 : 1
  const valued = items.filter((item) => isGiven(item[field]))
  const text = (item: Item) => String(item[field])
  const collator = new Intl.Collator(intlLocale(locale), { numeric: true })
  const compare = valued.every((item) => number.test(text(item)))
    ? (a: Item, b: Item) => Number(text(a)) - Number(text(b))
    : (a: Item, b: Item) => collator.compare(text(a), text(b))
  return [
    ...valued.toSorted((a, b) => sign * compare(a, b)),
    ...items.filter((item) => !isGiven(item[field])),
  ]
}

const isGiven = (value: unknown) => value !== null && value !== undefined

/** The fields asked for, in their order; all of them when none is named. Refuses a name that no item has. */
export function fieldsAsked(fields: string | undefined, { names }: ListFields): readonly string[] {
  if (fields === undefined) return names
  const asked = [...new Set(fields.split(','))]
  const strange = asked.filter((name) => !names.includes(name))
  if (strange.length > 0)
    throw new Refusal('invalid', 'request/invalid', {
      faults: strange.map((name) => ({
        field: 'fields',
        reason: 'field/no-field',
        details: { name, expected: names.join(', ') },
      })),
    })
  return asked
}

/** An item with these fields only. */
export const picked = (item: Item, fields: readonly string[]): Item =>
  Object.fromEntries(fields.map((name) => [name, item[name] ?? null]))
