/** One entry as it is held, and the hash that follows from what it tells. */
export interface Link {
  id: number
  /** Its place in the history, from 1. */
  number: number
  previous: string
  hash: string
  /** What the hash must be, worked out again. */
  worked: string
}

/** The head of the history at some time, as it was written down elsewhere. */
export interface Seal {
  organisation: string
  /** The number of the last entry. */
  number: number
  hash: string
  /** When the last entry was recorded, ISO in UTC. */
  at: string
}

/**
 * The first thing that is wrong. `altered`: what the entry tells is not what was hashed. `missing`: an entry of this number is gone.
 * `reordered`: an entry stands where another belongs. `rewritten`: all adds up, but not to what was sealed. `cut`: entries that were
 * sealed are no longer there. `number` is the first wrong entry; for `rewritten` the first that may be, up to `until`.
 */
export interface Fault {
  is: 'altered' | 'missing' | 'reordered' | 'rewritten' | 'cut'
  number: number
  until: number
}

/** How far the history has been gone through. */
export interface Walk {
  last: Pick<Link, 'number' | 'hash'> & { id: number | null }
  /** The last entry that agreed with a seal; 0 before the first. */
  sealed: number
}

/** What comes before the first entry. */
export const beginning: Walk = {
  last: { id: null, number: 0, hash: '0'.repeat(64) },
  sealed: 0,
}

const at = (is: Fault['is'], number: number, until = number): Fault => ({ is, number, until })

/**
 * Takes one more entry, in the order of ids: goes on, or tells what is wrong. `isElsewhere` tells whether an entry of a number
 * stands at another place. Entries before this one are known to be right.
 */
export async function step(
  { last, sealed }: Walk,
  link: Link,
  seals: ReadonlyMap<number, Seal>,
  isElsewhere: (number: number) => Promise<boolean>,
): Promise<Walk | Fault> {
  const expected = last.number + 1
  if (link.number < expected) return at('reordered', link.number)
  if (link.number > expected)
    return at((await isElsewhere(expected)) ? 'reordered' : 'missing', expected)
  if (link.worked !== link.hash) return at('altered', link.number)
  // This entry is as it was hashed, and was hashed upon another: the one before it was changed, and its hash with it.
  if (link.previous !== last.hash) return at('altered', Math.max(1, last.number))
  const seal = seals.get(link.number)
  if (seal === undefined) return { last: link, sealed }
  if (seal.hash !== link.hash) return at('rewritten', sealed + 1, link.number)
  return { last: link, sealed: link.number }
}

/** What is wrong with the end: a seal knows of more entries than there are. */
export function endOf({ last }: Walk, seals: Iterable<Seal>): Fault | null {
  const most = Math.max(0, ...[...seals].map((seal) => seal.number))
  return most > last.number ? at('cut', last.number + 1, most) : null
}
