import { join } from 'node:path'
import process from 'node:process'

export interface Lock {
  release(): void
}

const busy = 5

/**
 * Takes the folder for this process, or answers null when another one has it.
 *
 * Two engines on one folder silently lose rows, so this must never err. Node has no file locks of its own,
 * but SQLite comes with it and locks through the kernel: the lock vanishes with the process, however that
 * ends, where a file with a pid needs rules about when it is stale, each with a gap. Nothing is
 * stored in this file. Never open and close it elsewhere in this process: POSIX would drop the lock.
 */
export function takeLock(folder: string): Lock | null {
  const { DatabaseSync } = sqlite()
  const file = new DatabaseSync(join(folder, 'lock.sqlite'))
  try {
    file.exec('pragma locking_mode = exclusive; begin exclusive')
  } catch (error) {
    file.close()
    if (isBusy(error)) return null
    throw error
  }
  return { release: () => file.close() }
}

/** Node 22 warns that SQLite is experimental; an operator can do nothing about it, and other warnings pass. */
function sqlite() {
  const warn = process.emitWarning.bind(process)
  process.emitWarning = () => {}
  try {
    return process.getBuiltinModule('node:sqlite')
  } finally {
    process.emitWarning = warn
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === busy
}
