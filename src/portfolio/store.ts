import { sql } from 'kysely'
import type { Act } from '#platform/act.ts'
import type { Finding } from './model/finding.ts'
import type { PlannedRoute } from './model/planned.ts'
import type { PublishedContent } from './model/published.ts'

/** What was published of these projects, and the routes that would have applied, are this from now on; what was said stays recorded. */
export async function putPublished(
  act: Act,
  given: readonly { project: string; content: PublishedContent; route: PlannedRoute | null }[],
): Promise<void> {
  const ids = given.map(({ project }) => project)
  const rows = sql`jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as given (project text, content jsonb, route jsonb)`
  const closed = sql`tstzrange(lower(held.recorded), ${act.at}::timestamptz)`
  const from = sql`tstzrange(${act.at}::timestamptz, null)`
  await sql`
    update published_project held set recorded = ${closed} where project = any(${ids}::text[]) and upper_inf(recorded)`.execute(
    act.db,
  )
  await sql`
    insert into published_project (project, content, recorded) select project, content, ${from} from ${rows}`.execute(
    act.db,
  )
  await sql`
    update planned_route held set recorded = ${closed} where project = any(${ids}::text[]) and upper_inf(recorded)`.execute(
    act.db,
  )
  await sql`
    insert into planned_route (project, anchor, content, recorded)
    select project, (route ->> 'day')::date, route, ${from} from ${rows} where jsonb_typeof(route) = 'object'`.execute(
    act.db,
  )
}

/** Exactly these things cannot be tied from now on; what was found before stays recorded until now. */
export async function putFindings(act: Act, findings: readonly Finding[]): Promise<void> {
  const rows = sql`jsonb_to_recordset(${JSON.stringify(
    findings.map(({ candidates, ...finding }) => ({ ...finding, details: { candidates } })),
  )}::jsonb) as given (code text, about text, reason text, stated text, details jsonb, source text, line integer)`
  const same = sql`(held.code, held.about, held.reason, held.stated, held.details, held.source, held.line)
    is not distinct from (given.code, given.about, given.reason, given.stated, given.details, given.source, given.line)`
  await sql`
    update portfolio_finding held set recorded = tstzrange(lower(recorded), ${act.at}::timestamptz)
    where upper_inf(recorded) and not exists (select from ${rows} where ${same})`.execute(act.db)
  await sql`
    insert into portfolio_finding (code, about, reason, stated, details, source, line, recorded)
    select code, about, reason, stated, details, source, line, tstzrange(${act.at}::timestamptz, null) from ${rows}
    where not exists (select from portfolio_finding held where upper_inf(held.recorded) and ${same})`.execute(
    act.db,
  )
}

/** The files of this folder were read as they are now. */
export async function rememberFiles(act: Act, folder: string, hash: string): Promise<void> {
  await sql`
    insert into portfolio_file (folder, hash, at) values (${folder}, ${hash}, ${act.at}::timestamptz)
    on conflict (folder) do update set hash = excluded.hash, at = excluded.at`.execute(act.db)
}
