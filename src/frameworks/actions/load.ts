import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Act, byCommand, perform } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import { readFrameworks } from '#frameworks/forms/files.ts'
import { upperChanges } from '#frameworks/model/changes.ts'
import { difference } from '#frameworks/model/difference.ts'
import type { UpperChange } from '#frameworks/model/upper.ts'
import { addFacts, closeFacts, factsNow, lastDigest, rememberDigest } from '#frameworks/store.ts'
import { WrongFiles } from '#sources/actions.ts'

/** Who is told, inside the act, what becomes of objectives that plans may cite. */
export type TellChanged = (act: Act, changes: readonly UpperChange[]) => Promise<void>

/**
 * Brings frameworks, their editions, objectives, mappings and notes to what the files in `frameworks/` of this folder say. One act, and none when
 * nothing changed; files that did not change since are not read again. A folder without `frameworks/` leaves what is held.
 * `changed` is told what became of objectives that were held before. Refuses (`WrongFiles`) the files as a whole, each wrong row
 * named; then nothing was written.
 */
export async function loadFrameworks(
  db: Db,
  folder: string,
  changed: TellChanged = async () => {},
): Promise<{ changed: number }> {
  const texts = await textsOf(join(folder, 'frameworks'))
  if (texts === null) return { changed: 0 }
  const digest = createHash('sha256')
    .update(JSON.stringify([...texts]))
    .digest('hex')
  if (digest === (await lastDigest(db))) return { changed: 0 }
  const { facts, wrong } = readFrameworks(texts)
  if (wrong.length > 0) throw new WrongFiles(wrong)
  const held = await factsNow(db)
  const { gone, added, count } = difference(held, facts)
  if (count === 0) return { changed: 0 }
  const deed = { by: byCommand('load'), name: 'frameworks.loaded', subject: 'frameworks:all' }
  await perform(db, { ...deed, detail: { rows: count } }, async (act) => {
    await closeFacts(act, gone)
    await addFacts(act, added)
    await rememberDigest(act, digest)
    const changes = upperChanges(held, facts)
    if (changes.length > 0) await changed(act, changes)
  })
  return { changed: count }
}

async function textsOf(folder: string): Promise<Map<string, string> | null> {
  try {
    const names = (await readdir(folder)).filter((name) => name.endsWith('.csv')).toSorted()
    const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))
    return new Map(names.map((name, at) => [name, texts[at] ?? '']))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
