import type { Act } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import type { Now } from '#posts/views/deciders.ts'
import {
  isToPassUp,
  remind,
  type Reminder,
  type Round,
  settleAnew,
  settleBehind,
  type Settling,
  tellOfWork,
} from '#routes/actions/round.ts'
import type { Ground } from '#routes/model/asked.ts'
import { countsOf } from '#routes/model/holder.ts'
import { settledFor } from '#routes/model/settle.ts'
import { type Days, daysOf } from '#routes/views/ground.ts'
import { askedStep, authorsOf, type SupportRequest } from '#support/model/request.ts'
import { asAsked, givingRight, ruleOf, type SupportRule } from '#support/model/rule.ts'
import {
  addReminders,
  type NewStanding,
  putSettled,
  putStandings,
} from '#support/store/requests.ts'
import { ruleList } from '#support/views/content.ts'
import { groundOn } from '#support/views/ground.ts'
import { openRequests, requestsBehind } from '#support/views/settled.ts'
import type { SupportRoom } from './room.ts'

/**
 * Looks whether whoever has an open request may and can still act on it; where not, it comes to whoever may, with its cause, and they are
 * told in one letter. What is overdue passes up by its rule; whoever has what falls due is reminded, once before and once after. One cheap query
 * when no other day has begun and nothing happened by which it can change.
 */
export const settle = (db: Db, now: Now, room: SupportRoom): Promise<Settling> =>
  settleBehind(db, roundOf({ ...now, today: { ...now.today, asKnown: null } }, room))

/** The same whether or not it is behind. */
export const settleAll = (db: Db, now: Now, room: SupportRoom): Promise<Settling> =>
  settleAnew(db, roundOf(now, room))

const roundOf = (now: Now, room: SupportRoom): Round => ({
  deed: { name: 'support.settled', subject: 'support:open' },
  behind: (db) => requestsBehind(db, now.today.asOf),
  settled: (db, event) => putSettled(db, now.today.asOf, event),
  look: async (act) => {
    const looked = await lookedAt(act.db, now)
    const { moves, stuck } = movesOf(act, looked)
    await putStandings(act, moves)
    const reminded = await remindOfRequests(act, looked, moves, room)
    const counts = countsOf(moves, looked.ground.bench)
    await tellOfWork(act, 'support', 'moved', { counts, room })
    return { moved: moves.length, reminded, stuck }
  },
})

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
      isToPassUp(standing, rule.overdue.passUpAfter, days),
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

/** Reminds of the requests that stay where they are. */
const remindOfRequests = (
  act: Act,
  { open, rules, ground: { bench }, days }: Looked,
  moves: readonly NewStanding[],
  room: SupportRoom,
): Promise<number> => {
  const moved = new Set(moves.map(({ request }) => request))
  const pending = open.flatMap((each) => {
    const rule = moved.has(each.id) ? undefined : ruleOf(each, rules)
    return rule === undefined
      ? []
      : [{ id: each.id, standing: each.standing, overdue: rule.overdue }]
  })
  const record = (reminders: readonly Reminder[]) =>
    addReminders(
      act,
      reminders.map(({ id, ...rest }) => ({ request: id, ...rest })),
    )
  return remind(act, { domain: 'support', pending, days, bench, room, record })
}
