import { type Act, byCommand, perform } from '#platform/act.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db/db.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import { workingDaysAfter, workingDaysBefore } from '#platform/working-days.ts'
import { tellCounts } from '#people/actions/telling.ts'
import { type Bench, countsOf } from '#routes/model/holder.ts'
import type { Days } from '#routes/views/ground.ts'
import type { Behind } from '#routes/views/settled.ts'

/** What became of what is open: so much came to another post, was reminded of, and lies where nobody at all could act. */
export interface Settling {
  moved: number
  reminded: number
  stuck: number
}

/** How what is open is looked at once more. */
export interface Round {
  /** What the history calls it, and about what it is. */
  deed: { name: string; subject: string }
  behind(db: Db): Promise<Behind>
  /** Keeps up to which event it was looked. */
  settled(db: Db, event: number): Promise<void>
  /** Looks at all that is open, inside the act. */
  look(act: Act): Promise<Settling>
}

/** Looks when something happened since, or another day began: one act, or none where nothing became otherwise. One query when it is not behind. */
export const settleBehind = async (db: Db, round: Round): Promise<Settling> =>
  (await round.behind(db)).isBehind ? settleAnew(db, round) : nothing

/** The same whether or not it is behind. */
export async function settleAnew(
  db: Db,
  { deed, behind, settled, look }: Round,
): Promise<Settling> {
  let done = nothing
  try {
    await perform(db, { by: byCommand('settle'), ...deed }, async (act) => {
      const { event } = await behind(act.db)
      done = await look(act)
      await settled(act.db, event)
      if (done.moved === 0 && done.reminded === 0) throw new NothingMoved(event)
    })
  } catch (error) {
    if (!(error instanceof NothingMoved)) throw error
    await settled(db, error.event)
  }
  return done
}

const nothing: Settling = { moved: 0, reminded: 0, stuck: 0 }

/** Undoes an act in which nothing became otherwise. */
class NothingMoved extends Error {
  override name = 'NothingMoved'
  readonly event: number
  constructor(event: number) {
    super('nothing moved')
    this.event = event
  }
}

/** Something open, who has it, and when its rule reminds of it. */
export interface Pending {
  id: string
  standing: Placed & { post: string | null }
  overdue: Overdue
}

interface Placed {
  office: string | null
  due: Day | null
}

interface Overdue {
  /** Working days before the last day, and after it, on which whoever has it is reminded; and after which it passes up, null where never. */
  remindBefore: number
  remindAfter: number
  passUpAfter: number | null
}

/** A reminder of the last day of something. */
export interface Reminder {
  id: string
  due: Day
  kind: 'before' | 'after'
}

/** Where those who are told are led: to what waits for them. */
interface Room {
  work(locale: Locale): string
}

/** Tells each person in one letter how many things came to them, fall due or are late; `domain` finds its words. */
export const tellOfWork = (
  act: Act,
  domain: string,
  topic: 'moved' | 'due' | 'late',
  { counts, room }: { counts: ReadonlyMap<string, number>; room: Room },
): Promise<void> =>
  tellCounts(act, {
    counts,
    topic: `${domain}.${topic}`,
    about: 'work',
    link: (locale) => room.work(locale),
  })

/**
 * Reminds whoever has what falls due soon or was due, of each thing once before and once after. `record` keeps the reminders and answers of
 * which of them nobody was reminded yet. Answers how many things.
 */
export async function remind(
  act: Act,
  {
    domain,
    pending,
    days,
    bench,
    room,
    record,
  }: {
    domain: string
    pending: readonly Pending[]
    days: Days
    bench: Bench
    room: Room
    record(reminders: readonly Reminder[]): Promise<ReadonlySet<string>>
  },
): Promise<number> {
  const wanted = pending.flatMap(({ id, standing, overdue }) => {
    const kind = reminderFor(standing, overdue, days)
    const { due, post } = standing
    return kind === null || due === null ? [] : [{ id, due, kind, post }]
  })
  const fresh = await record(wanted.map(({ id, due, kind }) => ({ id, due, kind })))
  for (const kind of ['before', 'after'] as const) {
    const those = wanted.filter((each) => each.kind === kind && fresh.has(each.id))
    const topic = kind === 'before' ? 'due' : 'late'
    await tellOfWork(act, domain, topic, { counts: countsOf(those, bench), room })
  }
  return fresh.size
}

/** Whether whoever has a thing is to be reminded today: so long before its last day, or so long after it. */
function reminderFor(
  { due, office }: Placed,
  { remindBefore, remindAfter }: Overdue,
  days: Days,
): Reminder['kind'] | null {
  if (due === null || office === null) return null
  const [today, week] = [days.today(office), days.week(office)]
  if (today > due) return today >= workingDaysAfter(due, remindAfter, week) ? 'after' : null
  return workingDaysBefore(due, remindBefore, week) <= today ? 'before' : null
}

/** Whether so many working days went by after the last day that it passes up. */
export const isToPassUp = (
  { due, office }: Placed,
  passUpAfter: number | null,
  days: Days,
): boolean =>
  due !== null &&
  office !== null &&
  passUpAfter !== null &&
  days.today(office) > workingDaysAfter(due, passUpAfter, days.week(office))
