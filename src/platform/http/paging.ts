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

/** Reads a cursor of so many keys. Refuses one that this list did not give. */
export function cursorFrom(text: string | undefined, keys: number): Cursor | null {
  if (text === undefined || text === '') return null
  const read = parsed(Buffer.from(text, 'base64url').toString('utf8'))
  const isOurs =
    Array.isArray(read) &&
    read.length === keys &&
    read.every((key) => typeof key === 'string' && !key.includes('\u0000'))
  if (!isOurs)
    throw new Refusal('invalid', 'request/invalid', {
      faults: [{ field: 'cursor', reason: 'field/cursor' }],
    })
  return read.map(String)
}

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

/**
 * A page of a list that is short enough to be read whole: narrowed by text, then cut. `text` gives what `q` is looked for in.
 * The cursor holds the key (its id, unless given) of the last item shown, so that a list that grew meanwhile goes on where it stopped.
 */
export function pageThrough<Item extends { id: string }>(
  items: readonly Item[],
  { q, limit = 100, cursor }: { q?: string; limit?: number; cursor?: string },
  text: (item: Item) => string,
  key: (item: Item) => string = (item) => item.id,
): Page<Item> {
  const wanted = fold(q ?? '')
  const matching = wanted === '' ? items : items.filter((item) => fold(text(item)).includes(wanted))
  const after = cursorFrom(cursor, 1)?.[0]
  const start = after === undefined ? 0 : matching.findIndex((item) => key(item) === after) + 1
  if (after !== undefined && start === 0)
    throw new Refusal('invalid', 'request/invalid', {
      faults: [{ field: 'cursor', reason: 'field/cursor' }],
    })
  return pageOf(matching.slice(start, start + limit + 1), matching.length, limit, {
    item: (item) => item,
    keys: (item) => [key(item)],
  })
}
