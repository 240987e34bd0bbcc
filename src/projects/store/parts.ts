import { sql } from 'kysely'
import type { Act } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import type { Moment } from '#platform/moment.ts'
import { besideRows } from '#platform/tree/beside.ts'
import { partRows } from '#platform/tree/rows.ts'
import {
  type Citation,
  citationColumns,
  citationIn,
  citationRow,
} from '#frameworks/model/citation.ts'
import type { Upper } from '#frameworks/model/upper.ts'
import type { ProjectKind, ProjectPart } from '#projects/model/kinds.ts'
import type { Which } from '#projects/model/project.ts'

const key = ['project', 'number'] as const

const citationRows = besideRows<keyof Upper, 'project' | 'number'>({
  table: 'project_citation',
  key,
  columns: citationColumns,
})

const rows = partRows<ProjectKind, 'project' | 'number'>({
  table: 'project_part',
  key,
  beside: [citationRows],
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

/** What the parts of a version cite at the moment, by part. */
export const citationsAt = async (db: Db, moment: Moment, which: Which): Promise<Citation[]> =>
  (await citationRows.at(db, moment, keyOf(which))).map(citationIn)

/** Of these parts, exactly these citations hold from now on. */
export const putCitations = (
  act: Act,
  which: Which,
  parts: readonly string[],
  citations: readonly Citation[],
): Promise<void> => citationRows.put(act, keyOf(which), parts, citations.map(citationRow))

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
