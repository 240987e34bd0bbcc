import { sql } from 'kysely'
import { holds, known } from '#platform/db/periods.ts'
import { wordsIn } from '#platform/i18n/words.ts'
import type { Check } from '#network/model/checks/check.ts'
import { checksOf, checksOfChange } from '#network/model/checks/checks.ts'
import type { NameThere, OfficeThere, Picture, Tie } from '#network/model/checks/picture.ts'
import { officeFunctions } from '#network/model/vocabulary.ts'
import { isCountryCode } from '#world/model/period-tables.ts'
import type { Network } from './impact.ts'

/**
 * What is wrong with a network on its day, as far as that day alone shows it. Of names only those of the subjects
 * (`office:vienna`, `unit:…`) are looked at. A bounded number of queries, whatever there is.
 */
export const checksOn = async (network: Network, subjects: readonly string[]): Promise<Check[]> =>
  checksOf(await pictureFor(network, subjects))

/**
 * Everything that a change brings and that should not be: errors, which stop it, then warnings, which are signed for. `subjects`
 * are those whose facts differ.
 */
export async function checksBetween(
  before: Network,
  after: Network,
  subjects: readonly string[],
): Promise<Check[]> {
  const was = await pictureFor(before, subjects)
  return checksOfChange(was, await pictureFor(after, subjects))
}

/** As much of a network as the checks need. Each table is read once and joined here, so that lookups by the thousand cost nothing. */
async function pictureFor(network: Network, subjects: readonly string[]): Promise<Picture> {
  const offices = await officesThere(network)
  const countries = await countriesOfPlaces(network)
  const coverage = await coverageOf(network)
  const kinds = new Map(offices.map(({ id, kind }) => [id, kind]))
  const regional = coverage.filter(({ office }) => kinds.get(office) === 'regional-office')
  const always = new Set(
    regional.flatMap(({ office, covers, condition }) =>
      condition === '' ? countries(covers).map((country) => `${office} ${country}`) : [],
    ),
  )
  const covered = regional.flatMap(({ office, covers }) =>
    countries(covers).map((country) => ({
      office,
      country,
      isConditional: !always.has(`${office} ${country}`),
    })),
  )
  return {
    subjects,
    offices,
    ties: await tiesOf(network),
    possible: await possiblyThere(network),
    covered,
    covering: new Set(coverage.map(({ office }) => office)),
    served: await servedOn(network, coverage, countries),
    names: await namesOf(network, subjects),
    labels: await labelsOf(network),
  }
}

async function officesThere({ db, moment }: Network): Promise<OfficeThere[]> {
  const rows = await sql<OfficeThere>`
    with placed as (
      select distinct on (placed.office) placed.office, placed.city from office_place placed where ${holds('placed', moment, true)}
      order by placed.office, coalesce(placed.sure @> ${moment.asOf}::date, false) desc, lower(placed.sure) desc),
    stated as (
      select distinct on (stated.office) stated.office, stated.country from office_country stated where ${holds('stated', moment, true)}
      order by stated.office, lower(stated.sure) desc),
    located as (
      select distinct on (located.city) located.city, located.country from city_country located where ${known('located', moment)}
      order by located.city, lower(located.possible) desc nulls last)
    select distinct on (held.office) held.office as id, held.kind, placed.city, coalesce(located.country, stated.country) as country
    from office_kind held left join placed on placed.office = held.office
      left join located on located.city = placed.city left join stated on stated.office = held.office
    where ${holds('held', moment)} order by held.office`.execute(db)
  return rows.rows
}

async function tiesOf({ db, moment }: Network): Promise<Tie[]> {
  const rows = await sql<Tie>`
    select 'office:' || held.office as below, held.reports_to as above from office_line held where ${holds('held', moment)}
    union select 'unit:' || held.unit, held.part_of from unit_home held where ${holds('held', moment)}
    order by 1, 2`.execute(db)
  return rows.rows
}

async function possiblyThere({ db, moment }: Network): Promise<Set<string>> {
  const rows = await sql<{ id: string }>`
    select 'office:' || held.office as id from office_kind held where ${holds('held', moment, true)}
    union select 'unit:' || held.unit from unit_home held where ${holds('held', moment, true)}
    union select 'unit:' || held.unit from unit_kind held where ${holds('held', moment, true)}`.execute(
    db,
  )
  return new Set(rows.rows.map(({ id }) => id))
}

/** What offices and units were called on the day or nearest to it, and countries in the reader's language. */
async function labelsOf({ db, moment, locale }: Network): Promise<Map<string, string>> {
  const nearest = sql`coalesce(named.sure @> ${moment.asOf}::date, false) desc, named.possible @> ${moment.asOf}::date desc,
    named.language = 'en' desc, lower(named.possible) desc nulls last`
  const rows = await sql<{ id: string; label: string }>`
    (select distinct on (named.office) 'office:' || named.office as id, named.name as label from office_name named
      where ${known('named', moment)} order by named.office, ${nearest})
    union all (select distinct on (named.unit) 'unit:' || named.unit, named.name from unit_name named
      where ${known('named', moment)} order by named.unit, ${nearest})
    union all (select distinct on (named.country) 'country:' || named.country, named.name from country_name named
      where ${known('named', moment)} and named.form = 'short' and named.language in (${locale}, 'en')
      order by named.country, named.possible @> ${moment.asOf}::date desc, named.language = ${locale} desc,
        lower(named.possible) desc nulls last)`.execute(db)
  const words = wordsIn(locale)
  return new Map([
    ...rows.rows.map(({ id, label }): [string, string] => [id, label]),
    ...officeFunctions.map((each): [string, string] => [
      `function:${each}`,
      words.t(`network.function.${each}`),
    ]),
  ])
}

const ofType = (type: string, subjects: readonly string[]) =>
  subjects.flatMap((each) => (each.startsWith(`${type}:`) ? [each.slice(type.length + 1)] : []))

async function namesOf({ db, moment }: Network, subjects: readonly string[]): Promise<NameThere[]> {
  const offices = ofType('office', subjects)
  const units = ofType('unit', subjects)
  if (offices.length + units.length === 0) return []
  const rows = await sql<NameThere>`
    with placed as (
      select distinct on (placed.office) placed.office, placed.city from office_place placed
      where placed.office = any(${offices}::text[]) and ${holds('placed', moment, true)}
      order by placed.office, coalesce(placed.sure @> ${moment.asOf}::date, false) desc, lower(placed.sure) desc),
    namesake as materialized (
      select placed.office, called.language, called.folded, called.city as thing from placed
        join city_name called on called.city = placed.city and ${holds('called', moment, true)}
      union all select cover.office, called.language, called.folded, called.area from office_coverage cover
        join area_name called on called.area = cover.covers and ${holds('called', moment, true)}
      where cover.office = any(${offices}::text[]) and ${holds('cover', moment)}
      union all select lies.office, called.language, called.folded, called.country from (
          select stated.office, stated.country from office_country stated
            where stated.office = any(${offices}::text[]) and ${holds('stated', moment, true)}
          union select placed.office, located.country from placed join city_country located on located.city = placed.city and ${known('located', moment)}) lies
        join country_name called on called.country = lies.country and called.form = 'short' and ${holds('called', moment, true)})
    select 'office:' || held.office as subject, held.language, held.name, array(
      select distinct other.language from namesake same join namesake other on other.office = same.office and other.thing = same.thing
      where same.office = held.office and same.language = held.language and same.folded = held.folded order by 1) as "namesakeLanguages"
    from office_name held where held.office = any(${offices}::text[]) and ${holds('held', moment)}
    union all select 'unit:' || held.unit, held.language, held.name, '{}'
    from unit_name held where held.unit = any(${units}::text[]) and ${holds('held', moment)}
    order by 1, 2, 3`.execute(db)
  return rows.rows
}

/** Tells the countries of a place: an area's on the day, or the country itself. */
async function countriesOfPlaces({
  db,
  moment,
}: Network): Promise<(place: string) => readonly string[]> {
  const rows = await sql<{ area: string; countries: string[] }>`
    select held.area, array_agg(distinct held.country) as countries from area_member held
    where ${holds('held', moment, true)} group by 1`.execute(db)
  const byArea = new Map(rows.rows.map(({ area, countries }) => [area, countries]))
  return (place) => (isCountryCode(place) ? [place] : (byArea.get(place) ?? []))
}

interface CoverageThere {
  office: string
  covers: string
  condition: string
}

async function coverageOf({ db, moment }: Network): Promise<CoverageThere[]> {
  const rows = await sql<CoverageThere>`
    select distinct held.office, held.covers, held.condition from office_coverage held where ${holds('held', moment)}
    order by 1, 2, 3`.execute(db)
  return rows.rows
}

/** Which countries each function reaches: by the place it is held for, or, held without one, by what its office covers. */
async function servedOn(
  { db, moment }: Network,
  coverage: readonly CoverageThere[],
  countries: (place: string) => readonly string[],
): Promise<Map<string, Set<string>>> {
  const rows = await sql<{ function: string; heldFor: string; office: string | null }>`
    select distinct held.function, held.held_for as "heldFor", case when held.held_for = '' then held.office end as office
    from office_function held where ${holds('held', moment)} order by 1, 2, 3`.execute(db)
  const byOffice = new Map(
    [...Map.groupBy(coverage, ({ office }) => office)].map(([office, all]) => [
      office,
      new Set(all.flatMap(({ covers }) => countries(covers))),
    ]),
  )
  return new Map(
    [...Map.groupBy(rows.rows, (row) => row.function)].map(([held, all]) => {
      const reached = new Set<string>()
      for (const { heldFor, office } of all)
        for (const country of office === null ? countries(heldFor) : (byOffice.get(office) ?? []))
          reached.add(country)
      return [held, reached]
    }),
  )
}
