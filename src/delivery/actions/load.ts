import { join } from 'node:path'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { byCommand, perform } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import { recordFile } from '#platform/record-file.ts'
import { ClosingContent } from '#delivery/model/closing.ts'
import { ReportTemplateContent } from '#delivery/model/report.ts'
import {
  type KeptVersion,
  keptVersions,
  putVersions,
  type RuleTable,
} from '#delivery/store/rules.ts'

const day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })
const closed = { additionalProperties: false }
const dated = {
  id: Type.String({ pattern: '^[a-z][a-z0-9-]*$' }),
  version: Type.Integer({ minimum: 1 }),
  from: day,
  until: Type.Union([day, Type.Null()]),
}

const TemplatesFile = Type.Object(
  { templates: Type.Array(Type.Object({ ...dated, content: ReportTemplateContent }, closed)) },
  closed,
)
const ClosingFile = Type.Object(
  { checklists: Type.Array(Type.Object({ ...dated, content: ClosingContent }, closed)) },
  closed,
)

/**
 * Brings the templates of reports and the closing checklists to what `reports/templates.json` and `reports/closing.json` in this folder say:
 * one act, and none when nothing changed. What was written or ticked by an earlier version keeps it. Without these files what is held
 * stays. Refuses files that are not what they should be (`record-file/wrong`); then nothing is written.
 */
export async function loadReporting(db: Db, folder: string): Promise<{ changed: number }> {
  const from = join(folder, 'reports')
  const wanted: [RuleTable, readonly KeptVersion[]][] = [
    ['report_template', (await recordFile(from, 'templates.json', TemplatesFile))?.templates ?? []],
    ['closing_checklist', (await recordFile(from, 'closing.json', ClosingFile))?.checklists ?? []],
  ]
  const changes: [RuleTable, readonly KeptVersion[]][] = []
  for (const [table, versions] of wanted) {
    const held = await keptVersions(db, table, { asKnown: null })
    const others = versions.filter((each) => !held.some((kept) => Value.Equal(kept, each)))
    if (others.length > 0) changes.push([table, others])
  }
  const changed = changes.reduce((sum, [, versions]) => sum + versions.length, 0)
  if (changed === 0) return { changed }
  const deed = { by: byCommand('load'), name: 'delivery.rules-loaded', subject: 'delivery:rules' }
  await perform(db, deed, async (act) => {
    for (const [table, versions] of changes) await putVersions(act, table, versions)
  })
  return { changed }
}
