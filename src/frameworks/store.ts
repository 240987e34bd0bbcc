import { type RawBuilder, sql } from 'kysely'
import type { Act } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import type {
  EditionFact,
  FrameworkFact,
  FrameworkFacts,
  MappingFact,
  NoteFact,
  ObjectiveFact,
} from './model/facts.ts'

/** What the files of frameworks were when they were last taken; null before the first time. */
export async function lastDigest(db: Db): Promise<string | null> {
  const { rows } = await sql<{ digest: string }>`
    select digest from framework_load order by at desc limit 1`.execute(db)
  return rows[0]?.digest ?? null
}

/** Remembers what the files were that this act took. */
export async function rememberDigest(act: Act, digest: string): Promise<void> {
  await sql`insert into framework_load (digest, at) values (${digest}, ${act.at}::timestamptz)`.execute(
    act.db,
  )
}

/** All that is held of frameworks now. */
export async function factsNow(db: Db): Promise<FrameworkFacts> {
  const days = sql`lower(held) as from, upper(held) as until`
  const now = sql`upper_inf(recorded)`
  const frameworks = await sql<FrameworkFact>`
    select framework, place, titles, source from framework where ${now} order by place`.execute(db)
  const editions = await sql<EditionFact>`
    select framework, edition, titles, ${days}, supersedes, source from framework_edition where ${now}`.execute(
    db,
  )
  const objectives = await sql<ObjectiveFact>`
    select framework, edition, code, parent, place, kind, titles, translated_by as "translatedBy", text, ${days}, source
    from framework_objective where ${now} order by framework, edition, place`.execute(db)
  const mappings = await sql<MappingFact>`
    select from_framework as "fromFramework", from_edition as "fromEdition", from_code as "fromCode",
      to_framework as "toFramework", to_edition as "toEdition", to_code as "toCode", relation, basis, ${days}, source
    from framework_mapping where ${now}`.execute(db)
  const notes = await sql<NoteFact>`
    select framework, edition, code, number, texts, source from framework_note where ${now}`.execute(
    db,
  )
  return {
    frameworks: frameworks.rows,
    editions: editions.rows,
    objectives: objectives.rows,
    mappings: mappings.rows,
    notes: notes.rows,
  }
}

/** Closes rows that are held no more. What is equal on both sides keeps its recorded period: hand over differences. */
export async function closeFacts(act: Act, gone: FrameworkFacts): Promise<void> {
  await close(act, sql`framework`, sql`each.framework = held.framework`, gone.frameworks)
  const edition = sql`each.framework = held.framework and each.edition = held.edition`
  await close(act, sql`framework_edition`, edition, gone.editions)
  const code = sql`${edition} and each.code = held.code`
  await close(act, sql`framework_objective`, code, gone.objectives)
  await close(act, sql`framework_note`, sql`${code} and each.number = held.number`, gone.notes)
  await close(
    act,
    sql`framework_mapping`,
    sql`each."fromFramework" = held.from_framework and each."fromEdition" = held.from_edition and each."fromCode" = held.from_code
      and each."toFramework" = held.to_framework and each."toEdition" = held.to_edition and each."toCode" = held.to_code
      and each."from" is not distinct from lower(held.held)`,
    gone.mappings,
  )
}

const keys = sql`each (framework text, edition text, code text, number integer, "fromFramework" text, "fromEdition" text,
  "fromCode" text, "toFramework" text, "toEdition" text, "toCode" text, "from" date)`

async function close(
  act: Act,
  table: RawBuilder<unknown>,
  same: RawBuilder<unknown>,
  gone: readonly object[],
): Promise<void> {
  for (const some of slices(gone))
    await sql`
      update ${table} held set recorded = tstzrange(lower(held.recorded), ${act.at}::timestamptz)
      from jsonb_to_recordset(${JSON.stringify(some)}::jsonb) as ${keys}
      where upper_inf(held.recorded) and ${same}`.execute(act.db)
}

/** Records rows that are new. */
export async function addFacts(act: Act, added: FrameworkFacts): Promise<void> {
  const recorded = sql`tstzrange(${act.at}::timestamptz, null)`
  const held = sql`daterange("from", until)`
  const from = (rows: readonly object[], columns: RawBuilder<unknown>) =>
    sql`from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as each (${columns})`
  for (const some of slices(added.frameworks))
    await sql`
      insert into framework (framework, place, titles, source, recorded)
      select framework, place, titles, source, ${recorded}
      ${from(some, sql`framework text, place integer, titles jsonb, source text`)}`.execute(act.db)
  for (const some of slices(added.editions))
    await sql`
      insert into framework_edition (framework, edition, titles, held, supersedes, source, recorded)
      select framework, edition, titles, ${held}, supersedes, source, ${recorded}
      ${from(some, sql`framework text, edition text, titles jsonb, "from" date, until date, supersedes text, source text`)}`.execute(
      act.db,
    )
  for (const some of slices(added.objectives))
    await sql`
      insert into framework_objective (framework, edition, code, parent, place, kind, titles, translated_by, text, held, source, recorded)
      select framework, edition, code, parent, place, kind, titles, "translatedBy", text, ${held}, source, ${recorded}
      ${from(
        some,
        sql`framework text, edition text, code text, parent text, place integer, kind text, titles jsonb, "translatedBy" text,
          text text, "from" date, until date, source text`,
      )}`.execute(act.db)
  for (const some of slices(added.mappings))
    await sql`
      insert into framework_mapping (from_framework, from_edition, from_code, to_framework, to_edition, to_code, relation, basis,
        held, source, recorded)
      select "fromFramework", "fromEdition", "fromCode", "toFramework", "toEdition", "toCode", relation, basis, ${held}, source, ${recorded}
      ${from(
        some,
        sql`"fromFramework" text, "fromEdition" text, "fromCode" text, "toFramework" text, "toEdition" text, "toCode" text,
          relation text, basis text, "from" date, until date, source text`,
      )}`.execute(act.db)
  for (const some of slices(added.notes))
    await sql`
      insert into framework_note (framework, edition, code, number, texts, source, recorded)
      select framework, edition, code, number, texts, source, ${recorded}
      ${from(some, sql`framework text, edition text, code text, number integer, texts jsonb, source text`)}`.execute(
      act.db,
    )
}

/** So many rows go to the database at once that one statement stays well below what a message may hold. */
const most = 400

function slices<Row>(rows: readonly Row[]): (readonly Row[])[] {
  const count = Math.ceil(rows.length / most)
  return Array.from({ length: count }, (_, at) => rows.slice(at * most, (at + 1) * most))
}
