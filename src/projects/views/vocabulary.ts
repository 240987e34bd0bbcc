import { sql } from 'kysely'
import { Value } from 'typebox/value'
import type { Db } from '#platform/db/db.ts'
import { known } from '#platform/db/periods.ts'
import type { Moment } from '#platform/moment.ts'
import { type CodeScheme, CodeSchemeContent } from '#projects/model/code.ts'
import type { ProjectService, ProjectType } from '#projects/model/vocabulary.ts'

/** The types of projects of all days that are known at the moment, by code, the latest first. */
export async function typeList(db: Db, moment: Moment): Promise<ProjectType[]> {
  const { rows } = await sql<ProjectType>`
    select code, service, names, lower(in_use) as "from", upper(in_use) as until, source
    from project_type held where ${known('held', moment)} order by code, in_use desc`.execute(db)
  return rows
}

/** The types in use on the day asked about, by code. */
export async function typesInUse(db: Db, moment: Moment): Promise<ProjectType[]> {
  const { rows } = await sql<ProjectType>`
    select code, service, names, lower(in_use) as "from", upper(in_use) as until, source
    from project_type held where ${known('held', moment)} and in_use @> ${moment.asOf}::date order by code`.execute(
    db,
  )
  return rows
}

/** The services of all days that are known at the moment, by code. */
export async function serviceList(db: Db, moment: Moment): Promise<ProjectService[]> {
  const { rows } = await sql<ProjectService>`
    select code, names, lower(in_use) as "from", upper(in_use) as until, source
    from project_service held where ${known('held', moment)} order by code, in_use desc`.execute(db)
  return rows
}

/** How codes are made on the day asked about; undefined where no scheme was loaded. */
export async function schemeOn(db: Db, moment: Moment): Promise<CodeScheme | undefined> {
  const { rows } = await sql<{ content: unknown }>`
    select content from project_code_scheme held
    where ${known('held', moment)} and in_use @> ${moment.asOf}::date`.execute(db)
  const content = rows[0]?.content
  if (content === undefined) return undefined
  if (!Value.Check(CodeSchemeContent, content))
    throw new Error('the scheme of codes is not as it was checked when it was loaded')
  return content
}
