import { sql } from 'kysely'
import type { Act } from '#platform/act.ts'
import { partRows } from '#platform/tree/rows.ts'
import { type Upper } from '#frameworks/model/upper.ts'
import type { ProjectKind, ProjectPart } from '#projects/model/kinds.ts'
import type { Citation, Which } from '#projects/model/project.ts'

const rows = partRows<ProjectKind, 'project' | 'number'>({
  table: 'project_part',
  key: ['project', 'number'],
  beside: [{ table: 'project_citation', columns: ['upper_of', 'upper_version', 'upper_code'] }],
})

const keyOf = ({ project, number }: Which) => ({ project, number })

/** The parts of a version at the moment, in reading order. */
export const partsAt = rows.at

/** Every part id that any version of the project ever had. */
export const partsTaken = rows.taken

/** The parts are this from now on: rows that say the same stay, others are closed and followed, parts that are not named stay as they are. */
export const putParts = (act: Act, which: Which, parts: readonly ProjectPart[]): Promise<void> =>
  rows.put(act, keyOf(which), parts)

/** These parts are no more, nor what they cite. */
export const endParts = (act: Act, which: Which, parts: readonly string[]): Promise<void> =>
  rows.end(act, keyOf(which), parts)

/** Copies the parts of a version to another one that has none yet, with what they cite. */
export const copyParts = (act: Act, from: Which, to: Which): Promise<void> =>
  rows.copy(act, keyOf(from), keyOf(to))

/** Of these parts, exactly these citations hold from now on. */
export async function putCitations(
  act: Act,
  { project, number }: Which,
  parts: readonly string[],
  citations: readonly Citation[],
): Promise<void> {
  const given = JSON.stringify(citations.map(({ part, upper }) => ({ part, ...flat(upper) })))
  const same = sql`given.part = held.part and given.of = held.upper_of and given.version = held.upper_version and given.code = held.upper_code`
  await sql`
    with given as materialized (
      select distinct * from jsonb_to_recordset(${given}::jsonb) as given (part text, "of" text, version text, code text)),
    closed as (
      update project_citation held set recorded = tstzrange(lower(held.recorded), ${act.at}::timestamptz)
      where held.project = ${project} and held.number = ${number} and held.part = any(${[...parts]}::text[]) and upper_inf(held.recorded)
        and not exists (select from given where ${same}))
    insert into project_citation (project, number, part, upper_of, upper_version, upper_code, recorded)
    select ${project}, ${number}::integer, given.part, given.of, given.version, given.code, tstzrange(${act.at}::timestamptz, null) from given
    where given.part = any(${[...parts]}::text[]) and not exists (
      select from project_citation held where held.project = ${project} and held.number = ${number} and upper_inf(held.recorded) and ${same})`.execute(
    act.db,
  )
}

const flat = ({ of, version, code }: Upper) => ({ of, version, code })

/** The version is written in these languages from now on; the first is the one it is written in. */
export async function putLanguages(
  act: Act,
  { project, number }: Which,
  languages: readonly string[],
): Promise<void> {
  await sql`
    update project_language set recorded = tstzrange(lower(recorded), ${act.at}::timestamptz)
    where project = ${project} and number = ${number} and upper_inf(recorded)`.execute(act.db)
  await sql`
    insert into project_language (project, number, languages, recorded)
    values (${project}, ${number}, ${[...languages]}::text[], tstzrange(${act.at}::timestamptz, null))`.execute(
    act.db,
  )
}

/** A version after the first can, or can no longer, be written from now on. */
export async function putLock(
  act: Act,
  { project, number }: Which,
  isLocked: boolean,
): Promise<void> {
  if (!isLocked) {
    await sql`
      update project_lock set recorded = tstzrange(lower(recorded), ${act.at}::timestamptz)
      where project = ${project} and number = ${number} and upper_inf(recorded)`.execute(act.db)
    return
  }
  await sql`
    insert into project_lock (project, number, recorded)
    select ${project}, ${number}::integer, tstzrange(${act.at}::timestamptz, null)
    where not exists (select from project_lock where project = ${project} and number = ${number} and upper_inf(recorded))`.execute(
    act.db,
  )
}
