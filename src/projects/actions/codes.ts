import type { Act } from '#platform/act.ts'
import type { Moment } from '#platform/moment.ts'
import { found, Refusal } from '#platform/refusal.ts'
import type { Project } from '#projects/model/project.ts'
import { giveCode as give } from '#projects/store/codes.ts'
import { schemeOn } from '#projects/views/vocabulary.ts'

/**
 * Gives a project its code, once and for ever, inside the act that activates it. Acts wait for each other: two never get the same.
 * Refuses a project without a type (`projects/no-type`), and where no scheme is in use (`projects/no-code-scheme`).
 */
export async function giveCode(
  act: Act,
  moment: Moment,
  { id, type }: Pick<Project, 'id' | 'type'>,
): Promise<string> {
  if (type === null) throw new Refusal('conflict', 'projects/no-type')
  const scheme = found(await schemeOn(act.db, moment), 'projects/no-code-scheme')
  return give(act, id, type, scheme)
}
