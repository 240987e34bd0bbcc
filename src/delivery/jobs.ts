import { sql } from 'kysely'
import { byCommand, perform } from '#platform/act.ts'
import { type Clock, daysAfter } from '#platform/day.ts'
import type { Db } from '#platform/db/db.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import { tellCounts } from '#people/actions/telling.ts'
import { decidingOver } from '#posts/views/deciders.ts'
import { momentAt } from '#sources/views.ts'
import { missable, ownDueKinds } from './model/due.ts'
import { addReminders, type ReminderKey } from './store/dues.ts'

/** So many days before its day somebody is reminded of what is due. */
export const daysBefore = 14
/** So many days after its day whoever stands above is told of what was missed. */
export const daysAbove = 14

interface Waiting extends ReminderKey {
  office: string
  manager: string | null
  author: string | null
  holder: string | null
}

/**
 * Reminds those who see to what is due: two weeks before its day, when it is missed, and after two more weeks those who endorse for the
 * office. Each once, however many programs try; everybody gets one letter a round. Answers of how many things somebody was told.
 */
export async function remindOfDues(
  db: Db,
  clock: Clock,
  { link }: { link(locale: Locale): string },
): Promise<number> {
  const today = await momentAt(db, clock.today, null)
  const found = await waiting(db, clock.today)
  if (found.length === 0) return 0
  const offices = found.filter(({ stage }) => stage === 'above').map(({ office }) => office)
  const now = { today, todayAt: clock.todayAt }
  const above = await decidingOver(db, now, 'projects.endorse', offices)
  const hands = await handsOf(db, found, clock.today)
  const deed = { by: byCommand('remind'), name: 'delivery.reminded', subject: 'delivery:due' }
  return perform(db, deed, async (act) => {
    const fresh = await addReminders(act, found)
    const keys = new Set(fresh.map(keyOf))
    const told = found.filter((each) => keys.has(keyOf(each)))
    for (const stage of ['before', 'after', 'above'] as const) {
      const counts = new Map<string, number>()
      for (const each of told.filter((one) => one.stage === stage))
        for (const person of new Set(personsOf(each, hands, above)))
          counts.set(person, (counts.get(person) ?? 0) + 1)
      const about = `due-${stage}`
      await tellCounts(act, { counts, topic: `delivery.${about}`, about, link })
    }
    return told.length
  })
}

const keyOf = ({ project, kind, ref, day, stage }: ReminderKey) =>
  [project, kind, ref, day, stage].join(' ')

type Above = Awaited<ReturnType<typeof decidingOver>>

/** Who is told: the post that has it, else the manager, else who began it; of what was missed for long, those above in the office itself. */
function personsOf(
  { stage, office, holder, manager, author }: Waiting,
  hands: ReadonlyMap<string, readonly string[]>,
  above: Above,
): readonly string[] {
  if (stage === 'above') {
    const deciders = above.get(office)?.deciders ?? []
    const near = deciders.filter((each) => each.office === office)
    return (near.length > 0 ? near : deciders.slice(0, 1)).map(({ person }) => person)
  }
  const own = holder === null ? [] : (hands.get(holder) ?? [])
  if (own.length > 0) return own
  const one = manager ?? author
  return one === null ? [] : [one]
}

/** Whoever holds these posts now. */
async function handsOf(
  db: Db,
  found: readonly Waiting[],
  today: string,
): Promise<Map<string, string[]>> {
  const posts = [...new Set(found.flatMap(({ holder }) => holder ?? []))]
  const { rows } = await sql<{ post: string; person: string }>`
    select post, person from holding held where post = any(${posts}::text[]) and person is not null and upper_inf(recorded)
      and held.held @> ${today}::date`.execute(db)
  return new Map(
    [...Map.groupBy(rows, ({ post }) => post)].map(([post, those]) => [
      post,
      those.map(({ person }) => person),
    ]),
  )
}

/** What nobody was told of yet, at the stage that has come. At most a thousand a round. */
async function waiting(db: Db, today: string): Promise<Waiting[]> {
  const told = [...missable, 'extension'].filter((kind) => ownDueKinds.some((own) => own === kind))
  const { rows } = await sql<Waiting>`
    select due.project, due.kind, due.ref, due.day, staged.stage, coalesce(due.office, header.office) as office, stood.manager,
      project.author, due.holder
    from due join project on project.id = due.project
      join project_standing stood on stood.project = due.project and upper_inf(stood.recorded)
      join project_header header on header.project = due.project and upper_inf(header.recorded)
      cross join lateral (select case when due.day >= ${today}::date then 'before'
        when due.day > ${daysAfter(today, -daysAbove)}::date then 'after' else 'above' end as stage) staged
    where upper_inf(due.recorded) and due.settled is null and due.kind = any(${told}::text[])
      and due.day <= ${daysAfter(today, daysBefore)}::date and project.origin <> 'published'
      and (due.kind <> 'extension' or due.day >= ${today}::date)
      and not exists (select from due_reminder said where said.project = due.project and said.kind = due.kind
        and said.ref = due.ref and said.day = due.day and said.stage = staged.stage)
    order by due.day, due.project limit 1000`.execute(db)
  return rows
}
