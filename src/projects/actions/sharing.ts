import { type Act, perform } from '#platform/act.ts'
import { wrongField } from '#posts/actions/permitted.ts'
import { isOffice } from '#network/views/lists.ts'
import { activeAmong } from '#people/views.ts'
import type { By } from '#posts/actions/operator.ts'
import { officeCalled } from '#posts/views/offices.ts'
import { postById } from '#posts/views/posts.ts'
import type { SharedWith } from '#projects/model/shared.ts'
import { putShared } from '#projects/store/sharing.ts'
import { nowOf } from '#posts/actions/acting.ts'
import { actingOn, theProject } from './permitted.ts'

/** Lets a person, whoever holds a post, or an office read a project from now on, also where it is confidential. Inside the act that asks them. */
export const shareProject = (act: Act, project: string, shared: SharedWith): Promise<void> =>
  putShared(act, project, shared, true)

/** No longer: what they did stays. */
export const unshareProject = (act: Act, project: string, shared: SharedWith): Promise<void> =>
  putShared(act, project, shared, false)

/** Shares a project. Refuses who may not write for its office, and a person, post or office that there is not (`projects/unknown-shared`). */
export const share = (by: By, id: string, shared: SharedWith): Promise<void> =>
  sharing(by, id, shared, true)

/** Shares a project no longer. Refuses who may not write for its office. */
export const unshare = (by: By, id: string, shared: SharedWith): Promise<void> =>
  sharing(by, id, shared, false)

async function sharing(by: By, id: string, shared: SharedWith, isShared: boolean): Promise<void> {
  const project = await theProject(by, id)
  const right = project.code === null ? 'projects.develop' : 'projects.manage'
  const actor = await actingOn(by, right, project)
  const called = await calledOf(by, shared)
  if (called === null) throw wrongField('with', 'projects/unknown-shared')
  const name = isShared ? 'projects.shared' : 'projects.unshared'
  const deed = { by: actor, name, subject: `project:${id}`, office: project.office }
  await perform(by.db, deed, async (act) => {
    await putShared(act, id, shared, isShared)
    const [before, after] = isShared ? [null, called] : [called, null]
    act.note({ field: 'projects.field.shared-with', before, after })
  })
}

/** What somebody is called with whom a project is shared; null where there is no such one. */
async function calledOf(by: By, { kind, id }: SharedWith): Promise<string | null> {
  const moment = nowOf(by)
  if (kind === 'person') return (await activeAmong(by.db, [id]))[0]?.name ?? null
  if (kind === 'post') {
    const post = await postById(by.db, moment, id)
    return post === undefined ? null : (post.titles['en'] ?? post.id)
  }
  return (await isOffice(by.db, id)) ? ((await officeCalled(by.db, moment, id)) ?? id) : null
}
