import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { holds, known } from '#platform/db/periods.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import type { Moment } from '#platform/moment.ts'
import type { Aspect, Place } from '#network/model/snapshot.ts'
import { areaName, cityName, countryName } from '#world/views.ts'
import { officeName } from './naming.ts'

type Text = RawBuilder<unknown>

/** A row of one of the tables that offices are made of, in the form that all of them share. */
export interface FactRow extends Place {
  office: string
  aspect: Aspect | 'country'
}

interface Part {
  aspect: FactRow['aspect']
  table: string
  value: string
  qualifier: Text
  label: (moment: Moment, locale: Locale) => Text
}

const none = sql`''`
const placeName = (place: string) => (moment: Moment, locale: Locale) =>
  sql`coalesce(${areaName(sql.ref(place), moment, locale)}, ${countryName(sql.ref(place), moment, locale)})`
const homeName = (
  moment: Moment,
) => sql`coalesce(${officeName(sql`substr(held.reports_to, 8)`, moment)},
  (select named.name from unit_name named where 'unit:' || named.unit = held.reports_to and ${known('named', moment)} limit 1))`

/** What a snapshot is made of; `label` is what a value is called, of a kind what the office is called. */
const parts: readonly Part[] = [
  {
    aspect: 'kind',
    table: 'office_kind',
    value: 'kind',
    qualifier: none,
    label: (moment) => officeName(sql`held.office`, moment),
  },
  {
    aspect: 'name',
    table: 'office_name',
    value: 'name',
    qualifier: sql`held.language`,
    label: () => sql`held.name`,
  },
  {
    aspect: 'place',
    table: 'office_place',
    value: 'city',
    qualifier: none,
    label: (moment, locale) => cityName(sql`held.city`, moment, locale),
  },
  {
    aspect: 'country',
    table: 'office_country',
    value: 'country',
    qualifier: none,
    label: (moment, locale) => countryName(sql`held.country`, moment, locale),
  },
  { aspect: 'line', table: 'office_line', value: 'reports_to', qualifier: none, label: homeName },
  {
    aspect: 'function',
    table: 'office_function',
    value: 'function',
    qualifier: sql`held.held_for`,
    label: placeName('held.held_for'),
  },
  {
    aspect: 'coverage',
    table: 'office_coverage',
    value: 'covers',
    qualifier: sql`held.condition`,
    label: placeName('held.covers'),
  },
]

/** Which rows are meant, and of which of them all is wanted: what they rest on and are called. */
interface Wanted {
  where: RawBuilder<boolean>
  whole: RawBuilder<boolean>
}

/** SQL for the rows of all tables that offices are made of, one below another; conditions call the row `held`. */
export const facts = (moment: Moment, locale: Locale, { where, whole }: Wanted): Text =>
  sql.join(
    parts.map(
      (part) => sql`
        select ${sql.lit(part.aspect)} as aspect, held.office, ${sql.ref(`held.${part.value}`)} as value,
          ${part.qualifier} as qualifier, ${whole} as whole, held.sure, held.possible, held.stated, held.recorded,
          case when ${whole} then held.claims else '{}' end as claims,
          case when ${whole} then ${part.label(moment, locale)} end as label
        from ${sql.table(part.table)} held where ${where}`,
    ),
    sql` union all `,
  )

/** One thing that is said of an office on a day, without what it rests on. */
export interface PlainFact {
  office: string
  aspect: FactRow['aspect']
  value: string
  qualifier: string
}

/** What holds of these offices on the day, in an order of its own. One query. */
export async function plainFacts(
  db: Db,
  moment: Moment,
  offices: readonly string[],
): Promise<PlainFact[]> {
  const rows = await sql<PlainFact>`
    select * from (${sql.join(
      parts.map(
        (part) => sql`
          select held.office, ${sql.lit(part.aspect)} as aspect, ${sql.ref(`held.${part.value}`)} as value, ${part.qualifier} as qualifier
          from ${sql.table(part.table)} held where held.office = any(${offices}::text[]) and ${holds('held', moment)}`,
      ),
      sql` union `,
    )}) fact order by office, aspect, qualifier collate "C", value collate "C"`.execute(db)
  return rows.rows
}
