import type { Act } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import type { Now } from '#posts/views/deciders.ts'
import type { Ground } from '#routes/model/asked.ts'
import { countsOf } from '#routes/model/holder.ts'
import type { Cause } from '#routes/model/route.ts'
import { type Rule, ruleOf } from '#routes/model/rule.ts'
import { settledFor } from '#routes/model/settle.ts'
import { addReminders, type NewStanding, putSettled, putStandings } from '#routes/store/routes.ts'
import { type NewConditionStanding, putConditionStandings } from '#routes/store/said.ts'
import { type Days, daysOf, groundOn } from '#routes/views/ground.ts'
import {
  type OpenCondition,
  openConditions,
  type OpenStep,
  openSteps,
  placesOf,
  stepsBehind,
} from '#routes/views/settled.ts'
import { ruleList } from '#routes/views/rules.ts'
import type { RouteRoom } from './room.ts'
import {
  isToPassUp,
  remind,
  type Reminder,
  type Round,
  settleAnew,
  settleBehind,
  type Settling,
  tellOfWork,
} from './round.ts'

type Room = Pick<RouteRoom, 'link' | 'work'>

/**
 * Looks whether whoever has an open step may and can still act on it; where not, it comes to whoever may, with its cause, and they are
 * told in one letter; likewise who confirms a condition that is said to be met. What is overdue passes up by its rule; whoever has what falls due is reminded, once before and once after. Does nothing
 * when another day has not begun and nothing happened since by which it can change: one cheap query.
 */
export const settle = (db: Db, now: Now, room: Room): Promise<Settling> =>
  settleBehind(db, roundOf({ ...now, today: { ...now.today, asKnown: null } }, room))

/** The same whether or not it is behind. */
export const settleAll = (db: Db, now: Now, room: Room): Promise<Settling> =>
  settleAnew(db, roundOf(now, room))

const roundOf = (now: Now, room: Room): Round => ({
  deed: { name: 'routes.settled', subject: 'routes:open' },
  behind: (db) => stepsBehind(db, now.today.asOf),
  settled: (db, event) => putSettled(db, now.today.asOf, event),
  look: async (act) => {
    const looked = await lookedAt(act.db, now)
    const { moves, stuck } = movesOf(act, looked)
    await putStandings(
      act,
      moves.map(({ standing }) => standing),
    )
    const bound = conditionMovesOf(looked)
    await putConditionStandings(
      act,
      bound.moves.map(({ standing }) => standing),
    )
    const reminded = await remindOfSteps(act, looked, moves, room)
    const all = [...moves, ...bound.moves]
    await tell(act, all, looked.ground, room)
    return { moved: all.length, reminded, stuck: stuck + bound.stuck }
  },
})

interface Looked {
  open: readonly OpenStep[]
  bound: readonly OpenCondition[]
  rules: readonly Rule[]
  ground: Ground
  days: Days
}

async function lookedAt(db: Db, now: Now): Promise<Looked> {
  const open = await openSteps(db)
  const rules = await ruleList(db, { asKnown: null })
  const bound = await openConditions(db)
  const ground = await groundOn(db, now, [...open, ...bound].map(placesOf), rules)
  const offices = [...ground.network.offices.keys()]
  const has = new Set(open.flatMap(({ standing }) => standing.office ?? []))
  const days = await daysOf(db, now, has.size === 0 ? [] : [...new Set([...offices, ...has])])
  return { open, bound, rules, ground, days }
}

interface MovedStep {
  of: OpenStep
  cause: Cause
  standing: NewStanding
}

function movesOf(
  act: Act,
  { open, rules, ground, days }: Looked,
): { moves: MovedStep[]; stuck: number } {
  let stuck = 0
  const moves = open.flatMap((each): MovedStep[] => {
    const rule = ruleOf(each.step, rules)
    const isOver = isToPassUp(each.standing, rule?.overdue.passUpAfter ?? null, days)
    const became = settledFor(each, rule, ground, isOver)
    if (became.stays) return []
    const { holder, cause } = became
    if (holder === null) {
      stuck += 1
      return []
    }
    if (holder.post.id === each.standing.post && holder.office === each.standing.office) return []
    const time =
      cause === 'overdue' ? (rule?.overdue.newDays ?? each.step.workingDays) : each.step.workingDays
    const standing: NewStanding = {
      step: each.step.id,
      state: 'open',
      office: holder.office,
      post: holder.post.id,
      postTitle: holder.post.title,
      since: days.today(holder.office),
      openedAt: act.at,
      begunAt: null,
      begunBy: null,
      due: days.due(holder.office, time),
      cause,
      because: holder.because,
    }
    return [{ of: each, cause, standing }]
  })
  return { moves, stuck }
}

interface MovedCondition {
  of: OpenCondition
  standing: NewConditionStanding
}

/** The conditions that come to others to be confirmed, by the rule of the step that asked for them. */
function conditionMovesOf({ bound, rules, ground }: Looked): {
  moves: MovedCondition[]
  stuck: number
} {
  let stuck = 0
  const moves = bound.flatMap((each): MovedCondition[] => {
    const became = settledFor(each, ruleOf(each.step, rules), ground, false)
    if (became.stays) return []
    const { holder, cause } = became
    if (holder === null) {
      stuck += 1
      return []
    }
    const { office, post, because } = holder
    if (post.id === each.standing.post && office === each.standing.office) return []
    const standing = { office, post: post.id, postTitle: post.title, cause, because }
    return [{ of: each, standing: { condition: each.condition, ...standing } }]
  })
  return { moves, stuck }
}

/** Reminds of the steps that stay where they are. */
const remindOfSteps = (
  act: Act,
  { open, rules, ground: { bench }, days }: Looked,
  moves: readonly MovedStep[],
  room: Room,
): Promise<number> => {
  const moved = new Set(moves.map(({ of }) => of.step.id))
  const pending = open.flatMap(({ step, standing }) => {
    const rule = moved.has(step.id) ? undefined : ruleOf(step, rules)
    return rule === undefined ? [] : [{ id: step.id, standing, overdue: rule.overdue }]
  })
  const record = (reminders: readonly Reminder[]) =>
    addReminders(
      act,
      reminders.map(({ id, ...rest }) => ({ step: id, ...rest })),
    )
  return remind(act, { domain: 'routes', pending, days, bench, room, record })
}

async function tell(
  act: Act,
  moves: readonly (MovedStep | MovedCondition)[],
  ground: Ground,
  room: Room,
): Promise<void> {
  for (const { of, standing } of moves)
    act.note({
      field: 'routes.field.holder',
      before: of.standing.postTitle,
      after: standing.postTitle,
    })
  const counts = countsOf(
    moves.map(({ standing }) => standing),
    ground.bench,
  )
  await tellOfWork(act, 'routes', 'moved', { counts, room })
}
