import { type Act, byCommand, perform } from '#platform/act.ts'
import { workingDaysAfter, workingDaysBefore } from '#platform/working-days.ts'
import type { Db } from '#platform/db/db.ts'
import type { Now } from '#posts/views/deciders.ts'
import type { Ground } from '#routes/model/asked.ts'
import { settledFor } from '#routes/model/settle.ts'
import { type Days, daysOf } from '#routes/views/ground.ts'
import { askedStep, authorsOf, type SupportRequest } from '#support/model/request.ts'
import { asAsked, givingRight, ruleOf, type SupportRule } from '#support/model/rule.ts'
import {
  addReminders,
  type NewStanding,
  putSettled,
  putStandings,
  type Reminder,
} from '#support/store/requests.ts'
import { ruleList } from '#support/views/content.ts'
import { groundOn } from '#support/views/ground.ts'
import { behindOn, openRequests } from '#support/views/settled.ts'
import { handsOf, tellCounts } from './letters.ts'
import type { SupportRoom } from './room.ts'

/** What became of the open requests: so many moved, were reminded of, and have nobody at all who could act. */
export interface Settling {
  moved: number
  reminded: number
  stuck: number
}

/**
 * Looks whether whoever has an open request may and can still act on it; where not, it comes to whoever may, with its cause, and they are
 * told in one letter. What is overdue passes up by its rule; whoever has what falls due is reminded, once before and once after. One cheap query
 * when no other day has begun and nothing happened by which it can change.
 */
export async function settle(db: Db, now: Now, room: SupportRoom): Promise<Settling> {
  const today = { ...now.today, asKnown: null }
  if (!(await behindOn(db, today.asOf)).isBehind) return { moved: 0, reminded: 0, stuck: 0 }
  return settleAll(db, { ...now, today }, room)
}

/** The same whether or not it is behind. */
export async function settleAll(db: Db, now: Now, room: SupportRoom): Promise<Settling> {
  const deed = { by: byCommand('settle'), name: 'support.settled', subject: 'support:open' }
  let done: Settling = { moved: 0, reminded: 0, stuck: 0 }
  try {
    await perform(db, deed, async (act) => {
      const { event } = await behindOn(act.db, now.today.asOf)
      const looked = await lookedAt(act.db, now)
      const { moves, stuck } = movesOf(act, looked)
      await putStandings(act, moves)
      const reminded = await remind(act, looked, new Set(moves.map((each) => each.request)), room)
      done = { moved: moves.length, reminded, stuck }
      await putSettled(act.db, now.today.asOf, event)
      if (moves.length === 0 && reminded === 0) throw new NothingMoved(event)
      await tellCounts(act, 'moved', countsOf(moves, looked.ground), room)
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
  open: readonly SupportRequest[]
  rules: readonly SupportRule[]
  ground: Ground
  days: Days
}

async function lookedAt(db: Db, now: Now): Promise<Looked> {
  const open = await openRequests(db, now.today)
  const rules = await ruleList(db, { asKnown: null })
  const countries = open.flatMap(({ facts }) => facts.countries)
  const ground = await groundOn(db, now, countries, rules)
  const offices = new Set([
    ...(open.length === 0 ? [] : ground.network.offices.keys()),
    ...open.map(({ standing }) => standing.office),
  ])
  return { open, rules, ground, days: await daysOf(db, now, [...offices]) }
}

function movesOf(
  act: Act,
  { open, rules, ground, days }: Looked,
): { moves: NewStanding[]; stuck: number } {
  let stuck = 0
  const moves = open.flatMap((each): NewStanding[] => {
    const rule = ruleOf(each, rules)
    if (rule === undefined) return []
    const { standing, facts, id } = each
    const step = askedStep(each, rule.roles, givingRight)
    const became = settledFor(
      { step, standing, facts, authors: authorsOf(each) },
      asAsked(rule),
      ground,
      isToPassUp(each, rule, days),
    )
    if (became.stays) return []
    const { holder, cause } = became
    if (holder === null) stuck += 1
    if (holder === null || (holder.post.id === standing.post && holder.office === standing.office))
      return []
    const { officeName: _name, by: _by, ...was } = standing
    act.note({
      field: 'support.field.holder',
      before: standing.postTitle,
      after: holder.post.title,
    })
    return [
      {
        ...was,
        request: id,
        state: 'asked',
        office: holder.office,
        post: holder.post.id,
        postTitle: holder.post.title,
        since: days.today(holder.office),
        openedAt: act.at,
        due: days.due(holder.office, cause === 'overdue' ? rule.overdue.newDays : rule.workingDays),
        cause,
        because: holder.because,
        reason: null,
      },
    ]
  })
  return { moves, stuck }
}

/** Whether so many working days went by after the last day that it passes up. */
function isToPassUp(
  { standing: { due, office } }: SupportRequest,
  { overdue: { passUpAfter } }: SupportRule,
  days: Days,
): boolean {
  return (
    passUpAfter !== null &&
    days.today(office) > workingDaysAfter(due, passUpAfter, days.week(office))
  )
}

/** Reminds whoever has what falls due soon or was due, each request once of each. Answers how many requests. */
async function remind(
  act: Act,
  { open, rules, ground, days }: Looked,
  moved: ReadonlySet<string>,
  room: SupportRoom,
): Promise<number> {
  const wanted = open.flatMap((each): (Reminder & { post: string })[] => {
    const { due, post } = each.standing
    const rule = ruleOf(each, rules)
    const kind = rule === undefined || moved.has(each.id) ? null : reminderFor(each, rule, days)
    return kind === null ? [] : [{ request: each.id, due, kind, post }]
  })
  const fresh = await addReminders(
    act,
    wanted.map(({ request, due, kind }) => ({ request, due, kind })),
  )
  for (const kind of ['before', 'after'] as const) {
    const those = wanted.filter((each) => each.kind === kind && fresh.has(each.request))
    await tellCounts(act, kind === 'before' ? 'due' : 'late', countsOf(those, ground), room)
  }
  return fresh.size
}

function reminderFor(
  { standing: { due, office } }: SupportRequest,
  { overdue }: SupportRule,
  days: Days,
): Reminder['kind'] | null {
  const [today, week] = [days.today(office), days.week(office)]
  if (today > due) return today >= workingDaysAfter(due, overdue.remindAfter, week) ? 'after' : null
  return workingDaysBefore(due, overdue.remindBefore, week) <= today ? 'before' : null
}

/** Of how many of these requests each person is told who can act under the post that has them. */
function countsOf(requests: readonly { post: string }[], { bench }: Ground): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { post } of requests)
    for (const person of handsOf(bench, post)) counts.set(person, (counts.get(person) ?? 0) + 1)
  return counts
}
