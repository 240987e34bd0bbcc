import { createHash, randomUUID } from 'node:crypto'
import { perform } from '#platform/act.ts'
import { wordsIn } from '#platform/i18n/words.ts'
import { found } from '#platform/refusal.ts'
import type { By } from '#posts/actions/operator.ts'
import { wrongField } from '#posts/actions/permitted.ts'
import type { Right } from '#posts/model/rights.ts'
import { type DocumentKind, documentTypes, fileName } from '#projects/model/document.ts'
import { addDocument, endDocument } from '#projects/store/documents.ts'
import { documentsOf } from '#projects/views/documents.ts'
import { actingByAny } from './commenting.ts'
import { typeOf } from './documents/content.ts'
import { nowOf } from '#posts/actions/acting.ts'
import { theProject } from './permitted.ts'

/** The rights by which somebody attaches documents, in the order in which they are asked. */
export const attachingRights: readonly Right[] = [
  'projects.develop',
  'projects.manage',
  'projects.endorse',
  'budget.review',
  'legal.review',
  'evaluation.review',
  'funds.mobilise',
]

/** A document to be attached. */
export interface Attaching {
  kind: DocumentKind
  title: string
  /** ISO 639. */
  language?: string | null | undefined
  /** What the file is called. */
  name: string
  bytes: Uint8Array
  /** The document whose next version it is. */
  follows?: string | undefined
}

/**
 * Attaches a document to a project, or the next version of one; answers its id. Refuses whose rights do not reach the project's
 * office, a title that is missing, a document to follow that there is not, and at the field `file`: what is empty, too large, of none
 * of the types taken, named otherwise than it is, locked, or brings macros.
 */
export async function attach(by: By, id: string, wanted: Attaching): Promise<string> {
  const project = await theProject(by, id)
  const actor = await actingByAny(by, attachingRights, project)
  const title = wanted.title.trim()
  if (title === '') throw wrongField('title', 'field/missing')
  const name = fileName(wanted.name)
  const type = await typeOf(wanted.bytes, name)
  const hash = createHash('sha256').update(wanted.bytes).digest('hex')
  const deed = { by: actor, name: 'projects.document-attached', subject: `project:${id}` }
  return perform(by.db, { ...deed, office: project.office }, async (act) => {
    const now = await theProject({ ...by, db: act.db }, id)
    const held = await documentsOf(act.db, nowOf(by), id)
    const before = held.find((each) => each.id === wanted.follows)
    if (wanted.follows !== undefined) found(before, 'projects/unknown-document')
    const document = {
      id: before?.id ?? `pd-${randomUUID()}`,
      version: (before?.version ?? 0) + 1,
      project: id,
      kind: wanted.kind,
      title,
      language: wanted.language ?? null,
      name,
      mediaType: documentTypes[type],
      hash,
      stage: now.state,
    }
    await addDocument(act, document, wanted.bytes)
    const kind = wordsIn('en').t(`projects.document.${wanted.kind}`)
    const called = (of: { title: string; version: number; name: string }) =>
      `${kind}: ${of.title} (${of.name}, ${of.version})`
    act.note({
      field: 'projects.field.document',
      before: before === undefined ? null : called(before),
      after: called(document),
    })
    return document.id
  })
}

/**
 * Takes a document away: it is listed no more, and kept. Refuses whose rights do not reach the project's office, a document there is
 * not (`projects/unknown-document`), and a reason that is missing.
 */
export async function detach(
  by: By,
  id: string,
  { document, reason }: { document: string; reason: string },
): Promise<void> {
  const project = await theProject(by, id)
  const actor = await actingByAny(by, attachingRights, project)
  if (reason.trim() === '') throw wrongField('reason', 'field/missing')
  const deed = { by: actor, name: 'projects.document-removed', subject: `project:${id}` }
  await perform(by.db, { ...deed, office: project.office, why: reason }, async (act) => {
    const held = await documentsOf(act.db, nowOf(by), id)
    const gone = found(
      held.find((each) => each.id === document),
      'projects/unknown-document',
    )
    await endDocument(act, document, reason.trim())
    act.note({
      field: 'projects.field.document',
      before: `${gone.title} (${gone.name})`,
      after: null,
    })
  })
}
