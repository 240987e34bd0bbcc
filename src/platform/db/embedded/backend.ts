import { Buffer } from 'node:buffer'
import { PGlite } from '@electric-sql/pglite'
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { unaccent } from '@electric-sql/pglite/contrib/unaccent'
import { DurableFS } from './durable-files.ts'
import { query } from './wire.ts'

export interface Backend {
  /** What a client hears after its start-up message, in PostgreSQL's own words. */
  greeting: Buffer
  /** Runs complete protocol messages to their end; blocks this thread. */
  run: (messages: Uint8Array) => Buffer
  picture(): Promise<Uint8Array>
  close(): Promise<void>
}

/** Called when the engine cannot go on; must not return to it. */
export type OnDeath = (error: Error) => void

export type Place = { folder: string } | { memory: true; picture: Uint8Array | null }

/** Opens PGlite. */
export async function openBackend(place: Place, onDeath: OnDeath): Promise<Backend> {
  const said: string[] = []
  const isDurable = 'folder' in place
  const db = await PGlite.create({
    ...storageOf(place, onDeath),
    extensions: { btree_gist, pg_trgm, unaccent },
    startParams: startParams(isDurable),
    onStderr(line: string) {
      said.push(line)
      if (said.length > 20) said.shift()
      return false
    },
  }).catch((error: unknown) => {
    throw new Error(`the database engine did not start: ${described(error)}\n${said.join('\n')}`)
  })
  endOnCrash(db, (error) =>
    onDeath(new Error(['the database engine crashed:', described(error), ...said].join('\n'))),
  )

  return {
    greeting: Buffer.from(await db.execProtocolRaw(startupMessage(), { syncToFs: false })),
    run: (messages) => answered(db, messages, onDeath),
    async picture() {
      // Taken right after a checkpoint, it opens faster; in a failed transaction there is none, and no harm.
      answered(db, query('checkpoint'), onDeath)
      const picture = await db.dumpDataDir('none')
      return new Uint8Array(await picture.arrayBuffer())
    },
    close: () => db.close(),
  }
}

function storageOf(place: Place, onDeath: OnDeath) {
  if ('folder' in place) {
    return {
      dataDir: place.folder,
      fs: new DurableFS(place.folder, (error) =>
        onDeath(new Error(`fsync failed: ${described(error)}`)),
      ),
    }
  }
  return place.picture ? { loadDataDir: new Blob([new Uint8Array(place.picture)]) } : {}
}

/** `-F` would turn fsync off; shared_buffers of 128 MB cost 100 MB more than they bring here. */
function startParams(isDurable: boolean): string[] {
  const own = PGlite.defaultStartParams.filter((param) => !isDurable || param !== '-F')
  const settings = ['shared_buffers=32MB', 'TimeZone=UTC', 'wal_sync_method=fsync']
  return [...own, ...settings.flatMap((setting) => ['-c', setting])]
}

/**
 * execProtocolRaw would keep a parsed copy of every answer for ever; with a listener of our own
 * the bytes pass through. They lie in the engine's memory, hence the copy.
 */
function answered(db: PGlite, messages: Uint8Array, onDeath: OnDeath): Buffer {
  const parts: Buffer[] = []
  const onRawData = (bytes: Uint8Array) => void parts.push(Buffer.from(bytes))
  // The work is done when the call returns; the promise is only PGlite's way of speaking.
  db.execProtocolRawStream(messages, { syncToFs: false, onRawData }).catch((error) =>
    onDeath(asError(error)),
  )
  return Buffer.concat(parts)
}

/** Every way in which PGlite enters the engine while it serves. */
const doors = [
  '_PostgresMainLoopOnce',
  '_PostgresMainLongJmp',
  '_PostgresSendReadyForQueryIfNecessary',
  '_pgl_pq_flush',
] as const

/**
 * An SQL error is thrown inside PGlite with status 100 and caught there. Whatever else is thrown (a trap, an
 * exit) is caught there too, and the call tried again without end: so it is caught before.
 */
function endOnCrash(db: PGlite, onCrash: (error: unknown) => void) {
  const engine = db.Module
  for (const door of doors) {
    const enter = engine[door]
    engine[door] = () => {
      try {
        enter()
      } catch (error) {
        if (!isSqlError(error)) onCrash(error)
        throw error
      }
    }
  }
}

function isSqlError(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'status' in error && error.status === 100
}

/** Protocol 3.0, as the one user there is. */
function startupMessage(): Buffer {
  const body = Buffer.from('\0\x03\0\0user\0postgres\0database\0postgres\0\0', 'latin1')
  const length = Buffer.alloc(4)
  length.writeInt32BE(body.length + 4)
  return Buffer.concat([length, body])
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(described(error))
}

function described(error: unknown): string {
  if (error instanceof Error) return error.message
  if (typeof error === 'object' && error !== null && 'status' in error)
    return `exit status ${String(error.status)}`
  return String(error)
}
