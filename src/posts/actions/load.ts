import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { byCommand, perform } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import { readRoles, readUnitPosts } from '#posts/forms/files.ts'
import {
  recordRoleRights,
  recordUnitPosts,
  roleRightsNow,
  unitPostsNow,
} from '#posts/store/roles.ts'

/**
 * Brings the rights of roles, and which units are posts, to what `roles.csv` and `posts.csv` in this folder say. One act, and
 * none when nothing changed. A folder without these files leaves what is held. Refuses (`posts/file`) wrong rows; then nothing
 * was written.
 */
export async function loadRoles(db: Db, folder: string): Promise<{ changed: number }> {
  const rolesText = await textOf(folder, 'roles.csv')
  const postsText = await textOf(folder, 'posts.csv')
  const rights = difference(
    await roleRightsNow(db),
    rolesText === null ? null : readRoles('organisations/roles.csv', rolesText),
  )
  const units = difference(
    await unitPostsNow(db),
    postsText === null ? null : readUnitPosts('organisations/posts.csv', postsText),
  )
  const changed = [rights.gone, rights.added, units.gone, units.added].reduce(
    (sum, each) => sum + each.length,
    0,
  )
  if (changed === 0) return { changed }
  const deed = { by: byCommand('load'), name: 'posts.roles-loaded', subject: 'roles:all' }
  await perform(db, deed, async (act) => {
    await recordRoleRights(act, rights)
    await recordUnitPosts(act, units)
  })
  return { changed }
}

async function textOf(folder: string, name: string): Promise<string | null> {
  try {
    return await readFile(join(folder, name), 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

/** What is gone and what is new; rows are equal when all their cells are. */
function difference<Row extends object>(held: readonly Row[], wanted: readonly Row[] | null) {
  if (wanted === null) return { gone: [], added: [] }
  const keyOf = (row: Row) =>
    JSON.stringify(Object.entries(row).toSorted(([a], [b]) => (a < b ? -1 : 1)))
  const before = new Set(held.map(keyOf))
  const now = new Set(wanted.map(keyOf))
  return {
    gone: held.filter((row) => !now.has(keyOf(row))),
    added: wanted.filter((row) => !before.has(keyOf(row))),
  }
}
