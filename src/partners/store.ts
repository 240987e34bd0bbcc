import { sql } from 'kysely'
import type { Act } from '#platform/act.ts'
import type { Partner } from './model/partner.ts'

/** The partner is this from now on; what it was stays recorded until now. */
export async function putPartner(act: Act, partner: Partner): Promise<void> {
  const { id, kind, names, country, references, alsoNamed, website, source } = partner
  await sql`
    update partner set recorded = tstzrange(lower(recorded), ${act.at}::timestamptz)
    where id = ${id} and upper_inf(recorded)`.execute(act.db)
  await sql`
    insert into partner (id, kind, names, country, refs, also_named, website, european_union, held, source, is_edited, recorded)
    values (${id}, ${kind}, ${JSON.stringify(names)}::jsonb, ${country}, ${JSON.stringify(references)}::jsonb,
      ${[...alsoNamed]}::text[], ${website}, ${partner.isEuropeanUnion}, daterange(${partner.from}::date, ${partner.until}::date),
      ${source}, ${partner.isEdited}, tstzrange(${act.at}::timestamptz, null))`.execute(act.db)
}
