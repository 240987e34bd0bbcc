import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import {
  holds,
  known,
  type Period,
  periodOf,
  recordedAgainOf,
  recordedFromOf,
} from '#platform/db/periods.ts'
import { type Cursor, type Page, pageOf } from '#platform/http/paging.ts'
import type { Moment } from '#platform/moment.ts'
import { type SourceRef, sourcesOf } from '#sources/views.ts'
import { officeName } from './naming.ts'

/** A step of the structure: an office or unit with what it reports to or is part of. */
export interface StructureNode extends Period {
  id: string
  type: 'office' | 'unit'
  name: string
  kind: string | null
  parent: string | null
  position: number | null
  /** How many offices report to it and are not among the nodes; 0 when all are. */
  below: number
  recordedFrom: string
  sources: SourceRef[]
}

type Text = RawBuilder<unknown>

/** SQL for offices as nodes; `lines` stands beside when only the frame is asked for. */
const officeNodes = (moment: Moment, below: Text, narrowed: Text): Text => sql`
  select 'office:' || kinded.office as id, 'office' as type, ${officeName(sql`kinded.office`, moment)} as name, kinded.kind,
    line.reports_to as parent, null::int as position, ${below} as below,
    ${periodOf('kinded', moment)}, ${recordedFromOf('kinded')}, ${recordedAgainOf('kinded')}, ${sourcesOf('kinded', moment)}
  from office_kind kinded left join lateral (select reports_to from office_line line where line.office = kinded.office
    and ${holds('line', moment)} limit 1) line on true
  where ${holds('kinded', moment)} and kinded.kind <> 'country-site' ${narrowed}`

/** SQL for units as nodes, one for each thing they are part of. */
const unitNodes = (moment: Moment, narrowed: Text): Text => sql`
  select distinct on (held.unit, held.part_of) 'unit:' || held.unit, 'unit', coalesce(named.name, held.unit), kinded.kind,
    held.part_of, held.position, 0, ${periodOf('held', moment)}, ${recordedFromOf('held')}, ${recordedAgainOf('held')}, ${sourcesOf('held', moment)}
  from unit_home held
  left join lateral (select name from unit_name named where named.unit = held.unit and ${known('named', moment)}
    order by coalesce(named.sure @> ${moment.asOf}::date, false) desc limit 1) named on true
  left join lateral (select kind from unit_kind kinded where kinded.unit = held.unit and ${known('kinded', moment)} limit 1) kinded on true
  where ${holds('held', moment)} ${narrowed}
  order by held.unit, held.part_of, held.position nulls last`

/**
 * Offices and units on the day, each with its line: a stated line, or none. Country sites are left out: no source states
 * their line.
 */
export async function structureOn(db: Db, moment: Moment): Promise<StructureNode[]> {
  const rows = await sql<StructureNode>`
    ${officeNodes(moment, sql`0`, sql``)} union all (${unitNodes(moment, sql``)})`.execute(db)
  return rows.rows
}

/** Of a network too large for one page: headquarters, the offices that others report to, with how many, and the units. */
export async function frameOn(db: Db, moment: Moment): Promise<StructureNode[]> {
  const below = sql`coalesce((select below from lines where lines.reports_to = 'office:' || kinded.office), 0)`
  const narrowed = sql`and kinded.office in (select substr(reports_to, 8) from lines
    union all select office from office_kind where kind = 'headquarters')
    and (kinded.kind = 'headquarters' or 'office:' || kinded.office in (select reports_to from lines))`
  const rows = await sql<StructureNode>`
    with held_line as materialized (
      select line.office, line.reports_to from office_line line where ${holds('line', moment)}),
    giver as materialized (select distinct reports_to from held_line),
    lines as materialized (
      select held_line.reports_to, (count(*) - count(giver.reports_to))::int as below
      from held_line left join giver on giver.reports_to = 'office:' || held_line.office group by 1)
    ${officeNodes(moment, below, narrowed)} union all (${unitNodes(moment, sql``)})`.execute(db)
  return rows.rows
}

/** How many nodes the structure of the day has. */
export async function structureTotal(db: Db, moment: Moment): Promise<number> {
  const rows = await sql<{ total: number }>`
    select ((select count(*) from office_kind kinded where ${holds('kinded', moment)} and kinded.kind <> 'country-site')
      + (select count(distinct (held.unit, held.part_of)) from unit_home held where ${holds('held', moment)}))::int as total`.execute(
    db,
  )
  return rows.rows[0]?.total ?? 0
}

/** A part of the structure: offices by their ids, then units. Cursor keys: id, and for units what they are part of. */
export async function structurePart(
  db: Db,
  moment: Moment,
  { limit, cursor, total }: { limit: number; cursor: Cursor | null; total: number },
): Promise<Page<StructureNode>> {
  const [id = '', parent = ''] = cursor ?? []
  const isInUnits = id.startsWith('unit:')
  const offices = sql`and kinded.office > ${id.replace(/^office:/, '')} and ${!isInUnits}
    order by kinded.office limit ${limit + 1}`
  const units = sql`and (${!isInUnits} or (held.unit, held.part_of) > (${id.replace(/^unit:/, '')}, ${parent}))`
  const rows = await sql<StructureNode>`
    (${officeNodes(moment, sql`0`, offices)}) union all (${unitNodes(moment, units)} limit ${limit + 1})`.execute(
    db,
  )
  return pageOf(rows.rows, total, limit, {
    item: (row) => row,
    keys: (row) => [row.id, row.type === 'unit' ? (row.parent ?? '') : ''],
  })
}

/** How many offices of a kind report to nobody that a source names, and have nobody below them. */
export interface WithoutLine {
  kind: string
  offices: number
}

/** The offices that stand outside every line on the day, counted by kind. */
export async function withoutLine(db: Db, moment: Moment): Promise<WithoutLine[]> {
  const rows = await sql<WithoutLine>`
    select kinded.kind, count(*)::int as offices from office_kind kinded
    where ${holds('kinded', moment)} and kinded.kind not in ('country-site', 'headquarters')
      and kinded.office not in (select line.office from office_line line where ${holds('line', moment)})
      and 'office:' || kinded.office not in (select line.reports_to from office_line line where ${holds('line', moment)})
    group by 1 order by 1`.execute(db)
  return rows.rows
}
