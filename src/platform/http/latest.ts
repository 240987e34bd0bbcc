import type { Stance } from './answer.ts'
import { standOf } from './stand.ts'

/**
 * For doors that show only what may be read now, whatever moment they are asked about: their answers follow from the last event of
 * all, and what is kept of them goes with the next one. Pages all are such: each may show what others hand over.
 */
export const latest: Stance = async (reader) =>
  reader.moment.asKnown === null
    ? reader
    : { ...reader, stand: await standOf(reader.db), isLatest: true }
