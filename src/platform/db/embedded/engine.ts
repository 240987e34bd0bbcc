import { Buffer } from 'node:buffer'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import process from 'node:process'
import { Unusable } from '../../unusable.ts'
import { hasRoom, isOutOfRoom, NoRoom } from '#platform/db/out-of-room.ts'
import { isCreated } from './cluster-folder.ts'
import { type Lock, takeLock } from './lock.ts'
import {
  answers,
  clearStale,
  forgetRunning,
  notedRunning,
  noteRunning,
  socketFolderPrefix,
} from './running.ts'
import { startThread, type Thread } from './thread.ts'

/**
 * PostgreSQL inside this process: PGlite in a thread of its own, spoken to by `pg` through a unix socket.
 *
 * There is one session behind all connections. So do not use named prepared statements, `set` without
 * `local`, temporary tables, session locks or LISTEN; nor statements prepared in one batch and
 * executed in the next. `copy … from stdin` is refused. There is no autovacuum: a job must do it.
 * Who has a transaction open and says nothing for a minute is rolled back and cut off.
 */
export interface Embedded {
  /** `pg` takes this as `host`. */
  socketFolder: string
  port: number
  /** Comes when the engine has ended by itself. Connections are cut; `close` still works. */
  died: Promise<Error>
  close(): Promise<void>
}

export interface OpenOptions {
  onProgress?(what: 'creating' | 'recovering' | 'ready'): void
  /** Hears each time somebody was cut off who had a transaction open and said nothing for `mostIdle` milliseconds. */
  onCutOff?(): void
  mostIdle?: number
}

/** Longer than any of our own transactions thinks between two statements. */
const mostIdleUnlessTold = 60_000

export class FolderInUse extends Unusable {
  override name = 'FolderInUse'
  readonly folder: string
  /** Null in the instant before that process has noted its own. */
  readonly pid: number | null

  constructor(folder: string, pid: number | null) {
    super(`the database in ${folder} is in use by process ${pid ?? '(unknown)'}`)
    this.folder = folder
    this.pid = pid
  }
}

const port = 5432
/** sun_path holds 108 bytes with the closing zero on Linux, 104 on macOS. */
const mostBytesInSocketPath = 103

/** Opens the database in `folder` for this process, creating it when absent. Throws FolderInUse when another has it. */
export async function openEmbedded(folder: string, options: OpenOptions = {}): Promise<Embedded> {
  const place = resolve(folder)
  const lock = await lockOf(place)
  if (!lock) throw new FolderInUse(place, (await notedRunning(place))?.pid ?? null)

  const leave = async (socketFolder: string | null) => {
    if (socketFolder) await rm(socketFolder, { recursive: true, force: true })
    forgetRunning(place)
    lock.release()
  }
  let socketFolder: string | null = null
  try {
    await clearStale(place)
    socketFolder = await privateSocketFolder()
    noteRunning(place, { socketFolder, port, pid: process.pid })
    if (!isCreated(place)) await create(place, options)
    const mostIdle = options.mostIdle ?? mostIdleUnlessTold
    const thread = startThread({
      kind: 'serve',
      place: { folder: place },
      socketFolder,
      port,
      mostIdle,
    })
    thread.onCutOff(() => options.onCutOff?.())
    await thread.until('ready', () => options.onProgress?.('recovering'))
    options.onProgress?.('ready')
    const died = thread.died.then((error) => reasonOf(error, place))
    return { ...embedded(thread, socketFolder, leave), died }
  } catch (error) {
    await leave(socketFolder)
    throw reasonOf(error, place)
  }
}

/** The engine ends without a word we could show when it cannot write; whether room is what is missing has to be tried. */
function reasonOf(error: unknown, place: string): Error {
  if (error instanceof Unusable) return error
  if (isOutOfRoom(error) || !hasRoom(place)) return new NoRoom(`in the folder ${place}`)
  return error instanceof Error ? error : new Error(String(error))
}

/** Also the first writing there is: what stands in its way is the operator's to mend, not ours. */
async function lockOf(place: string): Promise<Lock | null> {
  try {
    await mkdir(place, { recursive: true, mode: 0o700 })
    return takeLock(place)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new Unusable(
      `The folder ${place} cannot be written to (${why}). DATA_DIR must name a folder on a disk with room, owned by the user who runs the program.`,
    )
  }
}

/** The socket of the process that has the folder open now, or null. */
export async function runningEmbedded(
  folder: string,
): Promise<{ socketFolder: string; port: number; pid: number } | null> {
  const noted = await notedRunning(resolve(folder))
  return noted && (await answers(noted)) ? noted : null
}

/** An engine in memory for tests, optionally from a picture (tar) of a migrated database. */
export async function openInMemory(
  picture?: Uint8Array,
  { mostIdle = mostIdleUnlessTold, onCutOff }: Pick<OpenOptions, 'mostIdle' | 'onCutOff'> = {},
): Promise<Embedded & { picture(): Promise<Uint8Array> }> {
  const socketFolder = await privateSocketFolder()
  const place = { memory: true, picture: picture ?? null } as const
  const thread = startThread({ kind: 'serve', place, socketFolder, port, mostIdle })
  thread.onCutOff(() => onCutOff?.())
  const leave = () => rm(socketFolder, { recursive: true, force: true })
  try {
    await thread.until('ready')
  } catch (error) {
    await leave()
    throw error
  }
  return { ...embedded(thread, socketFolder, leave), picture: () => thread.picture() }
}

function embedded(
  thread: Thread,
  socketFolder: string,
  leave: (socketFolder: string) => Promise<void>,
): Embedded {
  let closing: Promise<void> | null = null
  return {
    socketFolder,
    port,
    died: thread.died,
    close() {
      closing ??= thread.close().then(() => leave(socketFolder))
      return closing
    },
  }
}

/** In a thread of its own: what initdb takes of memory, some hundred megabytes, goes with it. */
async function create(folder: string, options: OpenOptions) {
  options.onProgress?.('creating')
  const thread = startThread({ kind: 'create', folder })
  await thread.until('created')
  await thread.end()
}

/** mkdtemp gives mode 0700. Some systems put temporary files so deep that a socket there has too long a path. */
async function privateSocketFolder(): Promise<string> {
  const path = join(tmpdir(), socketFolderPrefix)
  const isShort =
    Buffer.byteLength(path) + 'XXXXXX/.s.PGSQL.'.length + String(port).length <=
    mostBytesInSocketPath
  return mkdtemp(isShort ? path : `/tmp/${socketFolderPrefix}`)
}
