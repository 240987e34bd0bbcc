import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { holds, instantText, known } from '#platform/db/periods.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import type { Moment } from '#platform/moment.ts'
import { officeName } from '#network/views/naming.ts'
import { cityName } from '#world/views.ts'
import type { Observation } from '#trends/model/observation.ts'
import type { Sight } from '#trends/model/sight.ts'
import { readable } from './readable.ts'

/** How far the reader may see, and what a list of observations is narrowed by. */
export interface ObservationFilter {
  sight: Sight
  locale: Locale
  theme?: string | undefined
  /** Only those that speak of this country: by itself, by a city of it, or by an area to which it belongs on the day. */
  country?: string | undefined
  office?: string | undefined
  /** Only those that belong to this issue. */
  issue?: string | undefined
  /** Withdrawn ones too. */
  all?: boolean
}

/** Observations that begin by the day, as they were held at the moment: those that speak of the latest days first. */
export const observationList = (
  db: Db,
  moment: Moment,
  { sight, locale, theme, country, office, issue, all = false }: ObservationFilter,
): Promise<Observation[]> => {
  const wanted = [
    readable('held', 'observation', sight),
    sql`lower(held.held) <= ${moment.asOf}::date`,
    all ? null : sql`held.withdrawn is null`,
    theme === undefined ? null : sql`held.theme = ${theme}`,
    office === undefined ? null : sql`observation.office = ${office}`,
    country === undefined ? null : speaksOf(country, moment),
    issue === undefined
      ? null
      : sql`exists (select from issue_observation put where put.issue = ${issue} and put.observation = observation.id
          and ${known('put', moment)})`,
  ].filter((each) => each !== null)
  return observations(db, moment, { sight, locale, where: sql.join(wanted, sql` and `) })
}

/** An observation as it was held at the moment, withdrawn or not; undefined where there is none that may be read. */
export async function observationById(
  db: Db,
  moment: Moment,
  id: string,
  { sight, locale }: Pick<ObservationFilter, 'sight' | 'locale'>,
): Promise<Observation | undefined> {
  const where = sql`observation.id = ${id} and ${readable('held', 'observation', sight)}`
  const [observation] = await observations(db, moment, { sight, locale, where })
  return observation
}

const speaksOf = (country: string, moment: Moment): RawBuilder<unknown> => sql`
  (held.country = ${country} or ${countryOfCity(sql`held.city`, moment)} = ${country}
    or exists (select from area_member member where member.area = held.area and member.country = ${country}
      and ${holds('member', moment, true)}))`

/** SQL for the country of a city. */
export const countryOfCity = (
  city: RawBuilder<unknown>,
  moment: Moment,
): RawBuilder<unknown> => sql`
  (select located.country from city_country located where located.city = ${city} and ${known('located', moment)} limit 1)`

async function observations(
  db: Db,
  moment: Moment,
  { sight, locale, where }: { sight: Sight; locale: Locale; where: RawBuilder<unknown> },
): Promise<Observation[]> {
  const { rows } = await sql<Observation>`
    select observation.id, observation.office, ${officeName(sql`observation.office`, moment)} as "officeName",
      held.country, held.area, held.city, ${cityName(sql`held.city`, moment, locale)} as "cityName", held.theme,
      lower(held.held) as "from", upper(held.held) - 1 as "to", held.text, held.language, held.confidence, held.direction,
      held.weight, held.evidence, held.is_public as "isPublic", held.withdrawn, held.revision,
      array(select put.issue from issue_observation put
        join issue_state of on of.issue = put.issue and ${known('of', moment)}
        where put.observation = observation.id and ${known('put', moment)} and ${readable('of', 'issue', sight)}
        order by put.issue) as issues,
      ${instantText(sql`observation.made_at`)} as "madeAt", ${instantText(sql`lower(held.recorded)`)} as "recordedFrom"
    from observation join observation_state held on held.observation = observation.id and ${known('held', moment)}
    where ${where} order by upper(held.held) desc, lower(held.held) desc, observation.made_at desc, observation.id`.execute(
    db,
  )
  return rows
}

/** The next id of an office's observations: its own, and a number. Numbers are given once. */
export async function nextObservationId(db: Db, office: string): Promise<string> {
  const { rows } = await sql<{ next: number }>`
    select count(*)::int + 1 as next from observation where office = ${office}`.execute(db)
  return `ob-${office.replaceAll(/[^a-z0-9-]/g, '-')}-${rows[0]?.next ?? 1}`
}

/** Whether an observation of this id was ever made. */
export async function isObservationKnown(db: Db, id: string): Promise<boolean> {
  const { rows } = await sql<{ is: boolean }>`
    select exists (select from observation where id = ${id}) as is`.execute(db)
  return rows[0]?.is ?? false
}

/** What these observations say, by id; those that may not be read are left out. */
export async function observationsNamed(
  db: Db,
  moment: Moment,
  ids: readonly string[],
  sight: Sight,
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; text: string }>`
    select held.observation as id, held.text from observation_state held
    where held.observation = any(${[...ids]}::text[]) and ${known('held', moment)} and ${readable('held', 'observation', sight)}`.execute(
    db,
  )
  return new Map(rows.map(({ id, text }) => [id, text]))
}
