import { renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { openBackend, type OnDeath } from './backend.ts'
import { clusterIn } from './cluster-folder.ts'
import { syncFolder, syncPath } from './durable-files.ts'

/** Makes a cluster under another name, lets it come up and close once, and only then gives it its name. */
export async function createCluster(folder: string, onDeath: OnDeath): Promise<void> {
  const draft = join(folder, 'pgdata.new')
  // What a start that was killed half-way left behind.
  rmSync(draft, { recursive: true, force: true })
  const backend = await openBackend({ folder: draft }, onDeath)
  await backend.close()
  syncFolder(draft)
  renameSync(draft, clusterIn(folder))
  syncPath(folder)
}
