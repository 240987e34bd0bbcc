import { Value } from 'typebox/value'
import type { Db } from '#platform/db/db.ts'
import type { Moment } from '#platform/moment.ts'
import { type ClosingChecklist, ClosingContent } from '#delivery/model/closing.ts'
import { type ReportTemplate, ReportTemplateContent } from '#delivery/model/report.ts'
import { type KeptVersion, keptVersions } from '#delivery/store/rules.ts'

/** All versions of templates of reports known at the moment. */
export const reportTemplates = async (
  db: Db,
  moment: Pick<Moment, 'asKnown'>,
): Promise<ReportTemplate[]> =>
  (await keptVersions(db, 'report_template', moment)).map(({ content, ...row }) => {
    if (!Value.Check(ReportTemplateContent, content)) throw notAsChecked(row)
    return { ...content, ...row }
  })

/** All versions of closing checklists known at the moment. */
export const closingLists = async (
  db: Db,
  moment: Pick<Moment, 'asKnown'>,
): Promise<ClosingChecklist[]> =>
  (await keptVersions(db, 'closing_checklist', moment)).map(({ content, ...row }) => {
    if (!Value.Check(ClosingContent, content)) throw notAsChecked(row)
    return { ...content, ...row }
  })

const notAsChecked = ({ id, version }: Pick<KeptVersion, 'id' | 'version'>) =>
  new Error(`${id} ${version} is not as it was checked when it was loaded`)
