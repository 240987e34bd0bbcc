import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { holds, known, periodOf } from '#platform/db/periods.ts'
import type { Moment } from '#platform/moment.ts'
import { type Branch, branchesOf, type Direction, laidOut } from '#network/model/lineage.ts'
import { sourcesOf } from '#sources/views.ts'
import { officeName } from './naming.ts'
import type { SuccessionLine } from './office.ts'

/** The lineage of an office both ways, over as many steps as are known, of all times. */
export type Lineage = Record<Direction, Branch<SuccessionLine>[]>

/** One passing of a lineage as a row, with how many steps it lies from the office. */
export interface LineageRow extends SuccessionLine {
  direction: Direction
  generation: number
}

/** Where an office came from and what became of it. One query, which ends in circles too. */
export async function lineageOf(db: Db, moment: Moment, id: string): Promise<Lineage> {
  const rows = await sql<SuccessionLine>`
    with recursive earlier (office) as (
      select ${id}::text
      union select held.office from office_succession held join earlier on held.successor = earlier.office where ${known('held', moment)}),
    later (office) as (
      select ${id}::text
      union select held.successor from office_succession held join later on held.office = later.office where ${known('held', moment)})
    select held.office, coalesce(${officeName(sql`held.office`, moment)}, held.office) as name, held.successor,
      coalesce(${officeName(sql`held.successor`, moment)}, held.successor) as "successorName", held.manner,
      coalesce(${holds('held', moment)}, false) as holds, ${periodOf('held', moment)}, ${sourcesOf('held', moment)}
    from office_succession held
    where ${known('held', moment)} and (held.successor in (select office from earlier) or held.office in (select office from later))
    order by from_latest nulls first, held.office, held.successor`.execute(db)
  return {
    before: branchesOf(id, rows.rows, 'before'),
    after: branchesOf(id, rows.rows, 'after'),
  }
}

/** A lineage as rows: what came before, then what came after, each from the office outward. */
export const lineageRows = ({ before, after }: Lineage): LineageRow[] => [
  ...laidOut(before).map((row): LineageRow => ({ direction: 'before', ...row })),
  ...laidOut(after).map((row): LineageRow => ({ direction: 'after', ...row })),
]
