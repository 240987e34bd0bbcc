import type { Db } from './db.ts'
import { dump } from './backup/dump.ts'
import { readFile, writeFile } from './backup/file.ts'
import { damaged, isOf, linesIn, next, type OrganisationEnd, type Read } from './backup/format.ts'
import { refuseOccupied } from './backup/room.ts'
import { refuseUnknown, restore } from './backup/restore.ts'

/** What a backup holds of one organisation. */
export interface Held {
  id: string
  tables: number
  rows: number
}

/** A database of an organisation, to read from or to fill. */
export interface Owned {
  id: string
  db: Db
}

/** Writes all of these databases into one new file and reads it back. Each is read as of one instant. */
export async function backUp(
  sources: readonly Owned[],
  file: string,
  program: string,
): Promise<{ bytes: number; held: Held[] }> {
  const held: Held[] = []
  const all = async function* () {
    for (const { id, db } of sources) held.push(heldIn(yield* dump(db, id)))
  }
  const head = { program, made: new Date().toISOString() }
  const { bytes } = await writeFile(file, all(), head, async (draft) => {
    const found = await contents(draft)
    if (JSON.stringify(found) !== JSON.stringify(held)) throw damaged()
  })
  return { bytes, held }
}

/** Reads a backup to its end and tells what it holds. Refuses one that is damaged, or of a schema this program does not know. */
export async function contents(file: string): Promise<Held[]> {
  const held: Held[] = []
  for await (const line of readFile(file)) {
    if (isOf(line, 'organisation')) await refuseUnknown(line)
    if (isOf(line, 'organisation-end')) held.push(heldIn(line))
  }
  return held
}

/**
 * Brings each of these databases to what the file holds of it; what else the file holds is passed over. Nothing is written
 * before the whole file was read once and every database was found empty, or may be replaced.
 */
export async function bringBack(
  file: string,
  targets: readonly Owned[],
  { replace, done }: { replace: boolean; done(held: Held): void },
): Promise<void> {
  const held = await contents(file)
  for (const { id, db } of targets) {
    if (!held.some((each) => each.id === id)) throw damaged()
    await refuseOccupied(db, replace)
  }
  const lines = readFile(file)
  for await (const line of lines) {
    if (!isOf(line, 'organisation')) continue
    const target = targets.find((each) => each.id === line.id)
    if (target) done(heldIn(await restore(target.db, line, keptOpen(lines), replace)))
  }
}

/** Fills a database with what another one holds, without a file between them. */
export async function moveOver(
  from: Owned,
  to: Owned,
  { replace }: { replace: boolean },
): Promise<Held> {
  const lines = linesIn(dump(from.db, from.id))
  try {
    const head = await next(lines, 'organisation')
    const end = await restore(to.db, head, lines, replace)
    await lines.next()
    return heldIn(end)
  } finally {
    await lines.return()
  }
}

/** The rest of the lines for someone who takes a part of them. */
const keptOpen = (lines: AsyncGenerator<Read, void>) => ({ next: () => lines.next() })

const heldIn = ({ id, tables, rows }: OrganisationEnd): Held => ({ id, tables, rows })
