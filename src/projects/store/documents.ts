import { sql } from 'kysely'
import { type Act, doerOf } from '#platform/act.ts'

/** A document as it is attached: its id is shared by its versions. */
export interface NewDocument {
  id: string
  version: number
  project: string
  kind: string
  title: string
  language: string | null
  name: string
  mediaType: string
  /** SHA-256 of its bytes, in hexadecimal. */
  hash: string
  /** The state of the project. */
  stage: string
}

/** Records a document and its bytes, these once. */
export async function addDocument(
  act: Act,
  document: NewDocument,
  bytes: Uint8Array,
): Promise<void> {
  const { person, post, title } = doerOf(act)
  await sql`
    insert into project_file (hash, size, bytes) values (${document.hash}, ${bytes.length}, ${Buffer.from(bytes)})
    on conflict do nothing`.execute(act.db)
  await sql`
    insert into project_document (id, version, project, kind, title, language, name, media_type, hash, stage, person, post, post_title, at)
    values (${document.id}, ${document.version}, ${document.project}, ${document.kind}, ${document.title}, ${document.language},
      ${document.name}, ${document.mediaType}, ${document.hash}, ${document.stage}, ${person}, ${post}, ${title},
      ${act.at}::timestamptz)`.execute(act.db)
}

/** Records that a document is listed no more; its bytes are kept. */
export async function endDocument(act: Act, id: string, reason: string): Promise<void> {
  const { person, post, title } = doerOf(act)
  await sql`
    insert into project_document_gone (id, reason, person, post, post_title, at)
    values (${id}, ${reason}, ${person}, ${post}, ${title}, ${act.at}::timestamptz) on conflict do nothing`.execute(
    act.db,
  )
}
