import { join } from 'node:path'
import { sql } from 'kysely'
import type { Databases } from './app.ts'
import { openDatabase, type OpenDatabase, type Place, reasonOf } from './databases.ts'
import { isRehearsal, loadOrganisation, type Organisation } from './organisations.ts'
import { progressOf } from './progress.ts'
import type { Db } from '#platform/db/db.ts'
import { hasRoom, isOutOfRoom } from '#platform/db/out-of-room.ts'
import type { Log } from '#platform/log.ts'
import { Refusal } from '#platform/refusal.ts'

/** The open databases of a server: each opened once, when first asked for, and which of them are loaded. */
export interface Shelf {
  databases: Databases
  /** Comes when a database has ended by itself and cannot be opened again: nothing can be answered any more. */
  died: Promise<Error>
  /**
   * Brings each database in turn to what the files say. A failure comes with its reason, as a sentence where there is one. A rehearsal
   * is left until somebody asks for it: who never does pays neither its memory nor its time.
   */
  load(organisations: readonly Organisation[]): Promise<void>
  /** The database of an organisation if it is open and loaded. For work that nobody asked for: it does not count as being in use. */
  atRest(organisation: Organisation): Promise<Db | null>
  close(): Promise<void>
}

/** How long after a full disk was met the next try to open the database is made, in milliseconds. */
const untilNextTry = 5_000
const minute = 60_000
const day = 24 * 60 * minute
/** Rows that were replaced or taken away since the database was opened; PostgreSQL's own autovacuum waits for about as many. */
const worthTidying = 1000

/**
 * A shelf of databases. One that ended because its disk is full is put aside: who asks for it is told so (`server/no-room`), and it
 * is opened again once there is room. `prepare` is done to each once its files are loaded.
 */
export function shelve(
  place: Place,
  log: Log,
  prepare: (db: Db, organisation: Organisation) => Promise<void> = async () => {},
): Shelf {
  const open = new Map<string, Promise<OpenDatabase>>()
  const loaded = new Set<string>()
  /** Rehearsals that somebody asked for. */
  const asked = new Map<string, Promise<void>>()
  const nextTry = new Map<string, number>()
  const lastAsked = new Map<string, number>()
  const lastTidied = new Map<string, number>()
  let isReady = false
  const { promise: died, resolve: tellDeath } = Promise.withResolvers<Error>()

  const opened = (organisation: Organisation) => {
    const ready = open.get(organisation.id)
    if (ready) return ready
    const opening = openDatabase(place, organisation, () =>
      log.warn(
        { organisation: organisation.id },
        'rolled back and cut off: somebody had a transaction open and said nothing for a minute',
      ),
    )
    open.set(organisation.id, opening)
    void opening.then(
      (database) => database.died?.then((error) => afterDeath(organisation, database, error)),
      () => {},
    )
    return opening
  }

  async function afterDeath(organisation: Organisation, database: OpenDatabase, error: Error) {
    const { id } = organisation
    const isMissed = !isRehearsal(organisation)
    if (isMissed && (!isOutOfRoom(error) || !loaded.has(id))) return tellDeath(error)
    putAside(id, error)
    await database.close().catch(() => {})
  }

  function putAside(id: string, error: unknown) {
    log.error({ organisation: id }, error instanceof Error ? error.message : String(error))
    open.delete(id)
    nextTry.set(id, Date.now() + untilNextTry)
  }

  async function reopened(organisation: Organisation): Promise<Db> {
    const { id } = organisation
    lastAsked.set(id, Date.now())
    if (!open.has(id) && !mayTry(id)) throw noRoom()
    try {
      const { db } = await opened(organisation)
      if (nextTry.delete(id)) log.info({ organisation: id }, `${id}: there is room again`)
      return db
    } catch (error) {
      open.delete(id)
      if (!isOutOfRoom(error)) {
        log.error({ organisation: id, err: error }, 'the database cannot be opened again')
        throw new Refusal('unavailable', 'server/no-database')
      }
      putAside(id, error)
      throw noRoom()
    }
  }

  /** An engine opened where there is still no room would end again at the first write. */
  function mayTry(id: string): boolean {
    const at = nextTry.get(id)
    if (at === undefined) return true
    if (Date.now() < at) return false
    nextTry.set(id, Date.now() + untilNextTry)
    return hasRoom(join(place.dataFolder, id))
  }

  async function loadOne(organisation: Organisation) {
    const { id, isDefault } = organisation
    const database = await opened(organisation)
    const say = (line: string) => log.info({ organisation: id }, line)
    try {
      await loadOrganisation(database.db, organisation, progressOf(id, say))
      await prepare(database.db, organisation)
    } catch (error) {
      throw await reasonOf(database, error)
    }
    loaded.add(id)
    if (isDefault) isReady = true
    say(`${id}: ready`)
  }

  /** Who asks first waits while a rehearsal is loaded, and whoever asks meanwhile. Where that fails, the others are served on. */
  async function loadedWhenAsked(organisation: Organisation) {
    const { id } = organisation
    if (!isRehearsal(organisation) || !isReady) throw new Refusal('unavailable', 'server/loading')
    const underWay = asked.get(id) ?? loadOne(organisation)
    asked.set(id, underWay)
    try {
      await underWay
    } catch (error) {
      if (asked.delete(id)) {
        log.error({ organisation: id, err: error }, 'the rehearsal cannot be loaded')
        const failed = open.get(id)
        open.delete(id)
        await failed?.then((each) => each.close()).catch(() => {})
      }
      throw new Refusal('unavailable', 'server/no-database')
    }
  }

  const looking = setInterval(() => void tidyAll(), 10 * minute).unref()
  async function tidyAll() {
    for (const [id, database] of open) {
      const isQuiet = Date.now() - (lastAsked.get(id) ?? 0) > minute
      if (!isQuiet || Date.now() - (lastTidied.get(id) ?? 0) < day) continue
      await database
        .then(async ({ db, died: isEmbedded }) => {
          if (isEmbedded && (await tidy(db))) lastTidied.set(id, Date.now())
        })
        .catch((error: unknown) => log.warn({ err: error, organisation: id }, 'not tidied up'))
    }
  }

  return {
    died,
    databases: {
      isReady: () => isReady,
      open: async (organisation) => {
        if (!loaded.has(organisation.id)) await loadedWhenAsked(organisation)
        return reopened(organisation)
      },
    },
    load: async (all) => {
      for (const organisation of all) if (!isRehearsal(organisation)) await loadOne(organisation)
    },
    atRest: async ({ id }) => (loaded.has(id) ? ((await open.get(id))?.db ?? null) : null),
    close: async () => {
      clearInterval(looking)
      const all = await Promise.allSettled(open.values())
      for (const each of all) if (each.status === 'fulfilled') await each.value.close()
    },
  }
}

/** What autovacuum does on a server, once a day where much was written: room in the tables is used again, the planner knows them. */
export async function tidy(db: Db): Promise<boolean> {
  const { rows } = await sql<{ dead: number }>`
    select coalesce(sum(n_dead_tup), 0)::int as dead from pg_stat_user_tables`.execute(db)
  if ((rows[0]?.dead ?? 0) < worthTidying) return false
  await sql`vacuum (analyze)`.execute(db)
  return true
}

const noRoom = () => new Refusal('unavailable', 'server/no-room')
