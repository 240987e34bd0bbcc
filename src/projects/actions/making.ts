import { type Act, type Actor, perform } from '#platform/act.ts'
import { wrongField } from '#posts/actions/permitted.ts'
import { Refusal } from '#platform/refusal.ts'
import type { By } from '#posts/actions/operator.ts'
import { type Move, type OwnMove, ruleOf } from '#projects/model/life.ts'
import type { Project } from '#projects/model/project.ts'
import type { NeedChecks } from '#projects/views/needs.ts'
import type { PartHolder } from '#projects/views/holding.ts'
import { lacksFor, moveProject, refuseLacks } from './moving.ts'
import { actingOn, refuseMove, theProject, unchanged } from './permitted.ts'

/** What another domain does in the same act when a project was moved: ends its route, say. `before` is how it stood. */
export type MoveFollower = (
  act: Act,
  by: By,
  told: { before: Project; after: Project; move: Move; reason: string | null },
) => Promise<void>

/**
 * Who makes a move of a project where another domain says who; null where it does not, so that whoever has the right of the table of moves at its office
 * does. Refuses others with the reason.
 */
export type MoveDoer = (by: By, project: Project) => Promise<Actor | null>

/** What other domains hand over to the verbs about projects: checks of needs, who makes a move, what follows one, what cites a part. */
export interface ProjectRules {
  checks: NeedChecks
  followers: readonly MoveFollower[]
  holders: readonly PartHolder[]
  doers?: Readonly<Partial<Record<OwnMove, MoveDoer>>>
}

/** A move that somebody makes: on what form it rests, and why. */
export interface Making {
  version: string
  reason?: string | null | undefined
}

/**
 * Makes a move, whole or not at all, and what follows from it. Refuses who may not, what the table of moves does not allow
 * (`projects/no-move`), of two who do the same the second too, what was changed since the form was opened (`form/stale`), a move without the
 * reason it asks for, and one for which something is missing (`projects/lacking`, part by part).
 */
export async function makeMove(
  by: By,
  id: string,
  move: OwnMove,
  { version, reason = null }: Making,
  { checks, followers, doers = {} }: ProjectRules,
): Promise<Project> {
  const project = await theProject(by, id)
  const right = ruleOf(move).by
  if (right === 'route') throw new Refusal('conflict', 'projects/no-move')
  const actor = (await doers[move]?.(by, project)) ?? (await actingOn(by, right, project))
  if (ruleOf(move).asksReason === true && (reason ?? '').trim() === '')
    throw wrongField('reason', 'field/missing')
  const deed = {
    by: actor,
    name: `projects.move-${move}`,
    subject: `project:${id}`,
    office: project.office,
  }
  return perform(by.db, { ...deed, why: reason }, async (act) => {
    const inside = { ...by, db: act.db }
    refuseMove(move, await theProject(inside, id), by.words)
    const before = await unchanged(inside, id, version)
    refuseLacks(await lacksFor(inside, before, move, checks))
    const after = await moveProject(act, inside, before, move, { reason })
    for (const follow of followers) await follow(act, inside, { before, after, move, reason })
    return after
  })
}
