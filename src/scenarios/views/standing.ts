import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { holds, known } from '#platform/db/periods.ts'
import type { Moment } from '#platform/moment.ts'
import { idOf, typeOf } from '#sources/model/claim.ts'
import type { PeriodTable } from '#sources/model/period-table.ts'
import { momentAt } from '#sources/views.ts'
import type { Said, Step } from '#decisions/model/change.ts'
import type { Scenario } from '#scenarios/model/scenario.ts'

/**
 * What in the network moved under a scenario since the moment on which it was drafted: what is held now of its subjects on its
 * day and was not then (`begins`), and what no longer is (`ends`). Two queries.
 */
export async function standingOf(
  db: Db,
  { base, day }: Pick<Scenario, 'base' | 'day'>,
  { subjects, tables }: { subjects: readonly string[]; tables: readonly PeriodTable[] },
): Promise<Step[]> {
  const [then, now] = await Promise.all([momentAt(db, day, base), momentAt(db, day, null)])
  const [was, is] = await Promise.all([
    heldOf(db, then, subjects, tables),
    heldOf(db, now, subjects, tables),
  ])
  const [before, after] = [new Set(was.map(asText)), new Set(is.map(asText))]
  return [
    ...was
      .filter((each) => !after.has(asText(each)))
      .map((each): Step => ({ ...each, manner: 'ends' })),
    ...is
      .filter((each) => !before.has(asText(each)))
      .map((each): Step => ({ ...each, manner: 'begins' })),
  ].toSorted((a, b) => (a.subject < b.subject ? -1 : Number(a.subject > b.subject)))
}

const asText = ({ subject, predicate, value, qualifier }: Said) =>
  JSON.stringify([subject, predicate, value, qualifier])

/** What the dated tables hold of these subjects at a moment, in the words of the claims behind each row. */
async function heldOf(
  db: Db,
  moment: Moment,
  subjects: readonly string[],
  tables: readonly PeriodTable[],
): Promise<Said[]> {
  const parts = tables.flatMap(({ table, of }) => {
    const ids = subjects.filter((subject) => typeOf(subject) === of).map(idOf)
    if (ids.length === 0) return []
    return [
      sql`select held.claims from ${sql.table(table)} held
        where held.${sql.ref(of)} = any(${ids}::text[]) and ${holds('held', moment)}`,
    ]
  })
  if (parts.length === 0) return []
  const { rows } = await sql<Said>`
    with held as (${sql.join(parts, sql` union all `)})
    select distinct said.subject, said.predicate, said.value, said.qualifier
    from held join claim said on said.key = any(held.claims) and ${known('said', moment)}
    order by 1, 2, 3, 4`.execute(db)
  return rows
}
