import { Temporal } from 'temporal-polyfill'
import { isDay } from '#platform/day.ts'
import { Refusal } from '#platform/refusal.ts'
import { fold } from '#platform/text.ts'

/** A part of a list: `next` leads to what follows, or is null at the end. */
export interface Page<Item> {
  items: Item[]
  total: number
  next: string | null
}

/** The place in a list where a page ended: the sort keys of its last row. */
export type Cursor = readonly string[]

export const cursorText = (keys: Cursor): string =>
  Buffer.from(JSON.stringify(keys)).toString('base64url')

/** What a key of a cursor is held against: a day, an instant (RFC 3339), or text; `maybe-day` may be empty, where a row has none. */
export type CursorKey = 'text' | 'day' | 'maybe-day' | 'instant'

/** Reads a cursor of so many texts, or of a key of each of these kinds. Refuses one that this list did not give. */
export function cursorFrom(
  text: string | undefined,
  keys: number | readonly CursorKey[],
): Cursor | null {
  if (text === undefined || text === '') return null
  const kinds = typeof keys === 'number' ? Array<CursorKey>(keys).fill('text') : keys
  const read = parsed(Buffer.from(text, 'base64url').toString('utf8'))
  const isOurs =
    Array.isArray(read) &&
    read.length === kinds.length &&
    kinds.every((kind, at) => typeof read[at] === 'string' && isKey[kind](read[at]))
  if (!isOurs) throw wrongCursor()
  return read.map(String)
}

const isKey: Record<CursorKey, (key: string) => boolean> = {
  text: (key) => !key.includes('\u0000'),
  day: isDay,
  'maybe-day': (key) => key === '' || isDay(key),
  instant: isInstant,
}

/** Whether the text is an instant as the database gives it. */
function isInstant(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}T[\d:.]{8,15}Z$/.test(text) || !isDay(text.slice(0, 10))) return false
  try {
    Temporal.Instant.from(text)
    return true
  } catch {
    return false
  }
}

/** The refusal of a cursor that this list did not give. */
export const wrongCursor = () =>
  new Refusal('invalid', 'request/invalid', {
    faults: [{ field: 'cursor', reason: 'field/cursor' }],
  })

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Cuts a list read one row too long into a page. */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  total: number,
  limit: number,
  { item, keys }: { item(row: Row): Item; keys(row: Row): Cursor },
): Page<Item> {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    items: shown.map(item),
    total,
    next: rows.length > limit && last !== undefined ? cursorText(keys(last)) : null,
  }
}

/** A key for each: its own, with a number behind it where one before has the same. */
function distinct(keys: readonly string[]): string[] {
  const seen = new Map<string, number>()
  return keys.map((key) => {
    const count = (seen.get(key) ?? 0) + 1
    seen.set(key, count)
    return count === 1 ? key : `${key}\n${count}`
  })
}

interface Cut<Item> {
  limit: number
  cursor: string | undefined
  key(item: Item): string
  /** What order the list is in, when it is not its own: stands in the cursor, and a cursor of another order is refused. */
  order?: readonly string[]
}

/**
 * A page of a list that was read whole. The cursor holds the key of the last item shown, so that a list that grew
 * meanwhile goes on where it stopped.
 */
export function cut<Item>(
  items: readonly Item[],
  { limit, cursor, key, order = [] }: Cut<Item>,
): Page<Item> {
  const keys = distinct(items.map(key))
  const place = cursorFrom(cursor, order.length + 1)
  const start = place === null ? 0 : keys.indexOf(place.at(-1) ?? '') + 1
  if (place !== null && (start === 0 || order.some((part, at) => place[at] !== part)))
    throw wrongCursor()
  const rows = items.slice(start, start + limit + 1).map((item, at) => ({ item, at: start + at }))
  return pageOf(rows, items.length, limit, {
    item: (row) => row.item,
    keys: (row) => [...order, keys[row.at] ?? ''],
  })
}

/**
 * A page of a list that is short enough to be read whole: narrowed by text, then cut. `text` gives what `q` is looked for in;
 * `key` is the id, unless given.
 */
export function pageThrough<Item extends { id: string }>(
  items: readonly Item[],
  { q, limit = 100, cursor }: { q?: string; limit?: number; cursor?: string | undefined },
  text: (item: Item) => string,
  key: (item: Item) => string = (item) => item.id,
): Page<Item> {
  const wanted = fold(q ?? '')
  const matching = wanted === '' ? items : items.filter((item) => fold(text(item)).includes(wanted))
  return cut(matching, { limit, cursor, key })
}
