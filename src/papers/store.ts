import { sql } from 'kysely'
import { type Act, doerOf } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import { known } from '#platform/db/periods.ts'
import type { Moment } from '#platform/moment.ts'
import type { PaperIssued, PaperSent } from '#papers/model/paper.ts'

/** A version of a template as it is kept. */
export interface KeptPaper {
  id: string
  version: number
  from: string
  until: string | null
  content: unknown
}

/** All versions of templates known at the moment. */
export async function keptPapers(db: Db, moment: Pick<Moment, 'asKnown'>): Promise<KeptPaper[]> {
  const { rows } = await sql<KeptPaper>`
    select id, version, lower(in_use) as "from", upper(in_use) as until, content from paper_template held
    where ${known('held', moment)} order by id, version`.execute(db)
  return rows
}

/** This version is this from now on; what it said before stays recorded. */
export async function putPaper(
  act: Act,
  { id, version, from, until, content }: KeptPaper,
): Promise<void> {
  await sql`
    update paper_template set recorded = tstzrange(lower(recorded), ${act.at}::timestamptz)
    where upper_inf(recorded) and id = ${id} and version = ${version}`.execute(act.db)
  await sql`
    insert into paper_template (id, version, in_use, content, recorded)
    values (${id}, ${version}, daterange(${from}::date, ${until}::date), ${JSON.stringify(content)}::jsonb,
      tstzrange(${act.at}::timestamptz, null))`.execute(act.db)
}

/** Records a document and its bytes, these once; answers its number within the project. */
export async function addPaper(
  act: Act,
  issued: Omit<PaperIssued, 'number' | 'by' | 'at' | 'sent' | 'size'>,
  bytes: Uint8Array,
): Promise<number> {
  const { person, post, title } = doerOf(act)
  const { project, template } = issued
  await sql`
    insert into paper_file (hash, size, bytes) values (${issued.hash}, ${bytes.length}, ${Buffer.from(bytes)})
    on conflict do nothing`.execute(act.db)
  const { rows } = await sql<{ number: number }>`
    insert into paper_issued (project, number, paper, template, template_version, language, format, version, report, is_draft,
      as_of, as_known, origin, hash, name, person, post, post_title, at)
    select ${project}, coalesce((select max(number) from paper_issued where project = ${project}), 0) + 1, ${issued.paper},
      ${template.id}, ${template.version}, ${issued.language}, ${issued.format}, ${issued.version}, ${issued.report},
      ${issued.isDraft}, ${issued.asOf}::date, ${issued.asKnown}::timestamptz, ${issued.origin}, ${issued.hash},
      ${issued.name},
      ${person}, ${post}, ${title}, ${act.at}::timestamptz
    returning number`.execute(act.db)
  const number = rows[0]?.number
  if (number === undefined) throw new Error('the document got no number')
  return number
}

/** Records to whom a document was sent. */
export async function addSent(
  act: Act,
  { id, project, number }: { id: string; project: string; number: number },
  { recipient, day }: Pick<PaperSent, 'recipient' | 'day'>,
): Promise<void> {
  const { person, post, title } = doerOf(act)
  await sql`
    insert into paper_sent (id, project, number, recipient, day, person, post, post_title, at)
    values (${id}, ${project}, ${number}, ${recipient}, ${day}::date, ${person}, ${post}, ${title},
      ${act.at}::timestamptz)`.execute(act.db)
}
