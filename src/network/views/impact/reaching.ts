import { type RawBuilder, sql } from 'kysely'

/**
 * SQL for the country that an area or country reaches, beside a left join of the areas' members as `within`; null where there is
 * none. A country reaches itself.
 */
export const countryOf = (via: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`coalesce(within.country, case when ${via} ~ '^[A-Z]{3}$' then ${via} end)`
