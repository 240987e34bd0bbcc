import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { instantText } from '#platform/db/periods.ts'
import type { StatementChange } from '#history/model/entry.ts'

/**
 * What became of the statements about a record at each of these instants: a statement that was corrected has both sides. By
 * instant, in the order of their keys.
 */
export async function statementChanges(
  db: Db,
  subject: string,
  instants: readonly string[],
): Promise<Map<string, StatementChange[]>> {
  if (instants.length === 0) return new Map()
  const said = (alias: string) =>
    sql`${sql.ref(`${alias}.value`)} || case when ${sql.ref(`${alias}.qualifier`)} = '' then '' else ' (' || ${sql.ref(`${alias}.qualifier`)} || ')' end`
  const { rows } = await sql<StatementChange & { at: string }>`
    select ${instantText(sql`changed.at`)} as at, coalesce(new.predicate, old.predicate) as predicate,
      ${said('old')} as before, ${said('new')} as after,
      coalesce(new.source, old.source) as source, coalesce(new.line, old.line) as line
    from (
      select distinct key, at from claim, lateral (values (lower(recorded)), (upper(recorded))) instants (at)
      where subject = ${subject} and at = any(${[...instants]}::timestamptz[])) changed
    left join claim new on new.key = changed.key and lower(new.recorded) = changed.at
    left join claim old on old.key = changed.key and upper(old.recorded) = changed.at
    order by changed.at, predicate, changed.key`.execute(db)
  const changes = new Map<string, StatementChange[]>()
  for (const { at, ...change } of rows) changes.set(at, [...(changes.get(at) ?? []), change])
  return changes
}
