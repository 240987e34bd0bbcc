import { type Act, byCommand, perform } from '#platform/act.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db/db.ts'
import { workingDaysAfter, workingDaysBefore } from '#platform/working-days.ts'
import type { Now } from '#posts/views/deciders.ts'
import type { Ground } from '#routes/model/asked.ts'
import type { Cause } from '#routes/model/route.ts'
import { settledFor } from '#routes/model/settle.ts'
import type { Rule } from '#routes/model/rule.ts'
import { addReminders, type NewStanding, putSettled, putStandings } from '#routes/store/routes.ts'
import { type Days, daysOf, groundOn } from '#routes/views/ground.ts'
import { behindOn, confidentialAmong, type OpenStep, openSteps } from '#routes/views/settled.ts'
import { ruleList } from '#routes/views/rules.ts'
import { letSee, ruleOf } from './advancing.ts'
import { tellDue, tellMoved } from './letters.ts'
import type { RouteRoom } from './room.ts'

/** What became of the open steps. */
export interface Settling {
  /** Steps that came to another post, and steps whose holder was reminded. */
  moved: number
  reminded: number
  /** Steps on which nobody at all could act: they stay where they are. */
  stuck: number
}

const nothing: Settling = { moved: 0, reminded: 0, stuck: 0 }

/**
 * Looks whether whoever has an open step may and can still act on it; where not, it comes to whoever may, with its cause, and they are
 * told in one letter. What is overdue passes up by its rule; whoever has what falls due is reminded, once before and once after. Does nothing
 * when another day has not begun and nothing happened since by which it can change: one cheap query.
 */
export async function settle(
  db: Db,
  now: Now,
  room: Pick<RouteRoom, 'link' | 'work'>,
): Promise<Settling> {
  const today = { ...now.today, asKnown: null }
  if (!(await behindOn(db, today.asOf)).isBehind) return nothing
  return settleAll(db, { ...now, today }, room)
}

/** The same whether or not it is behind. */
export async function settleAll(
  db: Db,
  now: Now,
  room: Pick<RouteRoom, 'link' | 'work'>,
): Promise<Settling> {
  const deed = { by: byCommand('settle'), name: 'routes.settled', subject: 'routes:open' }
  let done = nothing
  try {
    await perform(db, deed, async (act) => {
      const { event } = await behindOn(act.db, now.today.asOf)
      const looked = await lookedAt(act.db, now)
      const { moves, stuck } = movesOf(act, looked)
      await putStandings(
        act,
        moves.map(({ standing }) => standing),
      )
      const due = await remind(act, looked, moves, room)
      done = { moved: moves.length, reminded: due, stuck }
      await putSettled(act.db, now.today.asOf, event)
      if (moves.length === 0 && due === 0) throw new NothingMoved(event)
      await tell(act, moves, looked.ground, room)
    })
  } catch (error) {
    if (!(error instanceof NothingMoved)) throw error
    await putSettled(db, now.today.asOf, error.event)
  }
  return done
}

/** Undoes an act in which nothing became otherwise. */
class NothingMoved extends Error {
  override name = 'NothingMoved'
  readonly event: number
  constructor(event: number) {
    super('nothing moved')
    this.event = event
  }
}

interface Looked {
  now: Now
  open: readonly OpenStep[]
  rules: readonly Rule[]
  ground: Ground
  days: Days
}

async function lookedAt(db: Db, now: Now): Promise<Looked> {
  const open = await openSteps(db)
  const rules = await ruleList(db, { asKnown: null })
  const places = open.map(({ facts, step }) => ({
    countries: [...facts.countries, ...step.countries],
    ownCountry: facts.ownCountry,
  }))
  const ground = await groundOn(db, now, places, rules)
  const offices = [...ground.network.offices.keys()]
  const has = new Set(open.flatMap(({ standing }) => standing.office ?? []))
  const days = await daysOf(db, now, has.size === 0 ? [] : [...new Set([...offices, ...has])])
  return { now, open, rules, ground, days }
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
    const became = settledFor(each, rule, ground, isToPassUp(each, rule, days))
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

/** Whether so many working days went by after the last day that the decision passes up. */
function isToPassUp({ standing }: OpenStep, rule: Rule | undefined, days: Days): boolean {
  const { due, office } = standing
  const after = rule?.overdue.passUpAfter ?? null
  if (due === null || office === null || after === null) return false
  return days.today(office) > workingDaysAfter(due, after, days.week(office))
}

/** Reminds whoever has what falls due soon or was due, each step once of each. Answers how many steps. */
async function remind(
  act: Act,
  { open, rules, ground, days }: Looked,
  moves: readonly MovedStep[],
  room: Pick<RouteRoom, 'link' | 'work'>,
): Promise<number> {
  const moved = new Set(moves.map(({ of }) => of.step.id))
  const wanted = open.flatMap((each): Reminder[] => {
    const rule = ruleOf(each.step, rules)
    const { due, post } = each.standing
    const kind =
      rule === undefined || moved.has(each.step.id) ? null : reminderFor(each, rule, days)
    return kind === null || due === null ? [] : [{ step: each.step.id, due, kind, post }]
  })
  const fresh = await addReminders(
    act,
    wanted.map(({ step, due, kind }) => ({ step, due, kind })),
  )
  for (const kind of ['before', 'after'] as const) {
    const those = wanted.filter((each) => each.kind === kind && fresh.has(each.step))
    await tellDue(act, kind, countsOf(those, ground), room)
  }
  return fresh.size
}

interface Reminder {
  step: string
  due: Day
  kind: 'before' | 'after'
  post: string | null
}

/** Whether whoever has a step is to be reminded today: so long before its last day, or so long after it. */
function reminderFor(
  { standing: { due, office } }: OpenStep,
  { overdue }: Rule,
  days: Days,
): Reminder['kind'] | null {
  if (due === null || office === null) return null
  const [today, week] = [days.today(office), days.week(office)]
  if (today > due) return today >= workingDaysAfter(due, overdue.remindAfter, week) ? 'after' : null
  return workingDaysBefore(due, overdue.remindBefore, week) <= today ? 'before' : null
}

async function tell(
  act: Act,
  moves: readonly MovedStep[],
  ground: Ground,
  room: Pick<RouteRoom, 'link' | 'work'>,
): Promise<void> {
  const closed = await confidentialAmong(
    act.db,
    moves.map(({ of }) => of.project),
  )
  for (const { of, standing } of moves) {
    act.note({
      field: 'routes.field.holder',
      before: of.standing.postTitle,
      after: standing.postTitle,
    })
    if (closed.has(of.project))
      await letSee(act, { id: of.project, isConfidential: true }, [standing])
  }
  await tellMoved(
    act,
    countsOf(
      moves.map(({ standing }) => standing),
      ground,
    ),
    room,
  )
}

/** Of how many of these steps each person is told who can act under the post that has them. */
function countsOf(
  steps: readonly { post: string | null }[],
  { bench }: Ground,
): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { post } of steps)
    for (const person of new Set(
      (bench.posts.get(post ?? '')?.hands ?? []).map((hand) => hand.person),
    ))
      counts.set(person, (counts.get(person) ?? 0) + 1)
  return counts
}
