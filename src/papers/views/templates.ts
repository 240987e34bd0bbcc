import { Value } from 'typebox/value'
import type { Db } from '#platform/db/db.ts'
import type { Moment } from '#platform/moment.ts'
import { PaperContent, type PaperTemplate } from '#papers/model/template.ts'
import { keptPapers } from '#papers/store.ts'

/** All versions of templates of documents known at the moment. */
export const paperTemplates = async (
  db: Db,
  moment: Pick<Moment, 'asKnown'>,
): Promise<PaperTemplate[]> =>
  (await keptPapers(db, moment)).map(({ content, ...row }) => {
    if (!Value.Check(PaperContent, content))
      throw new Error(`${row.id} ${row.version} is not as it was checked when it was loaded`)
    return { ...content, ...row }
  })
