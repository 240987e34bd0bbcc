import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { known, recordedFromOf } from '#platform/db/periods.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import type { Moment } from '#platform/moment.ts'
import {
  isActive,
  nameOf,
  type Partner,
  type PartnerKind,
  type Reference,
} from './model/partner.ts'

/** A partner with since when its row is held. */
export type RecordedPartner = Partner & { recordedFrom: string }

/** What a list of partners is narrowed by; what is not given does not narrow. */
export interface PartnerFilter {
  kind?: PartnerKind | undefined
  country?: string | undefined
  isEuropeanUnion?: boolean | undefined
}

const selected = (db: Db, moment: Moment, where: RawBuilder<unknown>) =>
  sql<RecordedPartner>`
    select partner.id, partner.kind, partner.names, partner.country, partner.refs as "references",
      partner.also_named as "alsoNamed", partner.website, partner.european_union as "isEuropeanUnion",
      lower(partner.held) as from, upper(partner.held) as until, partner.source, partner.is_edited as "isEdited",
      ${recordedFromOf('partner')}
    from partner where ${known('partner', moment)} and ${where} order by partner.id`
    .execute(db)
    .then(({ rows }) => rows)

/** One partner, of whatever time it is; undefined where nobody knows one. */
export const partnerBy = async (
  db: Db,
  moment: Moment,
  id: string,
): Promise<RecordedPartner | undefined> => (await selected(db, moment, sql`partner.id = ${id}`))[0]

/** These partners by their ids; those nobody knows are missing. One query. */
export async function partnersBy(
  db: Db,
  moment: Moment,
  ids: readonly string[],
): Promise<ReadonlyMap<string, RecordedPartner>> {
  if (ids.length === 0) return new Map()
  const rows = await selected(db, moment, sql`partner.id = any(${[...new Set(ids)]}::text[])`)
  return new Map(rows.map((row) => [row.id, row]))
}

/** Partners of every time, as they are known at the moment, in the order of their ids. */
export const partnerList = (
  db: Db,
  moment: Moment,
  { kind, country, isEuropeanUnion }: PartnerFilter = {},
): Promise<RecordedPartner[]> =>
  selected(
    db,
    moment,
    sql`(${kind ?? null}::text is null or partner.kind = ${kind ?? null})
      and (${country ?? null}::text is null or partner.country = ${country ?? null})
      and (${isEuropeanUnion ?? null}::boolean is null or partner.european_union = ${isEuropeanUnion ?? null})`,
  )

/** The partners that are there on the day, A to Z in the reader's language: names alone. */
export async function partnerChoices(
  db: Db,
  moment: Moment,
  locale: Locale,
): Promise<{ id: string; name: string }[]> {
  return (await partnerList(db, moment))
    .filter((partner) => isActive(partner, moment.asOf))
    .map((partner) => ({ id: partner.id, name: nameOf(partner, locale) }))
    .toSorted((a, b) => a.name.localeCompare(b.name, locale))
}

/** The partners that bear this reference: several where a scheme has one code for them all. */
export const partnersReferred = (
  db: Db,
  moment: Moment,
  { scheme, code }: Reference,
): Promise<RecordedPartner[]> =>
  selected(db, moment, sql`partner.refs @> ${JSON.stringify([{ scheme, code }])}::jsonb`)

/** The codes of all countries and territories that anybody ever told of. */
export async function countryCodes(db: Db): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{
    country: string
  }>`select distinct country from country_name`.execute(db)
  return new Set(rows.map(({ country }) => country))
}
