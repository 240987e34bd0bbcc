import { sql } from 'kysely'
import { type Act, doerOf } from '#platform/act.ts'
import { fold } from '#platform/text.ts'
import type { ProjectPart } from '#projects/model/kinds.ts'
import type { Citation } from '#frameworks/model/citation.ts'
import type { ProjectOrigin } from '#projects/model/project.ts'
import type { NewHeader, NewProject, NewStanding, NewVersion, YearAmount } from '#projects/store.ts'

/** A project as it is written whole, for the first time. */
export interface WholeProject {
  project: NewProject & { origin: ProjectOrigin }
  versions: readonly (Omit<NewVersion, 'project'> & {
    parts: readonly ProjectPart[]
    citations: readonly Citation[]
  })[]
  standing: NewStanding
  header: NewHeader
  /** Its code, taken apart; null: none. */
  code: { code: string; type: string; number: number } | null
  years: readonly YearAmount[]
}

/**
 * Writes projects of which nothing is held yet, with everything they say: one statement for each table, however many there are. The
 * caller has made sure that ids and codes are free.
 */
export async function addWhole(act: Act, given: readonly WholeProject[]): Promise<void> {
  if (given.length === 0) return
  const { person, post, title } = doerOf(act)
  const by = sql`${person}::text, ${post}::text, ${title}::text`
  const at = sql`${act.at}::timestamptz`
  const from = sql`tstzrange(${at}, null)`
  const rows = (list: readonly object[], columns: string) =>
    sql`jsonb_to_recordset(${JSON.stringify(list)}::jsonb) as given (${sql.raw(columns)})`
  const texts = (column: string) =>
    sql`array(select jsonb_array_elements_text(${sql.ref(`given.${column}`)}))`
  const versions = given.flatMap(({ project, versions: those }) =>
    those.map((version) => ({ ...version, project: project.id })),
  )

  await sql`
    insert into project (id, origin, source_title, source_address, source_line, copied_from, author, post, post_title, made_at)
    select id, origin, title, address, line, "copiedFrom", ${by}, ${at} from ${rows(
      given.map(({ project: { source, ...project } }) => ({ ...project, ...source })),
      'id text, origin text, title text, address text, line integer, "copiedFrom" text',
    )}`.execute(act.db)
  await sql`
    insert into project_version (project, number, based_on, template, template_version, languages, author, post, post_title, made_at)
    select project, number, "basedOn", template ->> 'id', (template ->> 'version')::integer, ${texts('languages')}, ${by}, ${at} from ${rows(
      versions.map(({ parts: _parts, citations: _citations, ...version }) => version),
      'project text, number integer, "basedOn" integer, template jsonb, languages jsonb',
    )}`.execute(act.db)
  await sql`
    insert into project_part (project, number, part, kind, parent, place, fields, recorded)
    select project, number, part, kind, parent, place, fields, ${from} from ${rows(
      versions.flatMap(({ project, number, parts }) =>
        parts.map((part) => ({ ...part, project, number })),
      ),
      'project text, number integer, part text, kind text, parent text, place integer, fields jsonb',
    )}`.execute(act.db)
  await sql`
    insert into project_citation (project, number, part, upper_of, upper_version, upper_code, recorded)
    select distinct project, number, part, "of", version, code, ${from} from ${rows(
      versions.flatMap(({ project, number, citations }) =>
        citations.map(({ part, upper: { of, version, code } }) => ({
          project,
          number,
          part,
          of,
          version,
          code,
        })),
      ),
      'project text, number integer, part text, "of" text, version text, code text',
    )}`.execute(act.db)
  await sql`
    insert into project_code (code, type, number, project, at)
    select code, type, number, project, ${at} from ${rows(
      given.flatMap(({ code, project }) =>
        code === null ? [] : [{ ...code, project: project.id }],
      ),
      'code text, type text, number integer, project text',
    )}`.execute(act.db)
  await sql`
    insert into project_standing (project, state, since, version, anchor, reason, manager, is_confidential, person, post, post_title,
      revision, recorded)
    select project, state, since, version, anchor, reason, manager, "isConfidential", ${by}, revision, ${from} from ${rows(
      given.map(({ standing, project }) => ({ ...standing, project: project.id })),
      'project text, state text, since date, version integer, anchor date, reason text, manager text, "isConfidential" boolean, revision integer',
    )}`.execute(act.db)
  await sql`
    insert into project_header (project, number, code, type, office, from_day, to_day, currency, amount, staff_and_office, overhead, donor,
      fund, gender_marker, themes, covers, titles, programme, folded, recorded)
    select project, number, code, type, office, "from", "to", currency, amount, "staffAndOffice", overhead, donor, fund, "genderMarker",
      ${texts('themes')}, ${texts('covers')}, titles, programme, folded, ${from} from ${rows(
        given.map(({ header, standing, project }) => ({
          ...header,
          project: project.id,
          number: standing.version,
          folded: fold([header.code ?? '', ...Object.values(header.titles)].join(' ')),
        })),
        `project text, number integer, code text, type text, office text, "from" date, "to" date, currency text, amount numeric,
         "staffAndOffice" numeric, overhead numeric, donor text, fund text, "genderMarker" text, themes jsonb, covers jsonb, titles jsonb,
         programme text, folded text`,
      )}`.execute(act.db)
  await sql`
    insert into project_year (project, year, currency, amount, recorded)
    select project, year, currency, amount, ${from} from ${rows(
      given.flatMap(({ years, project }) =>
        years.map((year) => ({ ...year, project: project.id })),
      ),
      'project text, year integer, currency text, amount numeric',
    )}`.execute(act.db)
}
