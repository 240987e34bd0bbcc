import { rmSync, writeFileSync, renameSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { basename, join } from 'node:path'

/** A note beside the data about the process that has it open: its socket lies elsewhere, under a short path. */
export interface Running {
  socketFolder: string
  port: number
  pid: number
}

export const socketFolderPrefix = 'meridian-db-'

export function noteRunning(folder: string, running: Running): void {
  const draft = join(folder, 'running.json.new')
  writeFileSync(draft, JSON.stringify(running), { mode: 0o600 })
  renameSync(draft, noteIn(folder))
}

export function forgetRunning(folder: string): void {
  rmSync(noteIn(folder), { force: true })
}

/** The note, true or stale; null when there is none that can be read. */
export async function notedRunning(folder: string): Promise<Running | null> {
  const words = await readFile(noteIn(folder), 'utf8').catch(() => null)
  return words === null ? null : parsed(words)
}

/** Only to be called by the holder of the lock: what the note speaks of is dead then. */
export async function clearStale(folder: string): Promise<void> {
  const stale = await notedRunning(folder)
  forgetRunning(folder)
  // The note is only a file: never remove a folder that we cannot have made.
  if (!stale || !basename(stale.socketFolder).startsWith(socketFolderPrefix)) return
  rmSync(stale.socketFolder, { recursive: true, force: true })
}

/** Asks the socket itself: a pid may belong to another program by now, and trying the lock would take it. */
export function answers({ socketFolder, port }: Running): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(join(socketFolder, `.s.PGSQL.${port}`))
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}

function noteIn(folder: string): string {
  return join(folder, 'running.json')
}

function parsed(words: string): Running | null {
  try {
    const note: Partial<Running> | null = JSON.parse(words)
    if (typeof note?.socketFolder !== 'string' || typeof note.port !== 'number') return null
    return typeof note.pid === 'number'
      ? { socketFolder: note.socketFolder, port: note.port, pid: note.pid }
      : null
  } catch {
    return null
  }
}
