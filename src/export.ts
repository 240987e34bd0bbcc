import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Db } from '#platform/db/db.ts'
import { Refusal } from '#platform/refusal.ts'
import { filesOf } from '#sources/forms/write.ts'
import { collectionNow, collectionsNow } from '#sources/views/collection.ts'
import type { Organisation } from './organisations.ts'

/** How much was written. */
export interface Exported {
  files: number
  claims: number
}

/**
 * Writes what the database holds now back to files, as they lie under `organisations/`: the shared lists and the
 * organisation's own. Loading them into an empty database gives the same network; what was held before does not travel.
 * Refuses a folder that has something in it.
 */
export async function exportOrganisation(
  db: Db,
  organisation: Organisation,
  folder: string,
): Promise<Exported> {
  const tx = await db
    .startTransaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute()
  try {
    const world = await collectionNow(tx, 'world')
    // What was decided about the network goes with its files: there it is said by documents like all else.
    const beside = (await collectionsNow(tx)).filter((each) => each !== 'world')
    const own = await collectionNow(tx, ...beside)
    const surveys = own.documents.filter((each) => each.isSurvey).map((each) => each.id)
    const about = { ...organisation, surveys: inOrderOf(organisation.surveys, surveys) }
    const written = [
      await writeFolder(join(folder, 'world'), filesOf(world)),
      await writeFolder(
        join(folder, organisation.id),
        filesOf(own).set('organisation.json', `${JSON.stringify(about, null, 2)}\n`),
      ),
    ]
    return {
      files: written.reduce((sum, each) => sum + each, 0),
      claims: world.claims.length + own.claims.length,
    }
  } finally {
    await tx.rollback().execute()
  }
}

const inOrderOf = (order: readonly string[], ids: readonly string[]) => [
  ...order.filter((id) => ids.includes(id)),
  ...ids.filter((id) => !order.includes(id)),
]

async function writeFolder(folder: string, files: ReadonlyMap<string, string>): Promise<number> {
  await mkdir(folder, { recursive: true })
  if ((await readdir(folder)).length > 0)
    throw new Refusal('conflict', 'export/occupied', { details: { folder } })
  for (const [name, text] of files) await writeFile(join(folder, name), text)
  return files.size
}
