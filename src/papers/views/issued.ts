import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { instantText } from '#platform/db/periods.ts'
import type { Moment } from '#platform/moment.ts'
import type { PaperIssued, PaperSent } from '#papers/model/paper.ts'
import type { Doer } from '#plans/model/plan.ts'
import { namedBy } from '#projects/views.ts'

type Nameless = Omit<Doer, 'name'>
type SentRow = Omit<PaperSent, 'by'> & { number: number; by: Nameless }
type Row = Omit<PaperIssued, 'by' | 'sent'> & { by: Nameless }

const doer = (alias: string) =>
  sql`json_build_object('person', ${sql.ref(`${alias}.person`)}, 'post', ${sql.ref(`${alias}.post`)}, 'postTitle', ${sql.ref(`${alias}.post_title`)})`

const until = (alias: string, { asKnown }: Moment) =>
  sql`(${asKnown}::timestamptz is null or ${sql.ref(`${alias}.at`)} <= ${asKnown}::timestamptz)`

/** The documents made of a project, as known at the moment, the newest first, each with whom it was sent to. */
export async function papersOf(db: Db, moment: Moment, project: string): Promise<PaperIssued[]> {
  const { rows } = await sql<Row>`
    select held.project, held.number, held.paper, json_build_object('id', held.template, 'version', held.template_version) as template,
      held.language, held.format, held.version, held.report, held.is_draft as "isDraft", held.as_of as "asOf",
      ${instantText(sql`held.as_known`)} as "asKnown", held.origin, held.hash, held.name, file.size, ${doer('held')} as by,
      ${instantText(sql`held.at`)} as at
    from paper_issued held join paper_file file on file.hash = held.hash
    where held.project = ${project} and ${until('held', moment)} order by held.number desc`.execute(
    db,
  )
  const { rows: sent } = await sql<SentRow>`
    select held.number, held.recipient, held.day, ${doer('held')} as by, ${instantText(sql`held.at`)} as at
    from paper_sent held where held.project = ${project} and ${until('held', moment)} order by held.day, held.at`.execute(
    db,
  )
  const named = await namedBy(
    db,
    [...rows, ...sent].map(({ by }) => by),
  )
  const sentOf = Map.groupBy(sent, ({ number }) => number)
  return rows.map((row) => ({
    ...row,
    by: named(row.by),
    sent: (sentOf.get(row.number) ?? []).map(({ recipient, day, by, at }) => ({
      recipient,
      day,
      by: named(by),
      at,
    })),
  }))
}

/** One document made of a project; undefined where there was none at the moment. */
export const paperBy = async (
  db: Db,
  moment: Moment,
  project: string,
  number: number,
): Promise<PaperIssued | undefined> =>
  (await papersOf(db, moment, project)).find((each) => each.number === number)

/** The bytes of a document by their hash; undefined where nobody has them. */
export async function paperBytes(db: Db, hash: string): Promise<Buffer | undefined> {
  const { rows } = await sql<{ bytes: Buffer }>`
    select bytes from paper_file where hash = ${hash}`.execute(db)
  return rows[0]?.bytes
}

/** The instant of the last thing that was done: acts are recorded one after another, so everything up to it is known. */
export async function lastKnown(db: Db): Promise<string> {
  const { rows } = await sql<{ at: string | null }>`
    select ${instantText(sql`at`)} as at from event order by id desc limit 1`.execute(db)
  const at = rows[0]?.at
  if (at === null || at === undefined) throw new Error('nothing was ever done')
  return at
}
