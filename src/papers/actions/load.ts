import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Static, Type } from 'typebox'
import { Value } from 'typebox/value'
import { byCommand, perform } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import { recordFrom } from '#platform/record-file.ts'
import { Refusal } from '#platform/refusal.ts'
import { PaperContent, wrongValues } from '#papers/model/template.ts'
import { keptPapers, putPaper } from '#papers/store.ts'

const day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })

/** A version of a template as its file holds it. */
const PaperFile = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z][a-z0-9-]*$' }),
    version: Type.Integer({ minimum: 1 }),
    from: day,
    until: Type.Union([day, Type.Null()]),
    content: PaperContent,
  },
  { additionalProperties: false },
)
type PaperFile = Static<typeof PaperFile>

/**
 * Brings the templates of documents to what the files `papers/*.json` in this folder say: one act, and none when nothing changed. A
 * folder without them leaves what is held. Refuses files that are not what a template holds (`record-file/wrong`), and sentences that
 * name values there are not, or not in every language (`papers/wrong-template`); then nothing was written.
 */
export async function loadPapers(db: Db, folder: string): Promise<{ changed: number }> {
  const wanted = await readPapers(join(folder, 'papers'))
  const held = await keptPapers(db, { asKnown: null })
  const changed = wanted.filter((each) => !held.some((kept) => Value.Equal(kept, each)))
  if (changed.length === 0) return { changed: 0 }
  const deed = { by: byCommand('load'), name: 'papers.templates-loaded', subject: 'papers:all' }
  await perform(db, deed, async (act) => {
    for (const each of changed) await putPaper(act, each)
  })
  return { changed: changed.length }
}

async function readPapers(folder: string): Promise<PaperFile[]> {
  const names = await readdir(folder).catch(() => [])
  const papers: PaperFile[] = []
  for (const name of names.filter((each) => each.endsWith('.json')).toSorted()) {
    const paper = recordFrom(name, await readFile(join(folder, name), 'utf8'), PaperFile)
    const faults = wrongValues(paper.content)
    if (faults.length > 0) throw new Refusal('invalid', 'papers/wrong-template', { faults })
    papers.push(paper)
  }
  return papers
}
