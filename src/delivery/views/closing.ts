import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { instantText, known } from '#platform/db/periods.ts'
import type { Moment } from '#platform/moment.ts'
import { namedBy } from '#projects/views.ts'
import { type ClosingChecklist, closingOn, type Tick } from '#delivery/model/closing.ts'
import { doerAt, type NamelessDoer } from './doer.ts'
import { closingLists } from './rules.ts'

/** What was ticked of the closing checklists of a project, as it stood at the moment. */
export async function ticksOf(db: Db, moment: Moment, project: string): Promise<Tick[]> {
  const { rows } = await sql<Omit<Tick, 'by'> & { by: NamelessDoer }>`
    select held.checklist, held.version, held.item, held.answer, held.note, ${doerAt('held')} as by,
      ${instantText(sql`lower(held.recorded)`)} as at
    from closing_tick held where held.project = ${project} and ${known('held', moment)} order by held.checklist, held.item`.execute(
    db,
  )
  const named = await namedBy(
    db,
    rows.map(({ by }) => by),
  )
  return rows.map((row) => ({ ...row, by: named(row.by) }))
}

/** A closing checklist of a project, with what was ticked of it. */
export interface Closing {
  list: ClosingChecklist
  ticks: readonly Tick[]
}

/** The closing checklist of this name by which a project is closed; null where there is none. */
export async function closingOf(
  db: Db,
  moment: Moment,
  project: string,
  checklist: string,
): Promise<Closing | null> {
  const ticks = (await ticksOf(db, moment, project)).filter((each) => each.checklist === checklist)
  const list = closingOn(await closingLists(db, moment), checklist, moment.asOf, ticks)
  return list === undefined
    ? null
    : { list, ticks: ticks.filter(({ version }) => version === list.version) }
}
