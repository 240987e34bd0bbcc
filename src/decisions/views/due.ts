import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db/db.ts'
import type { Decision } from '#decisions/model/decision.ts'
import { decisionList } from '#decisions/views.ts'

/** A decision whose day has come somewhere, at an office for which that is not recorded. */
export interface Due {
  decision: Decision
  /** Empty: the organisation as a whole, for a decision that says something of no office. */
  office: string
}

/** What takes effect on this day or did on an earlier one and is not recorded yet, in the order of days and decisions. */
export async function dueBy(db: Db, latest: Day): Promise<Due[]> {
  const { rows } = await sql<{ id: string; office: string }>`
    select decision.id, waiting.office from decision cross join lateral (
      select substr(subject, 8) as office from unnest(subjects) named (subject) where subject like 'office:%'
      union select '' where not exists (select from unnest(subjects) named (subject) where subject like 'office:%')) waiting
    where upper_inf(decision.recorded) and decision.takes_effect <= ${latest}::date
      and not exists (select from decision_effect done where done.decision = decision.id and done.office = waiting.office)
    order by decision.takes_effect, decision.number, waiting.office`.execute(db)
  if (rows.length === 0) return []
  const all = await decisionList(db, { asOf: latest, asKnown: null })
  const decisions = new Map(all.map((decision) => [decision.id, decision]))
  return rows.flatMap(({ id, office }) => {
    const decision = decisions.get(id)
    return decision === undefined ? [] : [{ decision, office }]
  })
}
