import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from '#platform/db/db.ts'
import { openEmbedded, openInMemory } from '#platform/db/embedded/engine.ts'
import { startPostgres } from './postgres.mjs'

/** The engines that a bench runs on, unless told otherwise. */
export const engines = ['embedded', 'postgresql']

/**
 * An empty database, and how to leave it: `embedded` in memory, or with `isOnDisk` in a temporary folder; `postgresql` on a server
 * of its own, through so many `connections`.
 */
export async function openOn(engine, { isOnDisk = false, connections } = {}) {
  if (engine === 'postgresql') return onServer(connections)
  return isOnDisk ? onDisk() : withEngine(await openInMemory())
}

function withEngine(engine) {
  const db = connect(engine)
  return {
    db,
    close: async () => {
      await db.destroy()
      await engine.close()
    },
  }
}

async function onDisk() {
  const folder = mkdtempSync(join(tmpdir(), 'meridian-bench-'))
  const { db, close } = withEngine(await openEmbedded(join(folder, 'database')))
  return {
    db,
    close: async () => {
      await close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function onServer(connections) {
  const server = await startPostgres()
  const db = connect({ url: server.urlOf('postgres') }, connections)
  return {
    db,
    close: async () => {
      await db.destroy()
      await server.close()
    },
  }
}
