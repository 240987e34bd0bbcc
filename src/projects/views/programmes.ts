import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { known, recordedFromOf } from '#platform/db/periods.ts'
import type { Moment } from '#platform/moment.ts'
import { freeId } from '#platform/text.ts'
import { sumOf } from '#platform/decimal.ts'
import { officeName } from '#network/views/naming.ts'
import { peopleOf } from '#projects/model/people.ts'
import type { ProjectPart } from '#projects/model/kinds.ts'
import type { Programme, ProgrammeObjective, RollUp } from '#projects/model/programme.ts'
import type { Project } from '#projects/model/project.ts'
import type { ProjectSight } from '#projects/model/sight.ts'
import { projectColumns, type ProjectRow, projectsFrom, projectTables } from '#projects/views.ts'
import { seen } from './list.ts'

/** The programmes that are known at the moment, by id; those of one office where it is told. */
export async function programmeList(
  db: Db,
  moment: Moment,
  { id, office }: { id?: string; office?: string | undefined } = {},
): Promise<Programme[]> {
  const { rows } = await sql<Programme>`
    select programme.id, programme.titles, programme.texts, programme.office,
      ${officeName(sql`programme.office`, moment)} as "officeName",
      lower(programme.runs) as "from", upper(programme.runs) as until, programme.source, programme.origin, programme.revision,
      coalesce((select json_agg(json_build_object('objective', held.objective, 'titles', held.titles) order by held.place)
        from programme_objective held where held.programme = programme.id and ${known('held', moment)}), '[]') as objectives,
      ${recordedFromOf('programme')}
    from programme where ${known('programme', moment)}
      and (${id ?? null}::text is null or programme.id = ${id ?? null})
      and (${office ?? null}::text is null or programme.office = ${office ?? null})
    order by programme.id`.execute(db)
  return rows
}

/** One programme; undefined where there is none. */
export const programmeBy = async (
  db: Db,
  moment: Moment,
  id: string,
): Promise<Programme | undefined> => (await programmeList(db, moment, { id }))[0]

/** A project that a programme holds on the day, under one of its objectives or as a whole. */
export interface HeldProject {
  project: Project
  objective: string | null
}

/** The projects that a programme holds on the day asked about, as far as somebody may see them. */
export async function projectsOfProgramme(
  db: Db,
  moment: Moment,
  programme: string,
  sight: ProjectSight,
): Promise<HeldProject[]> {
  const { rows } = await sql<ProjectRow & { objective: string | null }>`
    select ${projectColumns(moment)}, held.objective
    from ${projectTables(moment)} join programme_project held on held.project = project.id
      and held.programme = ${programme} and ${known('held', moment)} and held.held @> ${moment.asOf}::date
    where ${seen(sight, moment)} order by header.from_day desc nulls last, project.id`.execute(db)
  const projects = await projectsFrom(db, rows)
  return projects.map((project, at) => ({ project, objective: rows[at]?.objective ?? null }))
}

/** What the projects of a programme add up to: those that somebody may see. */
export async function rollUpOf(
  db: Db,
  moment: Moment,
  projects: readonly Project[],
): Promise<RollUp> {
  const given = JSON.stringify(projects.map(({ id, version }) => ({ id, version })))
  const { rows } = await sql<ProjectPart & { project: string }>`
    select held.project, held.part, held.kind, held.parent, held.place, held.fields
    from jsonb_to_recordset(${given}::jsonb) as given (id text, version integer)
      join project_part held on held.project = given.id and held.number = given.version and held.kind = 'people'
    where ${known('held', moment)}`.execute(db)
  const people = [...Map.groupBy(rows, ({ project }) => project).values()].map(
    (parts) => peopleOf(parts).direct,
  )
  const sum = (of: 'target' | 'reached') => people.reduce((all, each) => all + each[of].total, 0)
  const funded = projects.flatMap(({ currency, amount }) =>
    currency === null || amount === null ? [] : [{ currency, amount }],
  )
  const amounts = [...Map.groupBy(funded, ({ currency }) => currency)]
    .map(([currency, those]) => ({
      currency,
      amount: sumOf(those.map(({ amount }) => amount)),
      projects: those.length,
    }))
    .toSorted((a, b) => (a.currency < b.currency ? -1 : 1))
  const states = Object.fromEntries(
    [...Map.groupBy(projects, ({ state }) => state)].map(([state, those]) => [state, those.length]),
  )
  const countries = [...new Set(projects.flatMap(({ covers }) => covers))].toSorted()
  const counted = { target: sum('target'), reached: sum('reached') }
  return { projects: projects.length, states, amounts, people: counted, countries }
}

/** The first id of this wording that no programme ever had: with a number behind it where one did. */
export async function freeProgrammeId(db: Db, wanted: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select distinct id from programme where id = ${wanted} or id like ${`${wanted}-%`}`.execute(db)
  const taken = new Set(rows.map(({ id }) => id))
  return freeId(wanted, async (id) => taken.has(id))
}

export type { ProgrammeObjective }
