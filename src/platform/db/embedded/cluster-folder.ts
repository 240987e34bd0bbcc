import { closeSync, existsSync, openSync, readSync } from 'node:fs'
import { Buffer } from 'node:buffer'
import { join } from 'node:path'

/** Apart from `cluster.ts`, for the main thread reads this and must not load the engine. */
export function clusterIn(folder: string): string {
  return join(folder, 'pgdata')
}

/** A cluster bears its name only once it was whole and on the disk, so the name is proof enough. */
export function isCreated(folder: string): boolean {
  return existsSync(clusterIn(folder))
}

/**
 * Whether the engine was not shut down properly and will replay its log: `DBState` in ControlFileData
 * (catalog/pg_control.h) lies behind an int64 and two int32, and 1 says "shut down".
 */
export function needsRecovery(folder: string): boolean {
  const start = Buffer.alloc(20)
  const file = openSync(join(clusterIn(folder), 'global', 'pg_control'), 'r')
  try {
    readSync(file, start, 0, start.length, 0)
  } finally {
    closeSync(file)
  }
  return start.readInt32LE(16) !== 1
}
