import { Refusal } from '#platform/refusal.ts'

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
