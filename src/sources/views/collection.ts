import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import type { Claim, Ruling } from '#sources/model/claim.ts'
import type { SourceDocument } from '#sources/model/source.ts'
import { type ClaimRow, claimOf } from '#sources/store.ts'

/** What is held now of collections: their documents, claims and rulings, in the order of a file people read. */
export async function collectionNow(
  db: Db,
  ...collections: readonly string[]
): Promise<{ documents: SourceDocument[]; claims: Claim[]; rulings: Ruling[] }> {
  const documents = await sql<SourceDocument>`
    select id, title, publisher, kind, language, reference_day as "referenceDay",
      reference_precision as "referencePrecision", is_survey as "isSurvey", file, address, marking, note
    from source where collection = any(${[...collections]}::text[]) and upper_inf(recorded) order by id collate "C"`.execute(
    db,
  )
  const claims = await sql<ClaimRow>`
    select claim.*, '' as reference_day from claim
    where collection = any(${[...collections]}::text[]) and upper_inf(recorded)
    order by source collate "C", line, key collate "C"`.execute(db)
  const rulings = await sql<Ruling>`
    select key, subject, predicate, value, taken, set_aside as "setAside", reason
    from ruling where collection = any(${[...collections]}::text[]) and upper_inf(recorded) order by key collate "C"`.execute(
    db,
  )
  return { documents: documents.rows, claims: claims.rows.map(claimOf), rulings: rulings.rows }
}

/** The collections that something is held of now, in the order of their names. */
export async function collectionsNow(db: Db): Promise<string[]> {
  const rows = await sql<{ collection: string }>`
    select collection from source where upper_inf(recorded) group by collection order by collection collate "C"`.execute(
    db,
  )
  return rows.rows.map(({ collection }) => collection)
}
