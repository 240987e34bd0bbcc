import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Static, Type } from 'typebox'
import { Value } from 'typebox/value'
import { byCommand, perform } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import { recordFrom } from '#platform/record-file.ts'
import { planLevels } from '#plans/model/level.ts'
import { TemplateContent } from '#plans/model/template.ts'
import { keptTemplates, putTemplate } from '#plans/store/templates.ts'

const day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })

/** A version of a template as its file holds it. */
const TemplateFile = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z][a-z0-9-]*$' }),
    version: Type.Integer({ minimum: 1 }),
    level: Type.Enum([...planLevels]),
    from: day,
    until: Type.Union([day, Type.Null()]),
    content: TemplateContent,
  },
  { additionalProperties: false },
)
export type TemplateFile = Static<typeof TemplateFile>

/**
 * Brings the templates to what the files `templates/*.json` in this folder say: one act, and none when nothing changed. A version
 * that plans were begun from keeps what it says; another wording is another version. A folder without templates leaves what is held.
 * Refuses files that are not what a template holds (`record-file/wrong`); then nothing was written.
 */
export async function loadTemplates(db: Db, folder: string): Promise<{ changed: number }> {
  const wanted = await readTemplates(join(folder, 'templates'))
  const kept = await keptTemplates(db, { asKnown: null })
  const held = new Map(kept.map((each) => [`${each.id} ${each.version}`, each]))
  const changed = wanted.filter((each) => {
    const now = held.get(`${each.id} ${each.version}`)
    return now === undefined || !Value.Equal(now, each)
  })
  if (changed.length === 0) return { changed: 0 }
  const deed = { by: byCommand('load'), name: 'plans.templates-loaded', subject: 'templates:all' }
  await perform(db, deed, async (act) => {
    for (const each of changed) await putTemplate(act, each)
  })
  return { changed: changed.length }
}

async function readTemplates(folder: string): Promise<TemplateFile[]> {
  const names = await readdir(folder).catch(() => [])
  const files = names.filter((name) => name.endsWith('.json')).toSorted()
  const templates: TemplateFile[] = []
  for (const name of files)
    templates.push(recordFrom(name, await readFile(join(folder, name), 'utf8'), TemplateFile))
  return templates
}
