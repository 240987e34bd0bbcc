import { channel } from 'node:diagnostics_channel'
import { Kysely, type LogEvent, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import type { Tables } from './tables.ts'

/** A database to read from. Verbs take an `Act` instead. */
export type Db = Kysely<Tables>

/** Where a database is reached: a server by address, or the embedded engine by its socket. */
export type DatabaseAddress = { url: string } | { socketFolder: string; port: number }

const dateOid = 1082
const dateArrayOid = 1182
const bigintOid = 20
const timestampOids = [1114, 1184]

/** Dates stay `YYYY-MM-DD` and instants ISO text: the driver's local-time Date is off by a day west of Greenwich. */
function parsers(): pg.CustomTypesConfig {
  const own = new Map<number, (text: string) => unknown>([
    [dateOid, (text) => text],
    [dateArrayOid, (text) => text.slice(1, -1).split(',')],
    [bigintOid, Number],
    ...timestampOids.map((oid): [number, (text: string) => unknown] => [oid, (text) => text]),
  ])
  return {
    getTypeParser: (oid, format) =>
      own.get(oid) ?? pg.types.getTypeParser(oid, format === 'binary' ? 'binary' : 'text'),
  }
}

/** Every query that was run, for whoever listens: its text with places for values, never the values. */
export const queries = channel('meridian:query')

/** A query on that channel. */
export interface QueryRun {
  sql: string
  ms: number
  hasFailed: boolean
}

function tellQuery({ level, query, queryDurationMillis }: LogEvent): void {
  if (!queries.hasSubscribers) return
  const run: QueryRun = { sql: query.sql, ms: queryDurationMillis, hasFailed: level === 'error' }
  queries.publish(run)
}

/** A transaction that is left open a minute without a word would keep others waiting; the embedded engine has the same rule. */
const serverOptions = '-c TimeZone=UTC -c idle_in_transaction_session_timeout=60s'

/** Opens a pool. Instants are read and written in UTC; waiting for a connection ends after ten seconds. */
export function connect(address: DatabaseAddress, connections = 4): Db {
  const where =
    'url' in address
      ? { connectionString: address.url, options: serverOptions }
      : {
          host: address.socketFolder,
          port: address.port,
          user: 'postgres',
          database: 'postgres',
          password: '',
        }
  const pool = new pg.Pool({
    ...where,
    max: connections,
    connectionTimeoutMillis: 10_000,
    types: parsers(),
  })
  // A connection that breaks while idle is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => {})
  // The same for one that breaks in somebody's hands between two queries; the next query tells them.
  pool.on('connect', (client) => client.on('error', () => {}))
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }), log: tellQuery })
}

/** All or nothing. Inside an open transaction it becomes a savepoint, so verbs can call verbs. */
export async function atomically<T>(db: Db, work: (tx: Db) => Promise<T>): Promise<T> {
  if (!db.isTransaction) return db.transaction().execute(work)
  await sql`savepoint act`.execute(db)
  try {
    const result = await work(db)
    await sql`release savepoint act`.execute(db)
    return result
  } catch (error) {
    await sql`rollback to savepoint act`.execute(db)
    throw error
  }
}
