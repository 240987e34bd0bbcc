import { byCommand, perform } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import type { Moment } from '#platform/moment.ts'
import { recordFile } from '#platform/record-file.ts'
import { ProgrammesFile } from '#projects/forms/programmes.ts'
import { putObjectives, putProgramme } from '#projects/store/programmes.ts'
import { programmeList } from '#projects/views/programmes.ts'

/**
 * Records the programmes of `programmes.json` in an organisation's folder that are not there yet: what documents name, and examples.
 * One act, and none when all are there; what is there stays as it is, since people may have written on it. Refuses
 * (`record-file/wrong`) a file that is not what it should be; then nothing is written.
 */
export async function loadProgrammes(
  db: Db,
  folder: string,
  moment: Moment,
): Promise<{ changed: number }> {
  const file = await recordFile(folder, 'programmes.json', ProgrammesFile)
  if (file === null) return { changed: 0 }
  const held = new Set((await programmeList(db, moment)).map(({ id }) => id))
  const missing = file.programmes.filter(({ id }) => !held.has(id))
  if (missing.length === 0) return { changed: 0 }
  const deed = {
    by: byCommand('load'),
    name: 'projects.programmes-recorded',
    subject: 'programmes:all',
  }
  await perform(db, deed, async (act) => {
    for (const { objectives, ...programme } of missing) {
      await putProgramme(act, { ...programme, revision: 1 })
      await putObjectives(act, programme.id, objectives)
    }
  })
  return { changed: missing.length }
}
