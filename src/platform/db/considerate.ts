import { setTimeout as pause } from 'node:timers/promises'
import type { CompiledQuery, QueryResult } from 'kysely'
import type { Db } from './db.ts'
import { readingBy } from './reading.ts'

/** A database for a long reckoning, until it is released. */
export interface Considerate {
  db: Db
  /** From now on it is read like any other. */
  release(): void
}

/** For how long others are let in after a query, as a part of the time it took. */
const share = 0.5

/**
 * A database to read from for a long reckoning, so that others hardly feel it: it asks one question at a time, and after each it
 * leaves the database to others for half the time that took. The embedded engine has one session for everybody. Inside an act nobody
 * is let in: there the whole act is what others wait for. `rest` waits for so many milliseconds.
 */
export function considerate(
  db: Db,
  rest: (milliseconds: number) => Promise<unknown> = pause,
): Considerate {
  if (db.isTransaction) return { db, release: () => {} }
  let isReleased = false
  let turn: Promise<unknown> = Promise.resolve()
  const ask = <Row>(query: CompiledQuery): Promise<QueryResult<Row>> => {
    if (isReleased) return db.executeQuery<Row>({ ...query })
    let took = 0
    const answered = turn.then(async () => {
      const begun = performance.now()
      try {
        return await db.executeQuery<Row>({ ...query })
      } finally {
        took = performance.now() - begun
      }
    })
    const leave = () => (isReleased ? undefined : rest(share * took))
    turn = answered.then(leave, leave)
    return answered
  }
  return {
    db: readingBy(ask),
    release: () => {
      isReleased = true
    },
  }
}
