import { sql } from 'kysely'
import { type Act, doerOf } from '#platform/act.ts'
import { fold } from '#platform/text.ts'
import type { Project, ProjectHeader, ProjectStanding, ProjectVersion } from './model/project.ts'

/** A project that begins. */
export type NewProject = Pick<Project, 'id' | 'origin' | 'source' | 'copiedFrom'>

/** Records a project, as yet without versions, standing and header. */
export async function addProject(act: Act, project: NewProject): Promise<void> {
  const { person, post, title } = doerOf(act)
  await sql`
    insert into project (id, origin, source_title, source_address, source_line, copied_from, author, post, post_title, made_at)
    values (${project.id}, ${project.origin}, ${project.source?.title ?? null}, ${project.source?.address ?? null},
      ${project.source?.line ?? null}, ${project.copiedFrom}, ${person}, ${post}, ${title}, ${act.at}::timestamptz)`.execute(
    act.db,
  )
}

/** A version that begins. */
export type NewVersion = Omit<ProjectVersion, 'author' | 'madeAt' | 'isLocked'>

/** Records a version, as yet without parts. Whoever acts wrote something of it. */
export async function addVersion(act: Act, version: NewVersion): Promise<void> {
  const { person, post, title } = doerOf(act)
  await sql`
    insert into project_version (project, number, based_on, template, template_version, languages, author, post, post_title, made_at)
    values (${version.project}, ${version.number}, ${version.basedOn}, ${version.template.id}, ${version.template.version},
      ${[...version.languages]}::text[], ${person}, ${post}, ${title}, ${act.at}::timestamptz)`.execute(
    act.db,
  )
}

/** What of a standing is written; who brought it there is whoever acts. */
export type NewStanding = Omit<ProjectStanding, 'by' | 'recordedFrom'>

/** The project stands there from now on; where it stood stays recorded until now. */
export async function putStanding(act: Act, project: string, standing: NewStanding): Promise<void> {
  const { person, post, title } = doerOf(act)
  await sql`
    update project_standing set recorded = tstzrange(lower(recorded), ${act.at}::timestamptz)
    where project = ${project} and upper_inf(recorded) and lower(recorded) < ${act.at}::timestamptz`.execute(
    act.db,
  )
  // Within one act a standing that was just put is put again: nobody ever saw it.
  await sql`
    delete from project_standing where project = ${project} and upper_inf(recorded) and lower(recorded) = ${act.at}::timestamptz`.execute(
    act.db,
  )
  await sql`
    insert into project_standing (project, state, since, version, anchor, reason, manager, is_confidential, person, post, post_title,
      revision, recorded)
    values (${project}, ${standing.state}, ${standing.since}::date, ${standing.version}, ${standing.anchor}::date, ${standing.reason},
      ${standing.manager}, ${standing.isConfidential}, ${person}, ${post}, ${title}, ${standing.revision},
      tstzrange(${act.at}::timestamptz, null))`.execute(act.db)
}

/** Whoever acts wrote something of a version: they do not decide on it. */
export async function addWriter(
  act: Act,
  { project, number }: { project: string; number: number },
): Promise<void> {
  const { person, post } = doerOf(act)
  if (person === null) return
  await sql`
    insert into project_writer (project, number, person, post, at)
    values (${project}, ${number}, ${person}, ${post ?? ''}, ${act.at}::timestamptz) on conflict do nothing`.execute(
    act.db,
  )
}

/** What lists show of a project as it is written: the office's name is found when it is read. */
export type NewHeader = Omit<ProjectHeader, 'officeName'>

/** Lists and sums know the project as this from now on; a header that says the same stays. */
export async function putHeader(
  act: Act,
  { project, number }: { project: string; number: number },
  header: NewHeader,
): Promise<void> {
  const folded = fold([header.code ?? '', ...Object.values(header.titles)].join(' '))
  const values = sql`${number}::integer, ${header.code}::text, ${header.type}::text, ${header.office}::text, ${header.from}::date,
    ${header.to}::date, ${header.currency}::text, ${header.amount}::numeric, ${header.staffAndOffice}::numeric, ${header.overhead}::numeric,
    ${header.donor}::text, ${header.fund}::text, ${header.genderMarker}::text, ${[...header.themes]}::text[],
    ${[...header.covers]}::text[], ${JSON.stringify(header.titles)}::jsonb, ${header.programme}::text, ${folded}::text`
  const columns = sql.raw(
    'number, code, type, office, from_day, to_day, currency, amount, staff_and_office, overhead, donor, fund, gender_marker, themes, covers, titles, programme, folded',
  )
  const { rows } = await sql<{ project: string }>`
    select project from project_header where project = ${project} and upper_inf(recorded)
      and (${columns}) is not distinct from (${values})`.execute(act.db)
  if (rows.length > 0) return
  await sql`
    delete from project_header where project = ${project} and upper_inf(recorded) and lower(recorded) = ${act.at}::timestamptz`.execute(
    act.db,
  )
  await sql`
    update project_header set recorded = tstzrange(lower(recorded), ${act.at}::timestamptz)
    where project = ${project} and upper_inf(recorded)`.execute(act.db)
  await sql`
    insert into project_header (project, ${columns}, recorded)
    values (${project}, ${values}, tstzrange(${act.at}::timestamptz, null))`.execute(act.db)
}

/** What a project costs in a calendar year. */
export interface YearAmount {
  year: number
  currency: string
  /** Exact decimal. */
  amount: string
}

/** The project costs exactly this, year by year, from now on. */
export async function putYears(
  act: Act,
  project: string,
  years: readonly YearAmount[],
): Promise<void> {
  const given = JSON.stringify(years)
  const rows = sql`jsonb_to_recordset(${given}::jsonb) as given (year integer, currency text, amount numeric)`
  const same = sql`given.year = held.year and given.currency = held.currency and given.amount = held.amount`
  await sql`
    delete from project_year held where project = ${project} and upper_inf(recorded) and lower(recorded) = ${act.at}::timestamptz
      and not exists (select from ${rows} where ${same})`.execute(act.db)
  await sql`
    update project_year held set recorded = tstzrange(lower(recorded), ${act.at}::timestamptz)
    where project = ${project} and upper_inf(recorded) and not exists (select from ${rows} where ${same})`.execute(
    act.db,
  )
  await sql`
    insert into project_year (project, year, currency, amount, recorded)
    select ${project}, given.year, given.currency, given.amount, tstzrange(${act.at}::timestamptz, null) from ${rows}
    where not exists (select from project_year held where held.project = ${project} and upper_inf(held.recorded) and ${same})`.execute(
    act.db,
  )
}
