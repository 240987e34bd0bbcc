import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { byCommand, perform } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import { versionOf } from '#platform/doors/version.ts'
import type { Moment } from '#platform/moment.ts'
import { WrongFiles } from '#sources/actions.ts'
import { readPartners } from '#partners/forms/file.ts'
import { heldByPartner } from '#partners/model/held.ts'
import { putPartner } from '#partners/store.ts'
import { countryCodes, partnerList } from '#partners/views.ts'

/**
 * Brings partners to what `partners/partners.csv` in an organisation's folder says: one act, and none when nothing changed. What somebody
 * edited stays as they wrote it, and a partner that left the file stays, since others may name it. A folder without the file leaves
 * what is held. Refuses (`WrongFiles`) the file as a whole, each wrong row named; then nothing was written.
 */
export async function loadPartners(
  db: Db,
  folder: string,
  today: Moment,
): Promise<{ changed: number }> {
  const text = await textOf(join(folder, 'partners', 'partners.csv'))
  if (text === null) return { changed: 0 }
  const { rows, wrong } = readPartners('partners/partners.csv', text, await countryCodes(db))
  if (wrong.length > 0) throw new WrongFiles(wrong)
  const held = new Map((await partnerList(db, today)).map((each) => [each.id, each]))
  const changed = rows.filter((row) => {
    const now = held.get(row.id)
    if (now === undefined) return true
    return !now.isEdited && versionOf(heldByPartner(now)) !== versionOf(heldByPartner(row))
  })
  if (changed.length === 0) return { changed: 0 }
  const deed = { by: byCommand('load'), name: 'partners.loaded', subject: 'partners:all' }
  await perform(db, { ...deed, detail: { rows: changed.length } }, async (act) => {
    for (const row of changed) await putPartner(act, { ...row, isEdited: false })
  })
  return { changed: changed.length }
}

async function textOf(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
