import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { instantText } from '#platform/db/periods.ts'
import type { Moment } from '#platform/moment.ts'
import type { Doer } from '#plans/model/plan.ts'
import { namedBy } from '#projects/views.ts'

/** One version of a document of a project, without its bytes. */
export interface ProjectDocument {
  id: string
  version: number
  project: string
  kind: string
  title: string
  language: string | null
  /** What the file is called. */
  name: string
  mediaType: string
  /** In bytes. */
  size: number
  /** SHA-256 of its bytes, in hexadecimal. */
  hash: string
  /** The state of the project when it was attached. */
  stage: string
  by: Doer
  /** ISO, UTC. */
  at: string
}

interface Row extends Omit<ProjectDocument, 'by'> {
  by: Omit<Doer, 'name'>
}

/** The documents of a project at the moment, all versions, the newest of each first; those taken away are not among them. */
export async function documentsOf(
  db: Db,
  { asKnown }: Moment,
  project: string,
): Promise<ProjectDocument[]> {
  const { rows } = await sql<Row>`
    select held.id, held.version, held.project, held.kind, held.title, held.language, held.name, held.media_type as "mediaType",
      file.size, held.hash, held.stage, ${instantText(sql`held.at`)} as at,
      json_build_object('person', held.person, 'post', held.post, 'postTitle', held.post_title) as by
    from project_document held join project_file file on file.hash = held.hash
    where held.project = ${project} and (${asKnown}::timestamptz is null or held.at <= ${asKnown}::timestamptz)
      and not exists (select from project_document_gone gone where gone.id = held.id
        and (${asKnown}::timestamptz is null or gone.at <= ${asKnown}::timestamptz))
    order by held.kind, held.id, held.version desc`.execute(db)
  const named = await namedBy(
    db,
    rows.map(({ by }) => by),
  )
  return rows.map((row) => ({ ...row, by: named(row.by) }))
}

/** The bytes of a document by their hash; undefined where nobody has them. */
export async function bytesOf(db: Db, hash: string): Promise<Buffer | undefined> {
  const { rows } = await sql<{ bytes: Buffer }>`
    select bytes from project_file where hash = ${hash}`.execute(db)
  return rows[0]?.bytes
}
