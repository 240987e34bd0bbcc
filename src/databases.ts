import { join, resolve } from 'node:path'
import { sql } from 'kysely'
import { connect, type Db } from '#platform/db/db.ts'
import { isCreated } from '#platform/db/embedded/cluster-folder.ts'
import { openEmbedded, runningEmbedded } from '#platform/db/embedded/engine.ts'
import { isMigrated, migrate } from '#platform/db/migrate.ts'
import { isOutOfRoom, NoRoom } from '#platform/db/out-of-room.ts'
import { isOutOfReach } from '#platform/db/reach.ts'
import type { Organisation } from './organisations.ts'

/** An open database of one organisation. */
export interface OpenDatabase {
  db: Db
  /** Comes when the embedded engine has ended by itself. */
  died?: Promise<Error>
  /** Where it is, to complete a sentence for the operator: `in the folder …`. */
  where: string
  close(): Promise<void>
}

/** Where databases are: one folder an organisation (embedded), or databases of one PostgreSQL server. */
export interface Place {
  dataFolder: string
  databaseUrl: string | null
}

/**
 * Opens the organisation's database, creating and migrating it. Refuses a folder that another process has. `onCutOff` hears when
 * the embedded engine cut somebody off who kept it waiting.
 */
export async function openDatabase(
  place: Place,
  organisation: Organisation,
  onCutOff?: () => void,
): Promise<OpenDatabase> {
  const open = await openPlace(place, organisation, onCutOff)
  try {
    await migrate(open.db)
  } catch (error) {
    const reason = await reasonOf(open, error)
    // Left open, its engine would keep the process alive after the error was told.
    await open.close()
    throw reason
  }
  return open
}

/** How long after a cut connection the engine may take to tell why it ended. */
const mostTimeToTell = 3_000

/** Why work on a database failed, in words for the operator where there are some: a full disk first shows as a lost connection. */
export async function reasonOf({ died, where }: OpenDatabase, error: unknown): Promise<unknown> {
  if (isOutOfRoom(error)) return error instanceof NoRoom ? error : new NoRoom(where)
  if (!died || !isOutOfReach(error)) return error
  const silence = new Promise<unknown>((done) => {
    setTimeout(() => done(error), mostTimeToTell).unref()
  })
  return Promise.race([died, silence])
}

/** Opens the place of the organisation's database as it is, making it where it is missing. Refuses a folder that another process has. */
export async function openPlace(
  place: Place,
  { id, isDefault }: Organisation,
  onCutOff: () => void = () => {},
): Promise<OpenDatabase> {
  if (place.databaseUrl !== null) {
    const url = addressOf(place.databaseUrl, id, isDefault)
    if (!isDefault) await createDatabase(place.databaseUrl, nameIn(url))
    return openServer(url)
  }
  const folder = join(place.dataFolder, id)
  const engine = await openEmbedded(folder, { onCutOff })
  const db = connect(engine)
  return {
    db,
    where: inFolder(folder),
    died: engine.died,
    close: async () => {
      await db.destroy()
      await engine.close()
    },
  }
}

/** A database that a terminal command works on; `isRunning` tells that a server has it open and keeps it loaded. */
export interface JoinedDatabase extends OpenDatabase {
  isRunning: boolean
}

/** Joins the database of a running server through its socket; opens it where no server runs. For terminal commands. */
export async function joinDatabase(
  place: Place,
  organisation: Organisation,
): Promise<JoinedDatabase> {
  const own = join(place.dataFolder, organisation.id)
  const running = place.databaseUrl === null ? await runningEmbedded(own) : null
  if (running === null) return { ...(await openDatabase(place, organisation)), isRunning: false }
  const db = connect(running)
  return { db, where: inFolder(own), close: () => db.destroy(), isRunning: true }
}

/** Opens what is there as it is, through a running server's socket where one runs; null where there is nothing. Makes nothing. */
export async function findDatabase(
  place: Place,
  organisation: Organisation,
): Promise<OpenDatabase | null> {
  const { id, isDefault } = organisation
  if (place.databaseUrl === null) {
    const own = join(place.dataFolder, id)
    if ((await runningEmbedded(own)) !== null) return joinDatabase(place, organisation)
    return isCreated(own) ? openPlace(place, organisation) : null
  }
  const url = addressOf(place.databaseUrl, id, isDefault)
  if (!isDefault && !(await hasDatabase(place.databaseUrl, nameIn(url)))) return null
  const open = openServer(url)
  if (await isMigrated(open.db)) return open
  await open.close()
  return null
}

function openServer(url: string): OpenDatabase {
  const db = connect({ url }, 10)
  return { db, where: 'on the PostgreSQL server', close: () => db.destroy() }
}

const inFolder = (folder: string) => `in the folder ${resolve(folder)}`

/** The default organisation has the database named in the address; each other one a database beside it. */
function addressOf(url: string, id: string, isDefault: boolean): string {
  if (isDefault) return url
  const beside = new URL(url)
  beside.pathname = `/${encodeURIComponent(`${nameIn(url) || 'postgres'}_${id}`)}`
  return beside.href
}

const nameIn = (url: string) => decodeURIComponent(new URL(url).pathname.slice(1))

async function hasDatabase(url: string, name: string): Promise<boolean> {
  const db = connect({ url }, 1)
  try {
    const there = await sql`select from pg_database where datname = ${name}`.execute(db)
    return there.rows.length > 0
  } finally {
    await db.destroy()
  }
}

async function createDatabase(url: string, name: string): Promise<void> {
  if (await hasDatabase(url, name)) return
  const db = connect({ url }, 1)
  try {
    await sql`create database ${sql.id(name)}`.execute(db)
  } finally {
    await db.destroy()
  }
}
