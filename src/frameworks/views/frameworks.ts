import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db/db.ts'
import { instantText, known } from '#platform/db/periods.ts'
import type { Moment } from '#platform/moment.ts'
import { type Standing, standingOf } from '#frameworks/model/standing.ts'
import type { Titles } from '#frameworks/model/titles.ts'
import { supersededFrom } from './select.ts'

/** An edition of a framework, and how it stands on the day. `until` is the first day it is no longer in force. */
export interface EditionListed {
  framework: string
  edition: string
  titles: Titles
  from: Day | null
  until: Day | null
  supersedes: string | null
  standing: Standing
  /** How many nodes its tree has. */
  objectives: number
  source: string
  recordedFrom: string
}

/** A framework with its editions, the newest first. */
export interface FrameworkListed {
  id: string
  titles: Titles
  source: string
  editions: readonly EditionListed[]
  /** The edition in force on the day; null where there is none. */
  inForce: string | null
}

type EditionRow = Omit<EditionListed, 'standing'> & { supersededFrom: Day | null }

/** All frameworks known at the moment, with their editions. */
export async function frameworkList(db: Db, moment: Moment): Promise<FrameworkListed[]> {
  const { rows } = await sql<{ id: string; titles: Titles; source: string }>`
    select framework as id, titles, source from framework where ${known('framework', moment)} order by place`.execute(
    db,
  )
  const editions = await editionsKnown(db, moment)
  return rows.map((row) => {
    const own = editions.filter(({ framework }) => framework === row.id)
    const now = own.find(({ standing }) => standing === 'in-force')
    return { ...row, editions: own, inForce: now?.edition ?? null }
  })
}

/** A framework with its editions; undefined where none was known at the moment. */
export async function frameworkById(
  db: Db,
  moment: Moment,
  id: string,
): Promise<FrameworkListed | undefined> {
  const all = await frameworkList(db, moment)
  return all.find((each) => each.id === id)
}

async function editionsKnown(db: Db, moment: Moment): Promise<EditionListed[]> {
  const { rows } = await sql<EditionRow>`
    select held.framework, held.edition, held.titles, lower(held.held) as from, upper(held.held) as until, held.supersedes,
      ${supersededFrom('held', moment)}::text as "supersededFrom", held.source, ${instantText(sql`lower(held.recorded)`)} as "recordedFrom",
      (select count(*)::int from framework_objective node
        where node.framework = held.framework and node.edition = held.edition and ${known('node', moment)}) as objectives
    from framework_edition held where ${known('held', moment)}
    order by held.framework, lower(held.held) desc nulls last, held.edition desc`.execute(db)
  return rows.map(({ supersededFrom: newerFrom, ...row }) => {
    const days = { from: row.from, until: row.until }
    const facts = { edition: days, own: days, supersededFrom: newerFrom, isTakenOut: false }
    return { ...row, standing: editionStanding(moment.asOf, facts) }
  })
}

/** An edition whose days are over has ended; it was not taken out of anything. */
function editionStanding(day: Day, facts: Parameters<typeof standingOf>[1]): Standing {
  return standingOf(day, { ...facts, own: { from: null, until: null } })
}

/** What a reader must know of an edition (`code` empty) or of one of its objectives. */
export interface FrameworkNote {
  code: string
  texts: Titles
  source: string
}

/** The notes on an edition and on its objectives, in the order of their file. */
export async function notesOn(
  db: Db,
  moment: Moment,
  framework: string,
  edition: string,
): Promise<FrameworkNote[]> {
  const { rows } = await sql<FrameworkNote>`
    select code, texts, source from framework_note held
    where held.framework = ${framework} and held.edition = ${edition} and ${known('held', moment)} order by number`.execute(
    db,
  )
  return rows
}
