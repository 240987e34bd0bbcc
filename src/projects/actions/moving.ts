import type { Act } from '#platform/act.ts'
import type { Day } from '#platform/day.ts'
import { wordsIn } from '#platform/i18n/words.ts'
import { Refusal } from '#platform/refusal.ts'
import { wrongField } from '#posts/actions/permitted.ts'
import type { By } from '#posts/actions/operator.ts'
import { namesOf } from '#people/views.ts'
import { type Move, ruleOf } from '#projects/model/life.ts'
import type { Lack } from '#projects/model/need.ts'
import type { Project } from '#projects/model/project.ts'
import { toldLack } from '#projects/views/items.ts'
import { type NewStanding, putStanding } from '#projects/store.ts'
import { lacksOf, type NeedChecks } from '#projects/views/needs.ts'
import { giveCode } from './codes.ts'
import { keepHeader } from './header.ts'
import { nowOf } from '#posts/actions/acting.ts'
import { next, projectNow, refuseMove } from './permitted.ts'

/** What becomes otherwise with a move; what is not told stays as it is. */
export interface Moved {
  /** Why: where the table of moves asks for it. */
  reason?: string | null
  /** The day whose network the stage is bound to. */
  anchor?: Day | null
  /** The version that counts from now on. */
  version?: number
  /** The person who manages it: with `activate`. */
  manager?: string
}

/**
 * Moves a project, inside the act of whoever decides it: `now` was read inside that act. Writes where it stands and what lists show,
 * tells the history what became of its state; an activation gives it its code. Answers it as it stands then. Refuses what the
 * table of moves does not allow (`projects/no-move`), a move without the reason it asks for, and an activation without a manager.
 * Whether anything is missing for the move (`refuseLacks`), and who may make it, is asked before.
 */
export async function moveProject(
  act: Act,
  by: By,
  now: Project,
  move: Move,
  { reason = null, ...moved }: Moved = {},
): Promise<Project> {
  refuseMove(move, now, by.words)
  const rule = ruleOf(move)
  const said = reason?.trim() ?? ''
  if (rule.asksReason === true && said === '') throw wrongField('reason', 'field/missing')
  if (move === 'activate' && moved.manager === undefined)
    throw wrongField('manager', 'field/missing')
  const moment = nowOf(by)
  const state = rule.to
  if (move === 'activate') {
    const code = await giveCode(act, moment, now)
    act.note({ field: 'projects.field.code', before: now.code, after: code })
  }
  const change: Partial<NewStanding> = {
    ...moved,
    state,
    since: moment.asOf,
    reason: said === '' ? null : said,
  }
  await putStanding(act, now.id, next(now, change))
  await keepHeader(act, moment, { project: now.id, number: moved.version ?? now.version })
  tellState(act, now, state)
  if (moved.manager !== undefined && moved.manager !== now.manager) {
    const names = await namesOf(act.db, [
      moved.manager,
      ...(now.manager === null ? [] : [now.manager]),
    ])
    const called = (id: string | null) => (id === null ? null : (names.get(id) ?? id))
    act.note({
      field: 'projects.field.manager',
      before: called(now.manager),
      after: called(moved.manager),
    })
  }
  if (said !== '') act.note({ field: 'projects.field.reason', before: null, after: said })
  return projectNow({ ...by, db: act.db }, now.id)
}

/** Tells the history where a project stands now, in English like all it tells. */
export function tellState(
  act: Act,
  { state: before }: Pick<Project, 'state'>,
  after: Project['state'],
): void {
  const called = (each: Project['state']) => wordsIn('en').t(`projects.state.${each}`)
  act.note({ field: 'projects.field.state', before: called(before), after: called(after) })
}

/** What is missing for a move with the project as it stands, for whoever would make it. */
export async function lacksFor(
  by: By,
  project: Project,
  move: Move,
  checks: NeedChecks,
  number: number = project.version,
): Promise<Lack[]> {
  const looking = { db: by.db, moment: nowOf(by), asker: by.asker }
  const lacks = await lacksOf(looking, { project, number, move }, checks)
  return lacks.map((each) => toldLack(each, by.words))
}

/** Refuses a move for which something is missing (`projects/lacking`): each as a fault whose field is `part:field`, or the need. */
export function refuseLacks(lacks: readonly Lack[]): void {
  if (lacks.length === 0) return
  throw new Refusal('conflict', 'projects/lacking', {
    faults: lacks.map(({ need, part, field, reason, details }) => ({
      field: fieldOf(need, part, field),
      reason,
      ...(details === undefined ? {} : { details }),
    })),
  })
}

function fieldOf(need: string, part: string | null, field: string | null): string {
  if (part === null) return field ?? need
  return field === null ? part : `${part}:${field}`
}
