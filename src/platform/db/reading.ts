import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely'
import type { Db } from './db.ts'
import type { Tables } from './tables.ts'

/** Puts a query to a database in some other way than it came. */
export type Asking = <Row>(query: CompiledQuery) => Promise<QueryResult<Row>>

/** A database to read from, each query of which is asked in this way. It opens no transaction, and so no verb can be given it. */
export function readingBy(ask: Asking): Db {
  const dialect: Dialect = {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => driverBy(ask),
    createIntrospector: (inner) => new PostgresIntrospector(inner),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  }
  return new Kysely<Tables>({ dialect })
}

function driverBy(ask: Asking): Driver {
  const connection: DatabaseConnection = {
    executeQuery: ask,
    streamQuery: () => {
      throw new Error('what is only read here is not streamed')
    },
  }
  const refuse = async () => {
    throw new Error('what is only foreseen or looked at cannot be written to')
  }
  return {
    init: async () => {},
    acquireConnection: async () => connection,
    beginTransaction: refuse,
    commitTransaction: refuse,
    rollbackTransaction: refuse,
    releaseConnection: async () => {},
    destroy: async () => {},
  }
}
