import { type RawBuilder, sql } from 'kysely'
import { holds, known } from '#platform/db/periods.ts'
import type { Words } from '#platform/i18n/words.ts'
import type { Moment } from '#platform/moment.ts'

type Text = RawBuilder<unknown>

/** What a count is narrowed to: what belongs to offices of a kind, or to offices that hold a function, or lies in an area. */
export interface CountFilter {
  kind?: string | undefined
  function?: string | undefined
  area?: string | undefined
}

/** Something that is counted by region or by office. The app hands over those of other domains. */
export interface Countable {
  id: string
  /** The key of the words for what is counted. */
  words: string
  /**
   * SQL for what is counted on the day, narrowed by kind and function: `id`; `office` or else `country`, by which its place is
   * found; `detail`, what of the office is meant, or null.
   */
  rows(moment: Moment, filter: CountFilter): Text
  /** What a detail is called in the reader's language. */
  detailText(detail: string, words: Words): string
}

/** SQL condition: the office that `office` gives is of the kind, and holds the function, that a count is narrowed to. */
export const isWanted = (
  office: Text,
  { kind, function: held }: CountFilter,
  moment: Moment,
): RawBuilder<boolean> => sql`
  (${kind === undefined} or exists (select from office_kind narrowing where narrowing.office = ${office}
    and narrowing.kind = ${kind ?? ''} and ${holds('narrowing', moment)}))
  and (${held === undefined} or exists (select from office_function narrowing where narrowing.office = ${office}
    and narrowing.function = ${held ?? ''} and ${holds('narrowing', moment)}))`

const asWritten = (detail: string) => detail

/** Countries that offices of the kind (Regional Offices, unless told) cover and that belong to what they cover. */
const covered = (moment: Moment, filter: CountFilter) => sql`
  select within.country from office_coverage covering
    join area_member within on within.area = covering.covers and ${holds('within', moment, true)}
  where ${holds('covering', moment)} and covering.condition = ''
    and ${isWanted(sql`covering.office`, { kind: 'regional-office', ...given(filter) }, moment)}`

const given = ({ kind, function: held }: CountFilter): CountFilter => ({
  ...(kind === undefined ? {} : { kind }),
  ...(held === undefined ? {} : { function: held }),
})

/** What the network counts by region or by office. */
export const networkCountables: readonly Countable[] = [
  {
    id: 'offices',
    words: 'network.restated.count.offices',
    rows: (moment, filter) => sql`
      select kinded.office as id, kinded.office, null as country, null as detail
      from office_kind kinded where ${holds('kinded', moment)} and ${isWanted(sql`kinded.office`, filter, moment)}`,
    detailText: asWritten,
  },
  {
    id: 'countries',
    words: 'network.restated.count.countries',
    rows: (moment, filter) => sql`
      select distinct country as id, null as office, country, null as detail from (${covered(moment, filter)}) covered`,
    detailText: asWritten,
  },
  {
    id: 'all-countries',
    words: 'network.restated.count.all-countries',
    rows: (moment, filter) => sql`
      select distinct named.country as id, null as office, named.country, null as detail from country_name named
      where named.form = 'short' and ${holds('named', moment, true)}
        and (${Object.keys(given(filter)).length === 0} or named.country in (${covered(moment, filter)}))`,
    detailText: asWritten,
  },
  {
    id: 'functions',
    words: 'network.restated.count.functions',
    rows: (moment, filter) => sql`
      select distinct given.office || '/' || given.function as id, given.office, null as country, given.function as detail
      from office_function given where ${holds('given', moment)} and ${isWanted(sql`given.office`, filter, moment)}
        and (${filter.function === undefined} or given.function = ${filter.function ?? ''})`,
    detailText: (detail, words) => words.t(`network.function.${detail}`),
  },
  {
    id: 'languages',
    words: 'network.restated.count.languages',
    rows: (moment, filter) => sql`
      select distinct spoken.office || '/' || spoken.language as id, spoken.office, null as country, spoken.language as detail
      from office_language spoken where ${holds('spoken', moment)} and ${isWanted(sql`spoken.office`, filter, moment)}`,
    detailText: (detail, words) => words.languageName(detail) ?? detail,
  },
  {
    id: 'units',
    words: 'network.restated.count.units',
    rows: (moment, filter) => sql`
      with recursive home as (
        select held.unit, held.part_of from unit_home held where ${holds('held', moment)}
        union select home.unit, held.part_of from home
          join unit_home held on 'unit:' || held.unit = home.part_of and ${holds('held', moment)})
      select distinct on (home.unit) home.unit as id, substr(home.part_of, 8) as office, null as country,
        coalesce((select named.name from unit_name named where named.unit = home.unit and ${known('named', moment)}
          order by coalesce(named.sure @> ${moment.asOf}::date, false) desc limit 1), home.unit) as detail
      from home where home.part_of like 'office:%' and ${isWanted(sql`substr(home.part_of, 8)`, filter, moment)}
      order by home.unit, home.part_of`,
    detailText: asWritten,
  },
]
