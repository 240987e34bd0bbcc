import { randomUUID } from 'node:crypto'
import { type Actor, byCommand, perform } from '#platform/act.ts'
import { actorOf } from '#platform/doors/asker.ts'
import { found } from '#platform/refusal.ts'
import type { By } from '#posts/actions/operator.ts'
import { grantIn, wrongField } from '#posts/actions/permitted.ts'
import type { Right } from '#posts/model/rights.ts'
import { permits } from '#posts/permits.ts'
import { targetAt } from '#posts/views/targets.ts'
import type { Project, Which } from '#projects/model/project.ts'
import { fieldsOf, skeletonOf } from '#projects/model/writing.ts'
import { addComment, settleComment } from '#projects/store/comments.ts'
import { commentsOf } from '#projects/views/comments.ts'
import { partsOf } from '#projects/views/parts.ts'
import { templateBy } from '#projects/views/templates.ts'
import { calledInHistory } from './drafting/telling.ts'
import { nowOf } from '#posts/actions/acting.ts'
import { theProject, theVersion } from './permitted.ts'

/** The rights by which somebody says something of a project, in the order in which they are asked. */
export const speakingRights: readonly Right[] = [
  'projects.develop',
  'projects.manage',
  'projects.endorse',
  'projects.read',
  'budget.review',
  'legal.review',
  'evaluation.review',
  'support.give',
  'oversight.read',
]

/** Who does something to a project by the first of these rights that reaches its office. Refuses with the reason of the last one. */
export async function actingByAny(
  { db, asker, words }: By,
  rights: readonly Right[],
  { office, officeName }: Pick<Project, 'office' | 'officeName'>,
): Promise<Actor> {
  if ('command' in asker) return byCommand(asker.command)
  const target = await targetAt(db, asker, { id: office, name: officeName }, asker.today.asOf)
  const verdicts = rights.map((right) => permits(right, asker, target))
  const allowed = verdicts.find(({ isAllowed }) => isAllowed)
  const verdict = allowed ?? verdicts[0]
  return actorOf(asker, verdict === undefined ? null : grantIn(verdict, words))
}

/** Something said of a version: beside a part (`project`: the whole) or one of its fields, as a reply where `answers` names a comment. */
export interface Said {
  part: string
  /** Empty: beside the whole part. */
  field?: string | undefined
  text: string
  answers?: string | null | undefined
}

/**
 * Records a comment; answers its id. Refuses whose rights do not reach the project's office, a part, field or comment that there is
 * not, and a comment without words.
 */
export async function comment(by: By, which: Which, said: Said): Promise<string> {
  const project = await theProject(by, which.project)
  const actor = await actingByAny(by, speakingRights, project)
  const text = said.text.trim()
  if (text === '') throw wrongField('text', 'field/missing')
  const id = `pc-${randomUUID()}`
  const deed = { by: actor, name: 'projects.commented', subject: `project:${which.project}` }
  await perform(by.db, { ...deed, office: project.office }, async (act) => {
    const inside = { ...by, db: act.db }
    await theProject(inside, which.project)
    const version = await theVersion(inside, which)
    const moment = nowOf(by)
    const comments = await commentsOf(act.db, moment, which)
    const { answers = null } = said
    const replied = comments.find((each) => each.id === answers)
    if (answers !== null) found(replied, 'projects/unknown-comment')
    const template = found(
      await templateBy(act.db, moment, version.template),
      'projects/no-template',
    )
    const parts = [...(await partsOf(act.db, moment, which)), ...skeletonOf(template, {})]
    const about = replied?.part ?? said.part
    const field = replied?.field ?? said.field ?? ''
    const part = found(
      parts.find((each) => each.part === about),
      'projects/unknown-part',
    )
    const shapes = fieldsOf(part, { template, languages: version.languages })
    if (field !== '' && !shapes.some(({ name, key }) => name === field || key === field))
      throw wrongField('field', 'field/unknown')
    const office = actor.post === null || 'command' in by.asker ? null : officeOf(by, actor)
    await addComment(act, { ...which, id, part: about, field, answers, office, text })
    act.note({ field: 'projects.field.part', before: null, after: calledInHistory(part, template) })
    act.note({ field: 'projects.field.comment', before: null, after: text })
  })
  return id
}

/** The office of the post under which somebody acts. */
function officeOf({ asker }: By, { post, onBehalfOf }: Actor): string | null {
  if ('command' in asker) return null
  const wanted = post?.id
  const grant = asker.grants.find(
    (each) => each.post.id === wanted && each.onBehalfOf?.id === onBehalfOf?.id,
  )
  return grant?.office ?? null
}

/**
 * Records that a comment was dealt with. Refuses who may not speak of the project, a comment there is not (`projects/unknown-comment`),
 * and a reply, which goes with what it replies to.
 */
export async function settle(by: By, which: Which, comment: string): Promise<void> {
  const project = await theProject(by, which.project)
  const actor = await actingByAny(by, speakingRights, project)
  const deed = { by: actor, name: 'projects.comment-settled', subject: `project:${which.project}` }
  await perform(by.db, { ...deed, office: project.office }, async (act) => {
    const comments = await commentsOf(act.db, nowOf(by), which)
    const settled = found(
      comments.find(({ id, answers }) => id === comment && answers === null),
      'projects/unknown-comment',
    )
    await settleComment(act, comment)
    act.note({ field: 'projects.field.comment', before: settled.text, after: null })
  })
}
