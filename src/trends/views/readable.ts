import { type RawBuilder, sql } from 'kysely'
import type { Sight } from '#trends/model/sight.ts'

/**
 * SQL condition: the state of an observation or issue, called `alias`, may be read so far. What is public must be so at the moment
 * asked about and now: what an office took back is not read by asking for an earlier moment.
 */
export function readable(
  alias: string,
  of: 'observation' | 'issue',
  sight: Sight,
): RawBuilder<boolean> {
  if (sight === 'all') return sql`true`
  const column = (name: string) => sql.ref(`${alias}.${name}`)
  return sql`(${column('is_public')} and exists (select from ${sql.table(`${of}_state`)} lately
    where ${sql.ref(`lately.${of}`)} = ${column(of)} and upper_inf(lately.recorded) and lately.is_public))`
}
