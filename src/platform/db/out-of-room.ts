import { closeSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs'
import { Buffer } from 'node:buffer'
import { join } from 'node:path'
import { Unusable } from '#platform/unusable.ts'

/** The disk is full, a quota is used up, a file may not grow further: what the system says, and PostgreSQL's word for it. */
const codes = new Set(['ENOSPC', 'EDQUOT', 'EFBIG', '53100'])
/** What is left of these where a code was lost on the way through the engine. */
const words = /no space left on device|disk quota exceeded|file too large/i

/** Whether somebody could not write because there is no room on the disk of the database. */
export function isOutOfRoom(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  return error instanceof NoRoom || codes.has(code) || words.test(error.message)
}

/** No room for a database, as a sentence for the operator. What was acknowledged before is kept. */
export class NoRoom extends Unusable {
  override name = 'NoRoom'

  /** `where` completes the sentence: `in the folder /var/lib/meridian`. */
  constructor(where: string) {
    super(
      `There is no room left for the database ${where}. Make room on that disk; nothing that was recorded is lost, and the program goes on from there.`,
    )
  }
}

/** The engine sets a whole segment of its log aside at a time; with less than this it may end at the next write. */
const needed = 16 * 1024 * 1024

/**
 * Whether a database in this folder could go on: tried by writing, since neither quotas nor limits of a file show in the free
 * bytes of a disk. False only when room is what is missing.
 */
export function hasRoom(folder: string): boolean {
  const file = join(folder, 'room.new')
  const piece = Buffer.alloc(1024 * 1024)
  try {
    const descriptor = openSync(file, 'w', 0o600)
    try {
      for (let written = 0; written < needed;) written += writeSync(descriptor, piece)
      fsyncSync(descriptor)
    } finally {
      closeSync(descriptor)
    }
    return true
  } catch (error) {
    return !isOutOfRoom(error)
  } finally {
    rmSync(file, { force: true })
  }
}
