import { type RawBuilder, sql } from 'kysely'
import { holds, known } from '#platform/db/periods.ts'
import type { Moment } from '#platform/moment.ts'

/** Rows of `alias` that hold on the day asked about, as known at its moment. */
export const onDay = (alias: string, moment: Moment): RawBuilder<boolean> =>
  sql`(${known(alias, moment)} and ${sql.ref(`${alias}.held`)} @> ${moment.asOf}::date)`

/**
 * SQL for the posts of a day: those made here, and the units of the documents that are posts, where the network knows the unit
 * and nothing speaks against it on that day. With `all`, those of other days too. `id` narrows to one: a column or a value.
 */
export const postRows = (
  moment: Moment,
  { all = false, id = null }: { all?: boolean; id?: RawBuilder<unknown> | null } = {},
): RawBuilder<unknown> => sql`
  select made.id, made.role, made.office, made.unit, made.titles, made.confined_to, made.is_public, made.held, made.recorded,
    false as is_documented
  from post made where ${all ? known('made', moment) : onDay('made', moment)} and ${id === null ? sql`true` : sql`made.id = ${id}`}
  union all
  select stated.unit, stated.role, stated.office, stated.unit, named.titles, stated.confined_to, true, named.held * stated.held,
    stated.recorded, true
  from unit_post stated cross join lateral (
    select jsonb_object_agg(called.language, called.name order by lower(called.possible) nulls first) as titles, range_merge(range_agg(called.possible)) as held
    from unit_name called where called.unit = stated.unit and ${all ? known('called', moment) : holds('called', moment, true)}) named
  where ${all ? known('stated', moment) : onDay('stated', moment)} and named.titles is not null
    and ${id === null ? sql`true` : sql`stated.unit = ${id}`}`
