import { closeSync, fsyncSync, openSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { NodeFS } from '@electric-sql/pglite/nodefs'

type Start = Parameters<NodeFS['init']>

/**
 * PGlite's file system answers every fsync with "done" and does nothing: a power cut would lose rows that
 * were acknowledged. This one hands it to the operating system. (fdatasync cannot be reached from outside,
 * so the engine is told `wal_sync_method=fsync`.)
 */
export class DurableFS extends NodeFS {
  readonly #onFailure: (error: unknown) => void

  /** `onFailure` must not return to the engine: after a failed fsync nobody knows what is on the disk. */
  constructor(folder: string, onFailure: (error: unknown) => void) {
    super(folder)
    this.#onFailure = onFailure
  }

  override async init(...[pg, options]: Start) {
    const { emscriptenOpts } = await super.init(pg, options)
    const addFsync: NonNullable<typeof emscriptenOpts.preRun>[number] = (engine) => {
      const operations = streamOperationsOf(engine)
      operations['fsync'] = (stream: unknown) => this.#sync(stream)
    }
    return {
      emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), addFsync] },
    }
  }

  #sync(stream: unknown): number {
    const descriptor = descriptorOf(stream)
    if (descriptor === null) return 0
    try {
      fsyncSync(descriptor)
    } catch (error) {
      this.#onFailure(error)
    }
    return 0
  }
}

/** Puts a whole folder on the disk, files before the folders that name them. */
export function syncFolder(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) syncFolder(path)
    if (entry.isFile()) syncPath(path)
  }
  syncPath(folder)
}

/** Puts one file, or the list of names in one folder, on the disk. */
export function syncPath(path: string): void {
  const descriptor = openSync(path, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

function streamOperationsOf(engine: object): Record<string, unknown> {
  const nodeFiles = 'NODEFS' in engine ? engine.NODEFS : null
  const operations = isRecord(nodeFiles) ? nodeFiles['stream_ops'] : null
  // Better not to start than to start without fsync after an update of PGlite.
  if (!isRecord(operations))
    throw new Error('PGlite has no NODEFS.stream_ops: fsync cannot be added')
  return operations
}

function descriptorOf(stream: unknown): number | null {
  const descriptor = isRecord(stream) ? stream['nfd'] : null
  return typeof descriptor === 'number' ? descriptor : null
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
