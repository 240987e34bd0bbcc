import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { considerate } from '#platform/db/considerate.ts'
import { instantText } from '#platform/db/periods.ts'
import { memory, type Stand } from '#platform/http/stand.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import type { Check } from '#network/model/checks/check.ts'
import type { ImpactLine } from '#network/model/impact.ts'
import { checksBetween } from '#network/views/checks.ts'
import { type ImpactPart, impactOf, type Network } from '#network/views/impact.ts'
import { momentAt } from '#sources/views.ts'
import type { Step, WrongChange } from '#decisions/model/change.ts'
import { subjectsChanged } from '#decisions/views/names.ts'
import { decisionById } from '#decisions/views.ts'
import { foresee, type Ground } from '#decisions/views/foreseen.ts'
import type { Scenario } from '#scenarios/model/scenario.ts'
import { wrongAmong } from '#scenarios/model/wrong.ts'
import { changesOf } from '#scenarios/views.ts'
import { standingOf } from './standing.ts'

/** What scenarios are rehearsed with: how changes become facts, and what each domain tells of them. */
export interface Workshop {
  ground: Ground
  parts: readonly ImpactPart[]
}

/** The workshop of an organisation, handed down by the app, which knows all domains. */
export type WorkshopFor = (site: { title: Readonly<Record<Locale, string>> }) => Workshop

/** What a scenario would do, before anything is decided. */
export interface Rehearsal {
  /** What cannot be: `at` is the place in the list, from 0. What else can be is rehearsed all the same. */
  wrong: WrongChange[]
  steps: readonly Step[]
  /** Whose facts differ, as `office:vienna`. */
  subjects: readonly string[]
  lines: readonly ImpactLine[]
  /** Only what the changes bring. */
  checks: readonly Check[]
  /** What moved under it since it was drafted; nothing moves under what is decided. */
  moved: readonly Step[]
  before: Network
  /** The network as it would be: to read from with every view there is. */
  after: Network
}

/** From where it is rehearsed: the database, where it stands, and the language of labels. */
export interface Rehearsing {
  db: Db
  stand: Stand
  locale: Locale
}

const remembered = memory<Rehearsal>(8)

/**
 * Rehearses a scenario on its day against what is held now; one that was adopted, against what was held just before. Found once
 * for a page, its files and its pictures: it follows from the last event, the scenario's version, its day and the language.
 */
export const rehearse = (
  { db, stand, locale }: Rehearsing,
  scenario: Scenario,
  workshop: Workshop,
): Promise<Rehearsal> =>
  remembered({ db, stand }, [scenario.id, scenario.revision, scenario.day, locale], () =>
    scenario.state === 'adopted'
      ? adopted(db, scenario, { ...workshop, locale })
      : beforehand(db, scenario, { ...workshop, locale }),
  )

interface Tools extends Workshop {
  locale: Locale
}

async function beforehand(
  db: Db,
  scenario: Scenario,
  { ground, parts, locale }: Tools,
): Promise<Rehearsal> {
  const moment = await momentAt(db, scenario.day, null)
  const changes = await changesOf(db, moment, scenario.id)
  // A long reckoning: readers of pages are let in between its questions.
  const { db: calm, release } = considerate(db)
  const { steps, wrong, subjects, after: foreseen } = await foresee(calm, moment, changes, ground)
  const before = { db: calm, moment, locale }
  const after = { db: foreseen, moment, locale }
  const rehearsal = {
    wrong: merged(wrongAmong(changes), wrong),
    steps,
    subjects,
    lines: await impactOf(parts, before, after, subjects),
    checks: await checksBetween(before, after, subjects),
    moved: await standingOf(calm, scenario, {
      // Also of changes that cannot be any more: because of what moved, perhaps.
      subjects: [...new Set([...subjects, ...subjectsChanged(changes)])],
      tables: ground.tables,
    }),
    before: { ...before, db },
    after,
  }
  release()
  return rehearsal
}

/** What an adopted scenario changed: the network just before its decision was recorded, and since. */
async function adopted(
  db: Db,
  { day, outcome }: Scenario,
  { parts, locale }: Tools,
): Promise<Rehearsal> {
  const at = outcome?.at ?? ''
  const [was, is] = [await momentAt(db, day, await justBefore(db, at)), await momentAt(db, day, at)]
  const decision = await decisionById(db, is, outcome?.decision ?? '')
  const subjects = decision?.subjects ?? []
  const { db: calm, release } = considerate(db)
  const before = { db: calm, moment: was, locale }
  const after = { db: calm, moment: is, locale }
  const rehearsal = {
    wrong: [],
    steps: [],
    subjects,
    lines: await impactOf(parts, before, after, subjects),
    checks: await checksBetween(before, after, subjects),
    moved: [],
    before,
    after,
  }
  release()
  return rehearsal
}

async function justBefore(db: Db, instant: string): Promise<string> {
  const { rows } = await sql<{ at: string }>`
    select ${instantText(sql`(${instant}::timestamptz - interval '1 microsecond')`)} as at`.execute(
    db,
  )
  return rows[0]?.at ?? instant
}

/** Both lists of what is wrong, in the order of the changes; the same thing once. */
function merged(one: readonly WrongChange[], other: readonly WrongChange[]): WrongChange[] {
  const all = new Map([...other, ...one].map((each) => [`${each.at} ${each.reason}`, each]))
  return [...all.values()].toSorted((a, b) => a.at - b.at)
}
