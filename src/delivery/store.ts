import { sql } from 'kysely'
import { type Act, doerOf } from '#platform/act.ts'

/** The tables of this domain whose rows are closed and followed by others, and what tells one thing in them from another. */
const followed = {
  agreement: ['project'],
  agreement_instalment: ['project', 'place'],
  revision_standing: ['project', 'number'],
  report: ['project', 'report'],
  closing_tick: ['project', 'checklist', 'version', 'item'],
  evaluation: ['id'],
  recommendation: ['id'],
} as const
type Followed = keyof typeof followed

/** A row by its columns; what is not named is null. */
export type Row = Readonly<Record<string, unknown>>

const signed: readonly Followed[] = [
  'agreement',
  'revision_standing',
  'report',
  'closing_tick',
  'evaluation',
  'recommendation',
]

/** Who stands behind a row, as its columns. */
const doerColumns = (act: Act) => {
  const { person, post, title } = doerOf(act)
  return { person, post, post_title: title }
}

/** The row stands so from now on; what stood before stays recorded until now. Who brought it there is whoever acts. */
export async function put(act: Act, table: Followed, row: Row): Promise<void> {
  await end(act, table, row)
  await add(act, table, {
    ...row,
    ...(signed.includes(table) ? doerColumns(act) : {}),
    recorded: `["${act.at}",)`,
  })
}

/** The row stands no more; what it said stays recorded until now. */
export async function end(act: Act, table: Followed, row: Row): Promise<void> {
  const isHeld = sql`upper_inf(held.recorded)`
  const own = sql.join(
    followed[table].map((name) => sql`${sql.ref(`held.${name}`)} = ${row[name]}`),
    sql` and `,
  )
  // Within one act a row that was just put is put again: nobody ever saw it.
  await sql`delete from ${sql.table(table)} held where ${own} and ${isHeld} and lower(held.recorded) = ${act.at}::timestamptz`.execute(
    act.db,
  )
  await sql`update ${sql.table(table)} held set recorded = tstzrange(lower(held.recorded), ${act.at}::timestamptz)
    where ${own} and ${isHeld}`.execute(act.db)
}

/** The instalments of a project are exactly these from now on. */
export async function putInstalments(
  act: Act,
  project: string,
  rows: readonly Row[],
): Promise<void> {
  await sql`delete from agreement_instalment where project = ${project} and upper_inf(recorded)
    and lower(recorded) = ${act.at}::timestamptz`.execute(act.db)
  await sql`update agreement_instalment set recorded = tstzrange(lower(recorded), ${act.at}::timestamptz)
    where project = ${project} and upper_inf(recorded)`.execute(act.db)
  for (const row of rows)
    await add(act, 'agreement_instalment', { project, ...row, recorded: `["${act.at}",)` })
}

/** A revision begins: the version it writes, its kind, and why. */
export const addRevision = (act: Act, row: Row): Promise<void> =>
  add(act, 'revision', { ...row, ...doerColumns(act), begun_at: act.at })

/** Somebody has a calendar for programs from now on. */
export const addFeed = (act: Act, row: Row): Promise<void> =>
  add(act, 'calendar_feed', { ...row, made_at: act.at })

/** The calendar is nobody's any more. */
export const addFeedEnd = (act: Act, feed: string): Promise<void> =>
  add(act, 'calendar_feed_end', { feed, at: act.at })

type Added = Followed | 'revision' | 'calendar_feed' | 'calendar_feed_end' | 'version_in_force'

async function add(act: Act, table: Added, row: Row): Promise<void> {
  const names = sql.join(Object.keys(row).map((name) => sql.ref(name)))
  await sql`insert into ${sql.table(table)} (${names})
    select ${names} from jsonb_populate_record(null::${sql.table(table)}, ${JSON.stringify(row)}::jsonb)`.execute(
    act.db,
  )
}

/** From this day on a version is in force; the one before it until then. */
export async function putInForce(
  act: Act,
  { project, number, from }: { project: string; number: number; from: string },
): Promise<void> {
  const begun = `["${act.at}",)`
  const { rows } = await sql<{ number: number; from: string }>`
    update version_in_force set recorded = tstzrange(lower(recorded), ${act.at}::timestamptz)
    where project = ${project} and upper_inf(recorded) and upper_inf(in_force)
    returning number, lower(in_force) as "from"`.execute(act.db)
  for (const before of rows)
    if (before.from < from)
      await add(act, 'version_in_force', {
        project,
        number: before.number,
        in_force: `[${before.from},${from})`,
        recorded: begun,
      })
  await add(act, 'version_in_force', {
    project,
    number,
    in_force: `[${from},)`,
    recorded: begun,
  })
}
