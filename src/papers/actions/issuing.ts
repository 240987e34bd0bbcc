import { randomUUID } from 'node:crypto'
import { perform } from '#platform/act.ts'
import { isDay } from '#platform/day.ts'
import { found } from '#platform/refusal.ts'
import type { By } from '#posts/actions/operator.ts'
import { wrongField } from '#posts/actions/permitted.ts'
import type { Right } from '#posts/model/rights.ts'
import { actingByAny } from '#projects/actions/commenting.ts'
import { nowOf } from '#posts/actions/acting.ts'
import { theProject } from '#projects/actions/permitted.ts'
import { wordsIn } from '#platform/i18n/words.ts'
import { momentAt } from '#sources/views.ts'
import type { PaperFormat, PaperIssued, PaperSent, PaperWish } from '#papers/model/paper.ts'
import { addPaper, addSent } from '#papers/store.ts'
import type { Site } from '#papers/views/gathered.ts'
import { lastKnown, paperBy } from '#papers/views/issued.ts'
import { paperFile } from '#papers/views/making.ts'

/** The rights by which somebody makes documents of a project, in the order in which they are asked. */
export const makingRights: readonly Right[] = [
  'projects.develop',
  'projects.manage',
  'funds.mobilise',
]

const deedOf = (paper: string, template: string) =>
  `${wordsIn('en').t(`papers.paper.${paper}`)} (${template})`

/**
 * Makes a document of a project and keeps it with the record; answers its number. It tells what was recorded when it was begun. Refuses
 * whose rights do not reach the project's office, and what cannot be made.
 */
export async function issue(
  by: By,
  id: string,
  wish: PaperWish & { format: PaperFormat },
  site: Site,
): Promise<number> {
  const project = await theProject(by, id)
  const actor = await actingByAny(by, makingRights, project)
  const { asOf } = nowOf(by)
  const asKnown = await lastKnown(by.db)
  const moment = await momentAt(by.db, asOf, asKnown)
  // Written before the act begins: everybody else who does something waits for an act.
  const { bytes, hash, isDraft, template, version, report } = await paperFile(
    { db: by.db, moment, site },
    id,
    wish,
  )
  const { paper, language, format } = wish
  const code = (project.code ?? id).toLowerCase().replaceAll(/[^a-z0-9.-]/g, '-')
  const name = `${code}-${paper}-${version}${isDraft ? '-draft' : ''}-${language}.${format}`
  const deed = { by: actor, name: 'papers.made', subject: `project:${id}`, office: project.office }
  return perform(by.db, deed, async (act) => {
    act.note({
      field: 'papers.field.paper',
      before: null,
      after: deedOf(paper, `${template.id}@${template.version}, ${language}, ${format}`),
    })
    const issued = { project: id, paper, template, language, format, version, report, isDraft }
    return addPaper(act, { ...issued, asOf, asKnown, origin: site.origin, hash, name }, bytes)
  })
}

/**
 * Records to whom a document was sent, and on which day. Refuses whose rights do not reach the project's office, a document there is not
 * (`papers/unknown-paper`), nobody as recipient, and what is no day or one to come.
 */
export async function tellSent(
  by: By,
  { project: id, number }: Pick<PaperIssued, 'project' | 'number'>,
  { recipient, day }: Pick<PaperSent, 'recipient' | 'day'>,
): Promise<void> {
  const project = await theProject(by, id)
  const actor = await actingByAny(by, makingRights, project)
  if (recipient.trim() === '') throw wrongField('recipient', 'field/missing')
  if (!isDay(day)) throw wrongField('day', 'field/day')
  if (day > nowOf(by).asOf) throw wrongField('day', 'papers/day-to-come')
  const deed = { by: actor, name: 'papers.sent', subject: `project:${id}`, office: project.office }
  await perform(by.db, deed, async (act) => {
    const issued = found(await paperBy(act.db, nowOf(by), id, number), 'papers/unknown-paper')
    const sent = { id: `ps-${randomUUID()}`, project: id, number }
    await addSent(act, sent, { recipient: recipient.trim(), day })
    act.note({
      field: 'papers.field.recipient',
      before: null,
      after: `${recipient.trim()}: ${deedOf(issued.paper, issued.name)}, ${day}`,
    })
  })
}
