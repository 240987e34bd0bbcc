import { sql } from 'kysely'
import type { Act } from '#platform/act.ts'
import type { Day } from '#platform/day.ts'
import type { Programme, ProgrammeObjective } from '#projects/model/programme.ts'

/** A programme as it is written. */
export type NewProgramme = Omit<Programme, 'officeName' | 'objectives' | 'recordedFrom'>

/** The programme is this from now on; what it was stays recorded until now. */
export async function putProgramme(act: Act, programme: NewProgramme): Promise<void> {
  await sql`
    update programme set recorded = tstzrange(lower(recorded), ${act.at}::timestamptz)
    where id = ${programme.id} and upper_inf(recorded)`.execute(act.db)
  await sql`
    insert into programme (id, titles, texts, office, runs, source, origin, revision, recorded)
    values (${programme.id}, ${JSON.stringify(programme.titles)}::jsonb, ${JSON.stringify(programme.texts)}::jsonb, ${programme.office},
      daterange(${programme.from}::date, ${programme.until}::date), ${programme.source}, ${programme.origin}, ${programme.revision},
      tstzrange(${act.at}::timestamptz, null))`.execute(act.db)
}

/** A programme is for exactly these from now on. */
export async function putObjectives(
  act: Act,
  programme: string,
  objectives: readonly ProgrammeObjective[],
): Promise<void> {
  const given = JSON.stringify(objectives.map((each, at) => ({ ...each, place: at + 1 })))
  const rows = sql`jsonb_to_recordset(${given}::jsonb) as given (objective text, place integer, titles jsonb)`
  const same = sql`given.objective = held.objective and given.place = held.place and given.titles = held.titles`
  await sql`
    update programme_objective held set recorded = tstzrange(lower(recorded), ${act.at}::timestamptz)
    where programme = ${programme} and upper_inf(recorded) and not exists (select from ${rows} where ${same})`.execute(
    act.db,
  )
  await sql`
    insert into programme_objective (programme, objective, place, titles, recorded)
    select ${programme}, given.objective, given.place, given.titles, tstzrange(${act.at}::timestamptz, null) from ${rows}
    where not exists (select from programme_objective held where held.programme = ${programme} and upper_inf(held.recorded) and ${same})`.execute(
    act.db,
  )
}

/** A programme holds a project from a day on, under one of its objectives or as a whole. */
export async function holdProject(
  act: Act,
  {
    programme,
    project,
    objective,
    from,
  }: { programme: string; project: string; objective: string | null; from: Day },
): Promise<void> {
  await sql`
    insert into programme_project (programme, project, objective, held, recorded)
    values (${programme}, ${project}, ${objective}, daterange(${from}::date, null), tstzrange(${act.at}::timestamptz, null))`.execute(
    act.db,
  )
}

/** A programme no longer holds a project from a day on; where that is its first day, it never did. */
export async function releaseProject(
  act: Act,
  { programme, project, day }: { programme: string; project: string; day: Day },
): Promise<void> {
  const ends = sql`update programme_project set recorded = tstzrange(lower(recorded), ${act.at}::timestamptz)
    where programme = ${programme} and project = ${project} and upper_inf(held) and upper_inf(recorded)
    returning programme, project, objective, lower(held) as since`
  await sql`
    with ended as (${ends})
    insert into programme_project (programme, project, objective, held, recorded)
    select programme, project, objective, daterange(since, ${day}::date), tstzrange(${act.at}::timestamptz, null) from ended
    where since < ${day}::date`.execute(act.db)
}
