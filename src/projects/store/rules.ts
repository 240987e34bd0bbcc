import { sql } from 'kysely'
import type { Act } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'

/** What is held as dated rows that files tell: the vocabulary, templates, needs, the scheme of codes. */
export const ruleTables = {
  types: {
    table: 'project_type',
    columns: { code: 'text', service: 'text', names: 'jsonb', source: 'text' },
  },
  services: {
    table: 'project_service',
    columns: { code: 'text', names: 'jsonb', source: 'text' },
  },
  templates: {
    table: 'project_template',
    columns: { id: 'text', version: 'integer', content: 'jsonb' },
  },
  needs: { table: 'project_need', columns: { id: 'text', move: 'text', content: 'jsonb' } },
  schemes: { table: 'project_code_scheme', columns: { content: 'jsonb' } },
} as const
export type RuleKind = keyof typeof ruleTables

/** A dated row: its columns, and the first day on which it is in use and the first on which it no longer is. */
export interface RuleRow {
  from: string | null
  until: string | null
  [column: string]: unknown
}

const namesOf = (kind: RuleKind) => Object.keys(ruleTables[kind].columns)

/** The rows that are held now. */
export async function heldRules(db: Db, kind: RuleKind): Promise<RuleRow[]> {
  const columns = sql.join(namesOf(kind).map((name) => sql.ref(name)))
  const { rows } = await sql<RuleRow>`
    select ${columns}, lower(in_use) as "from", upper(in_use) as until
    from ${sql.table(ruleTables[kind].table)} where upper_inf(recorded)`.execute(db)
  return rows
}

/** These rows hold no more, and those do: what was stays recorded until now. */
export async function putRules(
  act: Act,
  kind: RuleKind,
  { gone, added }: { gone: readonly RuleRow[]; added: readonly RuleRow[] },
): Promise<void> {
  const { table, columns } = ruleTables[kind]
  const typed = sql.join([
    ...Object.entries(columns).map(([name, type]) => sql`${sql.ref(name)} ${sql.raw(type)}`),
    sql`"from" date`,
    sql`until date`,
  ])
  const names = namesOf(kind)
  const same = sql.join(
    names.map(
      (name) => sql`${sql.ref(`held.${name}`)} is not distinct from ${sql.ref(`given.${name}`)}`,
    ),
    sql` and `,
  )
  const period = sql`daterange(given."from", given.until)`
  await sql`
    update ${sql.table(table)} held set recorded = tstzrange(lower(held.recorded), ${act.at}::timestamptz)
    from jsonb_to_recordset(${JSON.stringify(gone)}::jsonb) as given (${typed})
    where ${same} and held.in_use = ${period} and upper_inf(held.recorded)`.execute(act.db)
  await sql`
    insert into ${sql.table(table)} (${sql.join(names.map((name) => sql.ref(name)))}, in_use, recorded)
    select ${sql.join(names.map((name) => sql.ref(`given.${name}`)))}, ${period}, tstzrange(${act.at}::timestamptz, null)
    from jsonb_to_recordset(${JSON.stringify(added)}::jsonb) as given (${typed})`.execute(act.db)
}
