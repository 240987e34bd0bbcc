import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Value } from 'typebox/value'
import { byCommand, perform } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import { recordFrom } from '#platform/record-file.ts'
import {
  CodesFile,
  NeedsFile,
  readServices,
  readTypes,
  TemplateFile,
} from '#projects/forms/rules.ts'
import { heldRules, putRules, type RuleKind, type RuleRow } from '#projects/store/rules.ts'

/**
 * Brings the vocabulary of types and services, the templates, what moves need and how codes are made to what the files in these folders
 * say; of a file that stands in several the last counts, so that an organisation may have its own. One act, and none when nothing changed. Without a
 * file what is held stays. Refuses files that are not what they should be (`record-file/wrong`, `projects/file`); then nothing was
 * written.
 */
export async function loadProjectRules(
  db: Db,
  folders: readonly string[],
): Promise<{ changed: number }> {
  const wanted = await wantedFrom(folders)
  const changes: { kind: RuleKind; gone: RuleRow[]; added: RuleRow[] }[] = []
  for (const [kind, rows] of wanted) {
    const held = await heldRules(db, kind)
    const gone = held.filter((each) => !rows.some((row) => Value.Equal(row, each)))
    const added = rows.filter((row) => !held.some((each) => Value.Equal(row, each)))
    if (gone.length + added.length > 0) changes.push({ kind, gone, added })
  }
  if (changes.length === 0) return { changed: 0 }
  const deed = { by: byCommand('load'), name: 'projects.rules-loaded', subject: 'projects:all' }
  await perform(db, deed, async (act) => {
    for (const { kind, ...difference } of changes) await putRules(act, kind, difference)
  })
  return { changed: changes.reduce((sum, { gone, added }) => sum + gone.length + added.length, 0) }
}

async function wantedFrom(folders: readonly string[]): Promise<Map<RuleKind, RuleRow[]>> {
  const files = new Map<string, string>()
  for (const folder of folders) {
    for (const name of await namesIn(folder))
      files.set(name, await readFile(join(folder, name), 'utf8'))
    for (const name of await namesIn(join(folder, 'templates')))
      files.set(`templates/${name}`, await readFile(join(folder, 'templates', name), 'utf8'))
  }
  const wanted = new Map<RuleKind, RuleRow[]>()
  for (const [name, text] of files) {
    const read = readFrom(name, text)
    if (read === null) continue
    wanted.set(read.kind, [...(wanted.get(read.kind) ?? []), ...read.rows])
  }
  return wanted
}

function readFrom(name: string, text: string): { kind: RuleKind; rows: RuleRow[] } | null {
  if (name === 'types.csv') return { kind: 'types', rows: readTypes(name, text) }
  if (name === 'services.csv') return { kind: 'services', rows: readServices(name, text) }
  if (name === 'needs.json')
    return {
      kind: 'needs',
      rows: recordFrom(name, text, NeedsFile).needs.map(
        ({ id, move, from, until, ...content }) => ({
          id,
          move,
          from,
          until,
          content,
        }),
      ),
    }
  if (name === 'codes.json')
    return {
      kind: 'schemes',
      rows: recordFrom(name, text, CodesFile).map(({ scheme, ...dates }) => ({
        ...dates,
        content: scheme,
      })),
    }
  if (name.startsWith('templates/') && name.endsWith('.json'))
    return { kind: 'templates', rows: [recordFrom(name, text, TemplateFile)] }
  return null
}

async function namesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => [])
  return names.filter((name) => /\.(csv|json)$/.test(name)).toSorted()
}
